import { gaussianCrossing } from '../crooks-gaussian.ts';
import { createCarry } from './carry.ts';
import { collectLevels, type LevelCollector, levels, mergeLevels } from './level-tally.ts';
import { createMomentNodes, type MomentNodes } from './moment-nodes.ts';
import type { PairGain, PairStudy, PairStudyState } from './pair-study.ts';
import { stretch, stretchLevel } from './stretch.ts';
import type { WeighedWorks } from './weights.ts';

/** Moments of blocks of either direction, and where the Gaussians fitted to them cross. */
interface CrossingNodes {
  readonly f: MomentNodes;
  readonly r: MomentNodes;
  readonly both: MomentNodes;
  /** Adds the crossings of the first `count` nodes, blocks of 2^level works. */
  readonly cross: (level: number, count: number, into: LevelCollector) => void;
}

function createCrossingNodes(capacity: number): CrossingNodes {
  const f = createMomentNodes(capacity);
  const r = createMomentNodes(capacity);
  const crossings = new Float64Array(f.mean.length);
  return {
    f,
    r,
    both: {
      ...f,
      columns: [...f.columns, ...r.columns],
      pair(count, size) {
        f.pair(count, size);
        r.pair(count, size);
      },
    },
    cross(level, count, into) {
      const n = 2 ** level;
      for (let j = 0; j < count; j++)
        crossings[j] = gaussianCrossing(f.mean[j]!, f.m2[j]! / n, -r.mean[j]!, r.m2[j]! / n);
      into.add(level, crossings, count);
    },
  };
}

/** Reads crossings over the blocks within works, from the level `lowest` on. */
export function createCrossingReader(): (forward: WeighedWorks, reverse: WeighedWorks, lowest: number) => PairGain {
  const { f, r, both, cross } = createCrossingNodes(stretch);
  return (forward, reverse, lowest) => {
    const collector = collectLevels();
    f.begin(forward.works, forward.works.length);
    let count = r.begin(reverse.works, reverse.works.length);
    for (let level = 1; count > 0; level++) {
      if (level >= lowest) cross(level, count, collector);
      count = Math.floor(count / 2);
      both.pair(count, 2 ** level);
    }
    return { levels: collector.tally(), node: both.columns.map((column) => column[0]!) };
  };
}

/** Where the Gaussians fitted to both directions cross, over blocks of two works each and more; goes on `from` an earlier state. */
export function createCrossingStudy(from: PairStudyState | null = null): PairStudy {
  const { both, cross } = createCrossingNodes(4);
  const carry = createCarry(both, stretchLevel, levels - 1, from?.carry);
  const collector = collectLevels(from?.levels);
  return {
    add({ levels: next, node }) {
      collector.merge(next);
      for (const [c, column] of both.columns.entries()) column[0] = node[c]!;
      carry.push((level) => cross(level, 1, collector));
    },
    tally: (rest) => mergeLevels(collector.tally(), rest),
    save: () => ({ levels: collector.tally(), carry: carry.save(), bracket: null }),
  };
}

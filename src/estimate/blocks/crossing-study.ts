import { gaussianCrossing } from '../crooks-gaussian.ts';
import { createCarry } from './carry.ts';
import { collectLevels, type LevelCollector, levels } from './level-tally.ts';
import { createMomentNodes, type MomentNodes } from './moment-nodes.ts';
import type { PairStudy, PairStudyState } from './pair-study.ts';
import { stretch, stretchLevel } from './stretch.ts';
import type { WeighedWorks } from './weights.ts';

/** Where the Gaussians fitted to both directions cross, over blocks of two works each and more; goes on `from` an earlier state. */
export function createCrossingStudy(from: PairStudyState | null = null): PairStudy {
  const f = createMomentNodes(stretch);
  const r = createMomentNodes(stretch);
  const both: MomentNodes = {
    ...f,
    columns: [...f.columns, ...r.columns],
    pair(count, size) {
      f.pair(count, size);
      r.pair(count, size);
    },
  };
  const carry = createCarry(both, stretchLevel, levels - 1, from?.carry);
  const crossings = new Float64Array(stretch / 2);
  const collector = collectLevels(from?.levels);

  const cross = (level: number, count: number, into: LevelCollector) => {
    const n = 2 ** level;
    for (let j = 0; j < count; j++)
      crossings[j] = gaussianCrossing(f.mean[j]!, f.m2[j]! / n, -r.mean[j]!, r.m2[j]! / n);
    into.add(level, crossings, count);
  };
  const within = (forward: WeighedWorks, reverse: WeighedWorks, lowest: number, into: LevelCollector) => {
    f.begin(forward.works, forward.works.length);
    let count = r.begin(reverse.works, reverse.works.length);
    for (let level = 1; count > 0; level++) {
      if (level >= lowest) cross(level, count, into);
      count = Math.floor(count / 2);
      both.pair(count, 2 ** level);
    }
  };

  return {
    add(forward, reverse, lowest) {
      within(forward, reverse, lowest, collector);
      carry.push((level) => cross(level, 1, collector));
    },
    tally(forward, reverse, lowest) {
      const all = collectLevels(collector.tally());
      within(forward, reverse, lowest, all);
      return all.tally();
    },
    save: () => ({ levels: collector.tally(), carry: carry.save(), bracket: null }),
  };
}

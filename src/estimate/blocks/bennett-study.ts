import type { Bracket } from '../../tally/fermi-sums.ts';
import { barRoot } from '../bar-root.ts';
import { type BennettNodes, blockBracket, createBennettNodes } from './bennett-nodes.ts';
import { blockRoot, type FactoredWorks } from './block-root.ts';
import { type Carry, type CarryState, createCarry } from './carry.ts';
import { collectLevels, type LevelCollector, levels } from './level-tally.ts';
import type { PairStudy, PairStudyState } from './pair-study.ts';
import { stretch, stretchLevel } from './stretch.ts';
import { boltzmannFactors, type WeighedWorks } from './weights.ts';

/** Standard error of Bennett's ratio at its root c for equal numbers of works (Shirts et al., as in `bar`). */
function shirtsError({ center, forward, reverse }: FactoredWorks): number {
  const information = (works: Float64Array, shift: number) =>
    works.reduce((sum, w) => sum + 1 / (2 + 2 * Math.cosh(w + shift)), 0);
  const square = 1 / (information(forward, -center) + information(reverse, center)) - 2 / forward.length;
  return Math.sqrt(Math.max(0, square));
}

/**
 * Bennett's acceptance ratio over blocks. Those within a stretch are solved from their works, larger ones from sums at the nodes of
 * a bracket that the first stretch fixes. Goes on `from` an earlier state.
 */
export function createBennettStudy(from: PairStudyState | null = null): PairStudy {
  const forwardFactors = new Float64Array(stretch);
  const reverseFactors = new Float64Array(stretch);
  const roots = new Float64Array(stretch);
  const collector = collectLevels(from?.levels);
  let center = Number.NaN;
  let bracket: Bracket | null = null;
  let nodes: BennettNodes;
  let carry: Carry | null = null;
  const begin = (around: Bracket, waiting: CarryState | null) => {
    bracket = around;
    center = around.center;
    nodes = createBennettNodes(around);
    carry = createCarry(nodes, stretchLevel, levels - 1, waiting);
    return carry;
  };
  if (from?.bracket) begin(from.bracket, from.carry);

  const factored = (forward: WeighedWorks, reverse: WeighedWorks, origin: number): FactoredWorks => ({
    center: origin,
    forward: forward.works,
    reverse: reverse.works,
    forwardFactors: boltzmannFactors(forward, origin, forwardFactors),
    reverseFactors: boltzmannFactors(reverse, -origin, reverseFactors),
  });
  /** The root over all works that come first, about which everything is solved. */
  const centerOf = ({ works: forward }: WeighedWorks, { works: reverse }: WeighedWorks) => {
    if (!Number.isNaN(center)) return center;
    const root = barRoot(forward, reverse);
    return Number.isNaN(root) ? 0 : root;
  };
  const solve = (works: FactoredWorks, lowest: number, into: LevelCollector) => {
    const { forward, reverse } = works;
    for (let level = lowest; ; level++) {
      const size = 2 ** level;
      const count = Math.floor(forward.length / size);
      if (count === 0) return;
      for (let j = 0; j < count; j++)
        roots[j] =
          level === 0
            ? (forward[j]! - reverse[j]!) / 2
            : blockRoot(
                works,
                j * size,
                (j + 1) * size,
                level > lowest ? (roots[2 * j]! + roots[2 * j + 1]!) / 2 : works.center,
              );
      into.add(level, roots, count);
    }
  };

  return {
    add(forward, reverse, lowest) {
      center = centerOf(forward, reverse);
      const works = factored(forward, reverse, center);
      solve(works, lowest, collector);
      const into = carry ?? begin(blockBracket(center, shirtsError(works)), null);
      nodes.sum(works);
      into.push((level) => collector.add(level, Float64Array.of(nodes.root(2 ** level)), 1));
    },
    tally(forward, reverse, lowest) {
      const all = collectLevels(collector.tally());
      solve(factored(forward, reverse, centerOf(forward, reverse)), lowest, all);
      return all.tally();
    },
    save: () => ({ levels: collector.tally(), carry: carry?.save() ?? null, bracket }),
  };
}

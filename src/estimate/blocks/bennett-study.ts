import type { Bracket } from '../../tally/fermi-sums.ts';
import { barRoot } from '../bar-root.ts';
import { type BennettNodes, blockBracket, createBennettNodes } from './bennett-nodes.ts';
import { blockRoot, type FactoredWorks } from './block-root.ts';
import { type Carry, type CarryState, createCarry } from './carry.ts';
import { collectLevels, levels, mergeLevels } from './level-tally.ts';
import type { PairGain, PairStudy, PairStudyState } from './pair-study.ts';
import { stretch, stretchLevel } from './stretch.ts';
import { boltzmannFactors, type WeighedWorks } from './weights.ts';

/** Standard error of Bennett's ratio at its root c for equal numbers of works (Shirts et al., as in `bar`). */
function shirtsError({ center, forward, reverse }: FactoredWorks): number {
  const information = (works: Float64Array, shift: number) =>
    works.reduce((sum, w) => sum + 1 / (2 + 2 * Math.cosh(w + shift)), 0);
  const square = 1 / (information(forward, -center) + information(reverse, center)) - 2 / forward.length;
  return Math.sqrt(Math.max(0, square));
}

/** What Bennett's acceptance ratio over blocks gives: about which root it was solved too, and where sums are kept. */
export interface BennettGain extends PairGain {
  readonly bracket: Bracket;
}

/**
 * Reads Bennett's acceptance ratio over the blocks within works, from the level `lowest` on, each solved from its works; the sums of all of them lie at the
 * nodes of `bracket`, null for the first works, whose root and error fix it.
 */
export type BennettReader = (
  forward: WeighedWorks,
  reverse: WeighedWorks,
  lowest: number,
  bracket: Bracket | null,
) => BennettGain;

export function createBennettReader(): BennettReader {
  const forwardFactors = new Float64Array(stretch);
  const reverseFactors = new Float64Array(stretch);
  const roots = new Float64Array(stretch);
  let nodes: BennettNodes | null = null;
  let of: Bracket | null = null;

  const factored = (forward: WeighedWorks, reverse: WeighedWorks, origin: number): FactoredWorks => ({
    center: origin,
    forward: forward.works,
    reverse: reverse.works,
    forwardFactors: boltzmannFactors(forward, origin, forwardFactors),
    reverseFactors: boltzmannFactors(reverse, -origin, reverseFactors),
  });
  /** The root over all works that come first, about which everything is solved. */
  const centerOf = ({ works: forward }: WeighedWorks, { works: reverse }: WeighedWorks) => {
    const root = barRoot(forward, reverse);
    return Number.isNaN(root) ? 0 : root;
  };
  const solve = (works: FactoredWorks, lowest: number) => {
    const { forward, reverse } = works;
    const collector = collectLevels();
    for (let level = lowest; ; level++) {
      const size = 2 ** level;
      const count = Math.floor(forward.length / size);
      if (count === 0) return collector.tally();
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
      collector.add(level, roots, count);
    }
  };
  /** The same nodes again for the same bracket, which may be a copy. */
  const nodesOf = (bracket: Bracket) => {
    const same = of && of.center === bracket.center && of.halfWidth === bracket.halfWidth && of.nodes === bracket.nodes;
    if (!nodes || !same) [nodes, of] = [createBennettNodes(bracket), bracket];
    return nodes;
  };

  return (forward, reverse, lowest, given) => {
    const works = factored(forward, reverse, given ? given.center : centerOf(forward, reverse));
    const found = solve(works, lowest);
    const bracket = given ?? blockBracket(works.center, shirtsError(works));
    const at = nodesOf(bracket);
    at.sum(works);
    return { levels: found, node: at.columns.map((column) => column[0]!), bracket };
  };
}

/** Bennett's acceptance ratio over blocks. Goes on `from` an earlier state. */
export interface BennettStudy extends PairStudy {
  add(gain: BennettGain): void;
  /** Where sums are kept, once the first stretch has fixed it. */
  bracket(): Bracket | null;
}

/** Puts together what is read of stretches: larger blocks are solved from sums at the nodes of the bracket that the first one fixed. */
export function createBennettStudy(from: PairStudyState | null = null): BennettStudy {
  const collector = collectLevels(from?.levels);
  let bracket: Bracket | null = null;
  let nodes: BennettNodes;
  let carry: Carry | null = null;
  const begin = (around: Bracket, waiting: CarryState | null) => {
    bracket = around;
    nodes = createBennettNodes(around);
    carry = createCarry(nodes, stretchLevel, levels - 1, waiting);
    return carry;
  };
  if (from?.bracket) begin(from.bracket, from.carry);
  return {
    bracket: () => bracket,
    add(gain) {
      collector.merge(gain.levels);
      const into = carry ?? begin(gain.bracket, null);
      for (const [k, column] of nodes.columns.entries()) column[0] = gain.node[k]!;
      into.push((level) => collector.add(level, Float64Array.of(nodes.root(2 ** level)), 1));
    },
    tally: (rest) => mergeLevels(collector.tally(), rest),
    save: () => ({ levels: collector.tally(), carry: carry?.save() ?? null, bracket }),
  };
}

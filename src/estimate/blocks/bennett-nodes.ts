import { chebyshevCoefficients, chebyshevNodes, chebyshevValue } from '../../tally/chebyshev.ts';
import { type Bracket, fermiSum } from '../../tally/fermi-sums.ts';
import { risingRoot } from '../rising-root.ts';
import type { FactoredWorks } from './block-root.ts';
import type { Nodes } from './carry.ts';

/** Σ f_F − Σ f_R of blocks at the Chebyshev nodes of a bracket, whose root is Bennett's estimate. */
export interface BennettNodes extends Nodes {
  /** Sets node 0 to the sums over all these works, whose factors are about the centre of the bracket. */
  sum(works: FactoredWorks): void;
  /** The root of node 0, a block of so many works; NaN where it lies outside the bracket or is lost in rounding. */
  root(works: number): number;
}

/** Overlap, Σ f(1 − f) for each work, below which sums at nodes are nothing but rounding. */
const leastOverlap = 1e-6;

/**
 * A bracket for roots of blocks twice as large as the pilot or larger, `pilotError` being the standard error of the pilot's root.
 * Its interpolation is exact to 1e-10 of the number of works.
 */
export function blockBracket(center: number, pilotError: number): Bracket {
  const halfWidth = Number.isFinite(pilotError) ? Math.min(12, Math.max(0.25, 12 * pilotError)) : 12;
  return { center, halfWidth, nodes: Math.ceil(24 / Math.asinh(Math.PI / halfWidth)) };
}

export function createBennettNodes({ center, halfWidth, nodes }: Bracket): BennettNodes {
  const places = chebyshevNodes(nodes);
  const columns = Array.from({ length: nodes }, () => new Float64Array(2));
  return {
    columns,
    pair(count) {
      for (const column of columns) for (let j = 0; j < count; j++) column[j] = column[2 * j]! + column[2 * j + 1]!;
    },
    sum({ forwardFactors, reverseFactors }) {
      columns.forEach((column, k) => {
        const up = Math.exp(halfWidth * places[k]!);
        column[0] = fermiSum(forwardFactors, 1 / up) - fermiSum(reverseFactors, up);
      });
    },
    root(works) {
      const coefficients = chebyshevCoefficients(Float64Array.from(columns, (column) => column[0]!));
      const at = (c: number) => {
        const { value, slope } = chebyshevValue(coefficients, (c - center) / halfWidth);
        return { value, slope: slope / halfWidth };
      };
      const root = risingRoot(at, center - halfWidth, center + halfWidth);
      return at(root).slope > leastOverlap * works ? root : Number.NaN;
    },
  };
}

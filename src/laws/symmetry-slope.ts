import { risingRoot } from '../estimate/rising-root.ts';
import type { Distribution } from '../tally/distribution.ts';

/** How often a quantity came out as +size and as −size. */
export interface SignedCount {
  readonly size: number;
  readonly plus: number;
  readonly minus: number;
}

/** Steepest slope looked for, in units of 1 over the smallest size. */
const steepest = 700;

/**
 * Pairs the counts at opposite values, those of 0 left out. Whole numbers must have been counted one by one; cells must lie
 * symmetrically about 0. A cell's size is the mean of the two sides' mean distances from 0: to third order in its width that is
 * where the ratio of the cells' probabilities equals that of the densities.
 */
export function signedCounts(distribution: Distribution): SignedCount[] {
  return distribution.kind === 'integer' ? wholePairs(distribution) : cellPairs(distribution);
}

function wholePairs({ width, lowest, counts }: Extract<Distribution, { kind: 'integer' }>): SignedCount[] {
  if (width !== 1) return [];
  const at = (n: number) => counts[n - lowest] ?? 0;
  const largest = Math.max(-lowest, lowest + counts.length - 1);
  return Array.from({ length: Math.max(0, largest) }, (_, i) => ({
    size: i + 1,
    plus: at(i + 1),
    minus: at(-i - 1),
  })).filter(({ plus, minus }) => plus + minus > 0);
}

function cellPairs({ bins, counts, offsets }: Extract<Distribution, { kind: 'edges' }>): SignedCount[] {
  const { lower, width, count } = bins;
  const mean = (cell: number) => lower + (cell + offsets[cell]! / counts[cell]!) * width;
  return Array.from({ length: Math.floor(count / 2) }, (_, i): SignedCount => {
    const [below, above] = [i, count - 1 - i];
    const [minus, plus] = [counts[below]!, counts[above]!];
    const sizes = [...(minus > 0 ? [-mean(below)] : []), ...(plus > 0 ? [mean(above)] : [])];
    return { size: sizes.reduce((sum, x) => sum + x, 0) / sizes.length, plus, minus };
  })
    .filter(({ plus, minus }) => plus + minus > 0)
    .reverse();
}

/**
 * Slope θ of ln[P(x)/P(−x)] = θx by maximum likelihood: of the values of size |x|, the share with the sign + is 1/(1 + e^{−θ|x|}).
 * Unlike least squares on log-ratios of counts this has no bias from small counts and uses sizes that one sign leaves empty. NaN
 * where one sign never came.
 */
export function symmetrySlope(counts: readonly SignedCount[]): number {
  const smallest = Math.min(...counts.map((c) => c.size));
  if (!(smallest > 0)) return Number.NaN;
  const score = (theta: number) => {
    let value = 0;
    let slope = 0;
    for (const { size, plus, minus } of counts) {
      const share = 1 / (1 + Math.exp(-theta * size));
      value += size * ((plus + minus) * share - plus);
      slope += size * size * (plus + minus) * share * (1 - share);
    }
    return { value, slope };
  };
  const bound = steepest / smallest;
  if (!counts.some((c) => c.plus > 0) || !counts.some((c) => c.minus > 0)) return Number.NaN;
  return risingRoot(score, -bound, bound);
}

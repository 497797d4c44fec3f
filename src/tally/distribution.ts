import { type Bins, emptyHistogram, type Histogram, histogramOf, mergeHistograms } from './histogram.ts';

/** Most cells that whole numbers are counted in. */
const mostCells = 4096;

/**
 * How often each whole number came: cell i counts the numbers from (lowest + i)·width to (lowest + i + 1)·width − 1. The width is
 * 1, or the least power of two with which the range fits into 4096 cells, so that memory is bounded and nothing is left out.
 */
export interface WholeNumbers {
  readonly kind: 'integer';
  readonly width: number;
  readonly lowest: number;
  readonly counts: Float64Array;
}

/** How often values fell into each of the fixed equal cells. */
interface Cells extends Histogram {
  readonly kind: 'edges';
}

/** The law of an observable over trajectories, as counts. NaN marks an excluded value. */
export type Distribution = WholeNumbers | Cells;

/** How an observable is counted. */
export type DistributionKind = { readonly kind: 'integer' } | { readonly kind: 'edges'; readonly bins: Bins };

const noNumbers: WholeNumbers = { kind: 'integer', width: 1, lowest: 0, counts: new Float64Array(0) };

/** A distribution of nothing; neutral under `mergeDistributions`. */
export function emptyDistribution(how: DistributionKind): Distribution {
  return how.kind === 'integer' ? noNumbers : { kind: 'edges', ...emptyHistogram(how.bins) };
}

/** Counts the first `length` values; those of kind `integer` must be whole numbers. */
export function distributionOf(how: DistributionKind, values: Float64Array, length = values.length): Distribution {
  return how.kind === 'integer'
    ? wholeNumbersOf(values, length)
    : { kind: 'edges', ...histogramOf(how.bins, values, length) };
}

/** Both samples together: the same whichever way they were cut. @throws RangeError when they are of different kinds or bins */
export function mergeDistributions(a: Distribution, b: Distribution): Distribution {
  if (a.kind === 'edges' && b.kind === 'edges') return { kind: 'edges', ...mergeHistograms(a, b) };
  if (a.kind === 'integer' && b.kind === 'integer') return mergeWholeNumbers(a, b);
  throw new RangeError('distributions of different kinds cannot be merged');
}

/** The `counts.length + 1` edges of the cells, half-way between whole numbers. */
export function wholeEdges({ width, lowest, counts }: WholeNumbers): number[] {
  return Array.from({ length: counts.length + 1 }, (_, i) => (lowest + i) * width - 0.5);
}

/** The least power of two, from `width` on, with which cells `low` to `high` of that width fit. */
function fittingWidth(low: number, high: number, width: number): number {
  let factor = 1;
  while (Math.floor(high / factor) - Math.floor(low / factor) >= mostCells) factor *= 2;
  return factor * width;
}

function wholeNumbersOf(values: Float64Array, length: number): WholeNumbers {
  let low = Number.POSITIVE_INFINITY;
  let high = Number.NEGATIVE_INFINITY;
  for (let i = 0; i < length; i++) {
    const x = values[i]!;
    if (x < low) low = x;
    if (x > high) high = x;
  }
  if (low > high) return noNumbers;
  const width = fittingWidth(low, high, 1);
  const lowest = Math.floor(low / width);
  const counts = new Float64Array(Math.floor(high / width) - lowest + 1);
  for (let i = 0; i < length; i++) {
    const x = values[i]!;
    if (!Number.isNaN(x)) counts[Math.floor(x / width) - lowest]!++;
  }
  return { kind: 'integer', width, lowest, counts };
}

function mergeWholeNumbers(a: WholeNumbers, b: WholeNumbers): WholeNumbers {
  if (a.counts.length === 0) return b;
  if (b.counts.length === 0) return a;
  const common = Math.max(a.width, b.width);
  const ends = [a, b].map(({ lowest, counts, width }) => {
    const factor = common / width;
    return [Math.floor(lowest / factor), Math.floor((lowest + counts.length - 1) / factor)] as const;
  });
  const low = Math.min(...ends.map(([from]) => from));
  const high = Math.max(...ends.map(([, to]) => to));
  const width = fittingWidth(low, high, common);
  const lowest = Math.floor(low / (width / common));
  const counts = new Float64Array(Math.floor(high / (width / common)) - lowest + 1);
  for (const part of [a, b]) {
    const factor = width / part.width;
    for (let i = 0; i < part.counts.length; i++)
      counts[Math.floor((part.lowest + i) / factor) - lowest]! += part.counts[i]!;
  }
  return { kind: 'integer', width, lowest, counts };
}

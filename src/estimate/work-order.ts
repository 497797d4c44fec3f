import { randomStream } from './random-stream.ts';

/** What the order of works in a file says about them. */
export interface WorkOrder {
  /** Whether values rise or fall all the way, or nearly: the order is that of a list, not of an experiment. */
  readonly sorted: boolean;
  /** Works that tell as much as one independent work; 1 where no correlation is seen. */
  readonly inefficiency: number;
  /** Standard errors by which the straight line through the works in their order differs from level. */
  readonly trend: number;
  /** By how much that line changes from first to last, in kT. */
  readonly drift: number;
}

/** Fewest works of which the order is judged. */
const fewest = 32;

/** Standard errors beyond which correlation is said to be one. */
const limit = 4.5;

/** Least share of steps against the trend in a file that is not sorted; half by chance. */
const leastAgainst = 0.01;

/**
 * Whether works are sorted, correlated or drifting. Extremes are pulled in to the outermost hundredths, so that rare large works
 * do not hide or feign it. Correlation is sought by blocking: the variance of means of m = 2, 4, 8 … successive works, times m,
 * over that of single ones (Flyvbjerg and Petersen, J. Chem. Phys. 91, 461 (1989)).
 *
 * @param works in their order @param sorted the same in rising order, or an even sample of them
 */
export function workOrder(works: Float64Array, sorted: Float64Array): WorkOrder {
  if (isSorted(works)) return { sorted: true, inefficiency: 1, trend: Number.NaN, drift: Number.NaN };
  const at = (q: number) => sorted[Math.floor(q * (sorted.length - 1))]!;
  const low = at(0.01);
  // The last finite work where more than a hundredth are infinite.
  const high = Math.min(at(0.99), sorted.findLast(Number.isFinite) ?? low);
  const kept = clipped(works, low, high);
  if (kept.length < fewest || !(high > low)) return { sorted: false, inefficiency: 1, trend: 0, drift: 0 };
  return { sorted: false, ...trendOf(kept), inefficiency: inefficiencyOf(kept) };
}

/** The numbers among the works, those outside pulled in to [low, high]. */
function clipped(works: Float64Array, low: number, high: number): Float64Array {
  const kept = new Float64Array(works.length);
  let n = 0;
  for (let i = 0; i < works.length; i++) {
    const w = works[i]!;
    if (w > Number.NEGATIVE_INFINITY) kept[n++] = w < low ? low : w > high ? high : w;
  }
  return kept.subarray(0, n);
}

function isSorted(works: Float64Array): boolean {
  let up = 0;
  let down = 0;
  for (let i = 1; i < works.length; i++) {
    if (works[i]! > works[i - 1]!) up++;
    else if (works[i]! < works[i - 1]!) down++;
  }
  return up + down >= 7 && Math.min(up, down) <= leastAgainst * (up + down);
}

function meanAndVariance(y: Float64Array, n = y.length): [number, number] {
  const origin = y[0]!;
  let sum = 0;
  let squares = 0;
  for (let i = 0; i < n; i++) {
    const d = y[i]! - origin;
    sum += d;
    squares += d * d;
  }
  return [origin + sum / n, (squares - (sum * sum) / n) / (n - 1)];
}

function trendOf(y: Float64Array): { trend: number; drift: number } {
  const n = y.length;
  const [mean, variance] = meanAndVariance(y);
  if (!(variance > 0)) return { trend: 0, drift: 0 };
  let product = 0;
  for (let i = 0; i < n; i++) product += (i - (n - 1) / 2) * (y[i]! - mean);
  const slope = product / ((n * (n * n - 1)) / 12);
  return { trend: slope * Math.sqrt((n * (n * n - 1)) / 12 / variance), drift: slope * (n - 1) };
}

/** Overwrites `y`. */
function inefficiencyOf(y: Float64Array): number {
  const [, single] = meanAndVariance(y);
  let most = 1;
  let seen = false;
  let n = y.length;
  for (let m = 2; n >= 2 * fewest; m *= 2) {
    n = Math.floor(n / 2);
    for (let i = 0; i < n; i++) y[i] = (y[2 * i]! + y[2 * i + 1]!) / 2;
    const ratio = (m * meanAndVariance(y, n)[1]) / single;
    // Of independent works, ratio − 1 sums the products of m(m − 1)/2 pairs in each block: variance 2(m − 1)/(n m).
    if ((ratio - 1) / Math.sqrt((2 * (m - 1)) / (n * m)) > limit) seen = true;
    most = Math.max(most, ratio);
  }
  return seen ? most : 1;
}

/** The works in a random order, the same for the same seed. */
export function shuffled(works: Float64Array, seed: number): Float64Array {
  const { below } = randomStream(seed);
  const dealt = works.slice();
  for (let i = dealt.length - 1; i > 0; i--) {
    const j = below(i + 1);
    const kept = dealt[i]!;
    dealt[i] = dealt[j]!;
    dealt[j] = kept;
  }
  return dealt;
}

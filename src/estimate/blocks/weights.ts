import { exponentials } from '../../tally/exponentials.ts';

/** Widest range of works, in kT, whose weights e^{−W} fit into one sum without loss. */
const widest = 600;

/** Works with their weights, made with one exponential each. */
export interface WeighedWorks {
  readonly works: Float64Array;
  /** Range of the finite works; low > high where there are none. */
  readonly low: number;
  readonly high: number;
  /** e^{low − W}, 0 where W is infinite; null where there are none, or the range is so wide that these would underflow. */
  readonly weights: Float64Array | null;
}

/** @param into receives the weights */
export function weigh(works: Float64Array, into: Float64Array = new Float64Array(works.length)): WeighedWorks {
  let low = Number.POSITIVE_INFINITY;
  let high = Number.NEGATIVE_INFINITY;
  for (let i = 0; i < works.length; i++) {
    const w = works[i]!;
    if (w < low) low = w;
    if (w > high && w < Number.POSITIVE_INFINITY) high = w;
  }
  if (!(low <= high && high - low < widest)) return { works, low, high, weights: null };
  exponentials(works, 0, works.length, -1, low, into);
  return { works, low, high, weights: into.subarray(0, works.length) };
}

/** The first `length` of them. */
export const firstOf = (all: WeighedWorks, length: number): WeighedWorks =>
  length === all.works.length ? all : weigh(all.works.subarray(0, length));

/** Boltzmann factors e^{W − origin}: of the weights where that is safe. @param into receives them */
export function boltzmannFactors(
  { works, low, weights }: WeighedWorks,
  origin: number,
  into: Float64Array,
): Float64Array {
  if (weights && Math.abs(low - origin) < widest / 2) {
    const least = Math.exp(low - origin);
    for (let i = 0; i < works.length; i++) into[i] = least / weights[i]!;
  } else exponentials(works, 0, works.length, 1, origin, into);
  return into.subarray(0, works.length);
}

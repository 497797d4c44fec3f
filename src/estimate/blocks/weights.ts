/** Widest range of works, in kT, whose weights e^{−W} fit into one sum without loss. */
const widest = 600;

/** Weights of some works, made with one exponential each. */
export interface Weights {
  /** Range of the finite works; low > high where there are none. */
  readonly low: number;
  readonly high: number;
  /** e^{low − W}, 0 where W is infinite; null where the range is so wide that these would underflow. */
  readonly values: Float64Array | null;
}

/** @param into receives the weights */
export function weightsOf(works: Float64Array, into: Float64Array): Weights {
  let low = Number.POSITIVE_INFINITY;
  let high = Number.NEGATIVE_INFINITY;
  for (let i = 0; i < works.length; i++) {
    const w = works[i]!;
    if (w < low) low = w;
    if (w > high && w < Number.POSITIVE_INFINITY) high = w;
  }
  if (!(high - low < widest)) return { low, high, values: null };
  for (let i = 0; i < works.length; i++) into[i] = Math.exp(low - works[i]!);
  return { low, high, values: into.subarray(0, works.length) };
}

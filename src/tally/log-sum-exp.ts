/** Σ e^a and Σ e^{2a} of exponents a, both scaled by the largest so that nothing overflows. */
export interface LogSumExp {
  /** Number of exponents, those of −∞ (weight zero) included. */
  readonly count: number;
  /** Largest exponent; −∞ when there is none. */
  readonly max: number;
  /** Σ e^{a − max}. */
  readonly sum: number;
  /** Σ e^{2(a − max)}. */
  readonly squares: number;
}

/** The sum over nothing; neutral under `mergeLogSumExp`. */
export const emptyLogSumExp: LogSumExp = { count: 0, max: Number.NEGATIVE_INFINITY, sum: 0, squares: 0 };

/** The sums of two sets of exponents taken together. */
export function mergeLogSumExp(a: LogSumExp, b: LogSumExp): LogSumExp {
  const count = a.count + b.count;
  if (b.sum === 0) return { ...a, count };
  if (a.sum === 0) return { ...b, count };
  const [high, low] = a.max >= b.max ? [a, b] : [b, a];
  const scale = Math.exp(low.max - high.max);
  return {
    count,
    max: high.max,
    sum: high.sum + low.sum * scale,
    squares: high.squares + low.squares * scale * scale,
  };
}

/** ln⟨e^a⟩; −∞ when every exponent is −∞, NaN when there is none. */
export function logMeanExp({ count, max, sum }: LogSumExp): number {
  if (count === 0) return Number.NaN;
  return sum === 0 ? Number.NEGATIVE_INFINITY : max + Math.log(sum / count);
}

/** Kish's effective sample size (Σ e^a)²/Σ e^{2a} of an exponential average: between 1 and the count; 0 without weight. */
export function effectiveSampleSize({ sum, squares }: LogSumExp): number {
  return squares === 0 ? 0 : (sum * sum) / squares;
}

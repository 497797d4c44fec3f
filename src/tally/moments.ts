/** Count, mean, central power sums M_k = Σ(x − mean)^k up to the fourth, and the range of a sample. */
export interface Moments {
  readonly count: number;
  readonly mean: number;
  readonly m2: number;
  readonly m3: number;
  readonly m4: number;
  readonly minimum: number;
  readonly maximum: number;
}

/** The moments of nothing; neutral under `mergeMoments`. */
export const emptyMoments: Moments = {
  count: 0,
  mean: 0,
  m2: 0,
  m3: 0,
  m4: 0,
  minimum: Number.POSITIVE_INFINITY,
  maximum: Number.NEGATIVE_INFINITY,
};

/**
 * Moments of the first `length` values; NaN marks an excluded value. An infinite value makes mean and power sums NaN.
 * Two passes about the first value, so that equal values have exactly zero spread; sums side by side, which a processor adds at once.
 */
export function momentsOf(numbers: ArrayLike<number>, length = numbers.length): Moments {
  // One kind of array alone: a loop over several is compiled to code seven times as slow.
  const values = numbers instanceof Float64Array ? numbers : Float64Array.from(numbers);
  let first = 0;
  while (first < length && Number.isNaN(values[first])) first++;
  if (first === length) return emptyMoments;
  const origin = values[first]!;
  let minimum = origin;
  let maximum = origin;
  let a = 0;
  let b = 0;
  const even = length - (length % 2);
  for (let i = 0; i < even; i += 2) {
    const x = values[i]!;
    const y = values[i + 1]!;
    a += x - origin;
    b += y - origin;
    if (x < minimum) minimum = x;
    else if (x > maximum) maximum = x;
    if (y < minimum) minimum = y;
    else if (y > maximum) maximum = y;
  }
  if (even < length) {
    const x = values[even]!;
    a += x - origin;
    minimum = Math.min(minimum, x);
    maximum = Math.max(maximum, x);
  }
  const sum = a + b;
  if (Number.isNaN(sum)) {
    // Values were excluded, or infinities of both signs cancel.
    const present = values.subarray(0, length).filter((x) => !Number.isNaN(x));
    if (present.length < length) return momentsOf(present);
  }
  const mean = origin + sum / length;
  let m2 = 0;
  let m3 = 0;
  let m4 = 0;
  let n2 = 0;
  let n3 = 0;
  let n4 = 0;
  for (let i = 0; i < even; i += 2) {
    const d = values[i]! - mean;
    const e = values[i + 1]! - mean;
    const square = d * d;
    const other = e * e;
    m2 += square;
    n2 += other;
    m3 += square * d;
    n3 += other * e;
    m4 += square * square;
    n4 += other * other;
  }
  if (even < length) {
    const d = values[even]! - mean;
    m2 += d * d;
    m3 += d * d * d;
    m4 += d * d * d * d;
  }
  return { count: length, mean, m2: m2 + n2, m3: m3 + n3, m4: m4 + n4, minimum, maximum };
}

/** Moments of the union of two samples (Pébay, Sandia report SAND2008-6212, eqs. 2.1 and 3.1). */
export function mergeMoments(a: Moments, b: Moments): Moments {
  if (a.count === 0) return b;
  if (b.count === 0) return a;
  const count = a.count + b.count;
  const d = b.mean - a.mean;
  const p = a.count / count;
  const q = b.count / count;
  const between = d * d * a.count * q;
  return {
    count,
    mean: a.mean + d * q,
    m2: a.m2 + b.m2 + between,
    m3: a.m3 + b.m3 + between * d * (p - q) + 3 * d * (p * b.m2 - q * a.m2),
    m4:
      a.m4 +
      b.m4 +
      between * d * d * (p * p - p * q + q * q) +
      6 * d * d * (p * p * b.m2 + q * q * a.m2) +
      4 * d * (p * b.m3 - q * a.m3),
    minimum: Math.min(a.minimum, b.minimum),
    maximum: Math.max(a.maximum, b.maximum),
  };
}

/** Variance M₂/(n − ddof): `ddof` 1 is unbiased, 0 the mean square deviation. NaN with `ddof` or fewer values. */
export function variance(moments: Moments, ddof = 1): number {
  return moments.count > ddof ? moments.m2 / (moments.count - ddof) : Number.NaN;
}

/** Standard error of the mean of independent values, √(variance/n); NaN for fewer than two values. */
export function standardErrorOfMean(moments: Moments): number {
  return Math.sqrt(variance(moments) / moments.count);
}

/**
 * Standard error of the variance of independent values, √[(μ₄ − μ₂²(n − 3)/(n − 1))/n] with central moments μ_k; NaN for fewer
 * than four values.
 */
export function standardErrorOfVariance({ count: n, m2, m4 }: Moments): number {
  if (n < 4) return Number.NaN;
  return Math.sqrt(Math.max(0, m4 / n - ((m2 / n) ** 2 * (n - 3)) / (n - 1)) / n);
}

/**
 * Sample cumulants κ₁ … κ₄ from central moments μ_k = M_k/n: mean, μ₂, μ₃, μ₄ − 3μ₂². With `ddof` 1 the second is the unbiased
 * variance instead. NaN for an empty sample.
 */
export function cumulants(moments: Moments, ddof = 0): [number, number, number, number] {
  const { count: n, mean, m2, m3, m4 } = moments;
  if (n === 0) return [Number.NaN, Number.NaN, Number.NaN, Number.NaN];
  return [mean, variance(moments, ddof), m3 / n, m4 / n - 3 * (m2 / n) ** 2];
}

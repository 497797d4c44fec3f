/** Mean of values and its standard error. */
export function meanOf(values: ArrayLike<number>): { mean: number; error: number } {
  const n = values.length;
  let mean = 0;
  for (let i = 0; i < n; i++) mean += (values[i]! - mean) / (i + 1);
  let square = 0;
  for (let i = 0; i < n; i++) square += (values[i]! - mean) ** 2;
  return { mean, error: Math.sqrt(square / (n - 1) / n) };
}

/** Variance of values and its standard error, √[(μ₄ − μ₂²)/n]. */
export function varianceOf(values: ArrayLike<number>): { variance: number; error: number } {
  const { mean } = meanOf(values);
  const squares = Float64Array.from(values, (x) => (x - mean) ** 2);
  const { mean: m2, error } = meanOf(squares);
  return { variance: (m2 * values.length) / (values.length - 1), error };
}

/** Median, and the range that it was taken from. */
export interface Spread {
  readonly median: number;
  readonly lowest: number;
  readonly highest: number;
}

/** The spread of some measurements; NaN of none. */
export function spreadOf(values: readonly number[]): Spread {
  const sorted = [...values].sort((a, b) => a - b);
  const n = sorted.length;
  if (n === 0) return { median: Number.NaN, lowest: Number.NaN, highest: Number.NaN };
  return { median: 0.5 * (sorted[(n - 1) >> 1]! + sorted[n >> 1]!), lowest: sorted[0]!, highest: sorted[n - 1]! };
}

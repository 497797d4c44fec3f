import type { Rate } from './benchmark.ts';

/** Median and range of some rates; null of none. */
export function rateOf(values: readonly number[]): Rate | null {
  if (values.length === 0) return null;
  const sorted = [...values].sort((a, b) => a - b);
  const n = sorted.length;
  return { median: (sorted[(n - 1) >> 1]! + sorted[n >> 1]!) / 2, slowest: sorted[0]!, fastest: sorted[n - 1]! };
}

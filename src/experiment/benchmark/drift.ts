import type { Drift } from './benchmark.ts';

/** Rounds that a drift is read from at least. */
const fewest = 4;

/**
 * Change of a rate over its rounds, relative to its mean, by a least-squares line through them; null of too few rounds.
 *
 * A machine that heats up slows down: its last rounds are slower than its first by more than their scatter.
 */
export function driftOf(rates: readonly number[]): Drift | null {
  const n = rates.length;
  if (n < fewest) return null;
  const middle = (n - 1) / 2;
  const mean = rates.reduce((sum, rate) => sum + rate, 0) / n;
  const spread = rates.reduce((sum, _, i) => sum + (i - middle) ** 2, 0);
  const slope = rates.reduce((sum, rate, i) => sum + (i - middle) * (rate - mean), 0) / spread;
  const residual = rates.reduce((sum, rate, i) => sum + (rate - mean - slope * (i - middle)) ** 2, 0);
  const scale = (n - 1) / mean;
  return { change: slope * scale, standardError: Math.sqrt(residual / (n - 2) / spread) * scale };
}

import type { Distribution } from '../tally/distribution.ts';

/**
 * Largest distance, over the edges of the cells, between the measured distribution function and the one given: the Kolmogorov–Smirnov
 * statistic on a grid. NaN for an observable that was not counted in cells, or never came.
 */
export function kolmogorovDistance(measured: Distribution | null, cdf: (x: number) => number): number {
  if (measured?.kind !== 'edges') return Number.NaN;
  const { bins, counts, below, above } = measured;
  const total = counts.reduce((sum, n) => sum + n, below + above);
  let [sum, largest] = [below, 0];
  for (let i = 0; i <= bins.count; i++) {
    largest = Math.max(largest, Math.abs(sum / total - cdf(bins.lower + i * bins.width)));
    sum += counts[i] ?? 0;
  }
  return total > 0 ? largest : Number.NaN;
}

/** Share of what was measured that lies below an edge of the cells; NaN like `kolmogorovDistance`. */
export function shareBelow(measured: Distribution | null, x: number): number {
  if (measured?.kind !== 'edges') return Number.NaN;
  const { bins, counts, below, above } = measured;
  const total = counts.reduce((sum, n) => sum + n, below + above);
  const cells = Math.round((x - bins.lower) / bins.width);
  return total > 0 ? counts.slice(0, cells).reduce((sum, n) => sum + n, below) / total : Number.NaN;
}

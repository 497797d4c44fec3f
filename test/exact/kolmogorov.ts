import { expect } from 'vitest';

/**
 * The draws follow the distribution function: √n sup|F_n − F| stays below 2.5, which it exceeds by chance with
 * probability 2e^{−2·2.5²} ≈ 7e-6.
 */
export function expectDistribution(draws: readonly number[], cdf: (x: number) => number): void {
  const sorted = [...draws].sort((p, q) => p - q);
  const n = sorted.length;
  let largest = 0;
  // F is monotone: looking at every 16th draw misses at most 16/n.
  for (let i = 0; i < n; i += 16) largest = Math.max(largest, Math.abs(cdf(sorted[i]!) - (i + 0.5) / n));
  expect(Math.sqrt(n) * largest).toBeLessThan(2.5);
}

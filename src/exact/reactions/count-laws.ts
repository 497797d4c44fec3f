import { gammaln } from 'simple-statistics';

/** ln n!, to about 1e-15 of its size. */
export function logFactorial(n: number): number {
  return n < 2 ? 0 : gammaln(n + 1);
}

/** Poisson probability of n at a mean, in log space: e^{−m}mⁿ/n!. 0 where n is no natural number. */
export function poissonPmf(n: number, mean: number): number {
  if (!isCount(n)) return 0;
  if (mean === 0) return n === 0 ? 1 : 0;
  return Math.exp(n * Math.log(mean) - mean - logFactorial(n));
}

/** Binomial probability of n among N independent trials of probability q. 0 where n is none of 0 … N. */
export function binomialPmf(n: number, trials: number, q: number): number {
  return multinomialPmf([n, trials - n], [q, 1 - q]);
}

/** Multinomial probability of counts, their sum fixed, with probabilities q that sum to 1. 0 where a count is no natural number. */
export function multinomialPmf(counts: readonly number[], q: readonly number[]): number {
  if (!counts.every(isCount)) return 0;
  let log = logFactorial(counts.reduce((sum, n) => sum + n, 0));
  // A probability of 0 forbids its count; with a count of 0 it does not matter.
  for (const [i, n] of counts.entries()) if (n > 0) log += n * Math.log(q[i]!) - logFactorial(n);
  return Math.exp(log);
}

function isCount(n: number): boolean {
  return Number.isInteger(n) && n >= 0;
}

import type { Channel } from './channel.ts';
import type { Counter } from './counter.ts';
import { cumulantRate } from './cumulant-rate.ts';

/**
 * How far a count is from the Gallavotti–Cohen symmetry ψ(z) = ψ(−A − z): the largest |ψ(z) − ψ(−A − z)| over the given z (G.
 * Gallavotti, E. G. D. Cohen, PRL 74, 2694 (1995); Lebowitz & Spohn 1999). 0 but for rounding when every cycle has an affinity of A
 * times the count of one turn.
 *
 * @param affinity A, in units of k_B for each unit of the count @throws SpecError as `cumulantRate`
 */
export function gallavottiCohenGap(
  channels: readonly Channel[],
  n: number,
  counter: Counter,
  affinity: number,
  z: readonly number[],
): number {
  const gaps = z.map((x) =>
    Math.abs(cumulantRate(channels, n, counter, x) - cumulantRate(channels, n, counter, -affinity - x)),
  );
  return Math.max(0, ...gaps);
}

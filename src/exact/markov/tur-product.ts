import type { ExactNumber } from '../exact-number.ts';
import type { Channel } from './channel.ts';
import { countMoments } from './count-moments.ts';
import { countRates } from './count-rates.ts';
import type { Counter } from './counter.ts';
import { entropyProduction } from './entropy-production.ts';
import { stationaryLaw } from './stationary-laws.ts';

/**
 * Var(N) σt/⟨N⟩² of a current N over a time t in the stationary law; at least 2 by the thermodynamic uncertainty relation (A. C.
 * Barato, U. Seifert, PRL 114, 158101 (2015); at finite t P. Pietzonka, F. Ritort, U. Seifert, PRE 96, 012101 (2017)). NaN with the
 * reason without a mean current or a finite entropy production.
 *
 * @param t Infinity by default, the long-time limit
 * @throws SpecError as `countRates`
 */
export function turProduct(channels: readonly Channel[], n: number, counter: Counter, t = Infinity): ExactNumber {
  const p = stationaryLaw(channels, n);
  const entropy = entropyProduction(channels, p);
  if (entropy.reason) return entropy;
  const { mean, covariance } =
    t === Infinity ? countRates(channels, n, [counter]) : countMoments(channels, n, [counter], p, t);
  const activity = channels.reduce((sum, { from, rate }, c) => sum + rate * p[from]! * Math.abs(counter[c]!), 0);
  const time = t === Infinity ? 1 : t;
  if (Math.abs(mean[0]!) <= 1e-12 * activity * time) return { value: NaN, reason: 'the mean current is zero' };
  return { value: (covariance[0]![0]! * entropy.value * time) / mean[0]! ** 2 };
}

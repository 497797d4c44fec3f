import { SpecError } from '../../errors.ts';

/** One-step process: rates of n → n+1 and n → n−1; `min` is its lowest state, 0 by default. */
export interface BirthDeath {
  birth: (n: number) => number;
  death: (n: number) => number;
  min?: number;
}

/** Probabilities of n = min, min+1, … and what was cut off above. */
export interface BirthDeathLaw {
  min: number;
  p: Float64Array;
  mean: number;
  variance: number;
  /** Probability above the last state relative to the rest: a geometric series with the ratio there, a bound where ratios fall. */
  lostMass: number;
}

/** Most states of a stationary law. */
const mostStates = 1e6;

/**
 * Stationary law of a one-step process, p(n) ∝ Π_{i<n} birth(i)/death(i+1), in log space (N. G. van Kampen, Stochastic Processes in
 * Physics and Chemistry, ch. VI.3). It begins above the last state that nothing leads down to, as when a rate falls below the
 * smallest double: what lies below is left for good. It ends at a state without birth, at `max`, or where less than `lost` remains above.
 *
 * @param lost largest probability left out when no `max` is given
 * @throws SpecError for a rate that is negative or not finite, or a law that cannot be normalised within a million states
 */
export function birthDeathLaw({ birth, death, min = 0 }: BirthDeath, max = Infinity, lost = 1e-16): BirthDeathLaw {
  /** p(n+1)/p(n), infinite where the way up is one-way. */
  const ratioAt = (n: number) => {
    const up = checkRate('birth', n, birth(n));
    return up === 0 ? 0 : up / checkRate('death', n + 1, death(n + 1));
  };
  /** No further rise of p up to three times the distance: ratios there are below 1, looked at ever more sparsely. Rates down may be beyond any double. */
  const keepsFalling = (n: number) => {
    for (let far = n + 1; far <= min + 3 * (n - min) + 32; far = Math.ceil(far * 1.05 + 1)) {
      if (death(far + 1) !== Infinity && ratioAt(far) > 1) return false;
    }
    return true;
  };
  let first = min;
  let logs = [0];
  let [peak, sum] = [0, 1];
  let ratio = ratioAt(min);
  const lostMass = () => (ratio < 1 ? (Math.exp(logs.at(-1)! - peak) * ratio) / (1 - ratio) / sum : 1);
  for (let n = min; n < max && ratio > 0; n++) {
    if (max === Infinity && lostMass() < lost && keepsFalling(n)) break;
    if (n - min >= mostStates)
      throw SpecError.of('birth, death', n, 'have no normalisable stationary law up to this state');
    if (ratio === Infinity) {
      [first, logs, peak, sum, ratio] = [n + 1, [0], 0, 1, ratioAt(n + 1)];
      continue;
    }
    const log = logs.at(-1)! + Math.log(ratio);
    logs.push(log);
    if (log > peak) {
      sum *= Math.exp(peak - log);
      peak = log;
    }
    sum += Math.exp(log - peak);
    ratio = ratioAt(n + 1);
  }
  const p = Float64Array.from(logs, (log) => Math.exp(log - peak) / sum);
  const mean = p.reduce((total, q, i) => total + q * (first + i), 0);
  const variance = p.reduce((total, q, i) => total + q * (first + i - mean) ** 2, 0);
  return { min: first, p, mean, variance, lostMass: lostMass() };
}

function checkRate(name: string, n: number, rate: number): number {
  if (rate >= 0 && rate < Infinity) return rate;
  throw SpecError.of(`${name}(${n})`, String(rate), 'must be finite and ≥ 0');
}

import type { WeighedWorks } from './weights.ts';

/** Σ u^k, k = 1 … 4, of weights u = e^{a − max}: what averages of u and u² and their errors are made from. */
export interface WeightPowers {
  /** Weights, those of infinite works (0) included. */
  readonly count: number;
  /** The largest exponent; −∞ when there is none. */
  readonly max: number;
  readonly powers: readonly [number, number, number, number];
}

export const noWeights: WeightPowers = { count: 0, max: Number.NEGATIVE_INFINITY, powers: [0, 0, 0, 0] };

/** Both samples together. */
export function mergePowers(a: WeightPowers, b: WeightPowers): WeightPowers {
  const max = Math.max(a.max, b.max);
  const scale = (p: WeightPowers) => (p.max === max ? 1 : Math.exp(p.max - max));
  const [p, q] = [scale(a), scale(b)];
  const sum = (k: number) => a.powers[k]! * p ** (k + 1) + b.powers[k]! * q ** (k + 1);
  return { count: a.count + b.count, max, powers: [sum(0), sum(1), sum(2), sum(3)] };
}

/** Powers of e^{−W} (`sign` −1), or of e^{+W} over the finite works. */
export function weightPowers({ works, low, high, weights }: WeighedWorks, sign: 1 | -1): WeightPowers {
  if (low > high) return { ...noWeights, count: sign < 0 ? works.length : 0 };
  const reach = Math.exp(low - high);
  let count = 0;
  let p1 = 0;
  let p2 = 0;
  let p3 = 0;
  let p4 = 0;
  for (let i = 0; i < works.length; i++) {
    if (works[i] === Number.POSITIVE_INFINITY) continue;
    const u = weights
      ? sign < 0
        ? weights[i]!
        : reach / weights[i]!
      : Math.exp(sign < 0 ? low - works[i]! : works[i]! - high);
    const square = u * u;
    count++;
    p1 += u;
    p2 += square;
    p3 += square * u;
    p4 += square * square;
  }
  return { count: sign < 0 ? works.length : count, max: sign < 0 ? -low : high, powers: [p1, p2, p3, p4] };
}

import { describe, expect, test } from 'vitest';
import { linearReactionMoments, linearReactionStationary } from '../../../src/exact/reactions/linear-reactions.ts';
import { meanOf, varianceOf } from '../../mean-of.ts';
import { uniforms } from '../../random-normal.ts';
import { expectWithinError } from '../../within-error.ts';
import { expectClose } from '../expect-close.ts';

/** ∅ → n at `in`, n → ∅ at `out` per molecule. */
const immigrationDeath = (into: number, out: number) => [
  { change: [1], constant: into, linear: [0] },
  { change: [-1], constant: 0, linear: [out] },
];

describe('a network of affine propensities', () => {
  test.each([0.1, 1, 30])('immigration and death from n₀: binomial survivors plus Poisson arrivals, t = %d', (t) => {
    const [into, out, n0] = [2, 0.3, 11];
    const { mean, covariance } = linearReactionMoments(immigrationDeath(into, out), [n0], t);
    const s = Math.exp(-out * t);
    expectClose(mean, [n0 * s + (into / out) * (1 - s)], 1e-12);
    expectClose(covariance[0]!, [n0 * s * (1 - s) + (into / out) * (1 - s)], 1e-12);
  });

  test('birth and death without a stationary law: the Yule–Furry moments, and a reason', () => {
    const [b, d, n0, t] = [0.11, 0.1, 100, 50];
    const reactions = [
      { change: [1], constant: 0, linear: [b] },
      { change: [-1], constant: 0, linear: [d] },
    ];
    const { mean, covariance } = linearReactionMoments(reactions, [n0], t);
    const growth = Math.exp((b - d) * t);
    expect(mean[0]).toBeCloseTo(n0 * growth, 10);
    expect(covariance[0]![0]).toBeCloseTo(((n0 * (b + d)) / (b - d)) * growth * (growth - 1), 8);
    expect(linearReactionStationary(reactions, [n0])).toEqual({ reason: 'grows without bound' });
  });

  test('arrivals alone drift without bound', () => {
    expect(linearReactionStationary([{ change: [1], constant: 2, linear: [0] }], [0])).toEqual({
      reason: 'drifts without bound',
    });
  });

  test('closed isomers keep their number: binomial with negative covariance', () => {
    const [up, down, N] = [3, 1, 40];
    const reactions = [
      { change: [-1, 1], constant: 0, linear: [up, 0] },
      { change: [1, -1], constant: 0, linear: [0, down] },
    ];
    const q = up / (up + down);
    const law = linearReactionStationary(reactions, [N, 0]);
    if ('reason' in law) throw new Error(law.reason);
    expectClose(law.mean, [N * (1 - q), N * q], 1e-11);
    const v = N * q * (1 - q);
    expectClose(law.covariance.flat(), [v, -v, -v, v], 1e-11);
    const t = 0.2;
    const qt = q * -Math.expm1(-(up + down) * t);
    const now = linearReactionMoments(reactions, [N, 0], t);
    expectClose(now.covariance[1]!, [-N * qt * (1 - qt), N * qt * (1 - qt)], 1e-12);
  });

  test('gene expression in two stages has the Fano factor 1 + k_p/(γ_m + γ_p) (Thattai & van Oudenaarden 2001)', () => {
    const [km, gm, kp, gp] = [2, 1, 5, 0.1];
    const reactions = [
      { change: [1, 0], constant: km, linear: [0, 0] },
      { change: [-1, 0], constant: 0, linear: [gm, 0] },
      { change: [0, 1], constant: 0, linear: [kp, 0] },
      { change: [0, -1], constant: 0, linear: [0, gp] },
    ];
    const law = linearReactionStationary(reactions, [0, 0]);
    if ('reason' in law) throw new Error(law.reason);
    expectClose(law.mean, [km / gm, (km * kp) / (gm * gp)], 1e-10);
    expect(law.covariance[1]![1]! / law.mean[1]!).toBeCloseTo(1 + kp / (gm + gp), 11);
    expect(law.covariance[0]![0]).toBeCloseTo(km / gm, 12);
    const late = linearReactionMoments(reactions, [7, 3], 400, [
      [4, 1],
      [1, 9],
    ]);
    expectClose(late.covariance.flat(), law.covariance.flat(), 1e-8);
  });

  test('agrees with simulated trajectories (Gillespie)', () => {
    const [into, convert, out] = [3, 0.8, 0.5];
    const reactions = [
      { change: [2, 0], constant: into, linear: [0, 0] },
      { change: [-1, 1], constant: 0, linear: [convert, 0] },
      { change: [0, -1], constant: 0, linear: [0, out] },
    ];
    const uniform = uniforms(77);
    const end = 2;
    const runs = Array.from({ length: 20_000 }, () => {
      let [a, b, t] = [5, 0, 0];
      for (;;) {
        const rates = [into, convert * a, out * b];
        const total = rates[0]! + rates[1]! + rates[2]!;
        t -= Math.log(uniform()) / total;
        if (t > end) return [a, b] as const;
        const pick = uniform() * total;
        if (pick < rates[0]!) a += 2;
        else if (pick < rates[0]! + rates[1]!) {
          a--;
          b++;
        } else b--;
      }
    });
    const { mean, covariance } = linearReactionMoments(reactions, [5, 0], end);
    for (const s of [0, 1] as const) {
      const values = runs.map((run) => run[s]);
      const [m, v] = [meanOf(values), varianceOf(values)];
      expectWithinError(m.mean, mean[s]!, m.error);
      expectWithinError(v.variance, covariance[s]![s]!, v.error);
    }
    const products = meanOf(runs.map(([a, b]) => (a - mean[0]!) * (b - mean[1]!)));
    expectWithinError(products.mean, covariance[0]![1]!, products.error);
  });

  test('refuses a reaction of another number of species', () => {
    expect(() => linearReactionMoments([{ change: [1, 0], constant: 1, linear: [0] }], [0], 1)).toThrow(
      'reactions[0].change: 2 (must give one number for each of 1 species)',
    );
  });
});

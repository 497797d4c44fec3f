import { describe, expect, test } from 'vitest';
import { birthDeathLaw } from '../../../src/exact/reactions/birth-death.ts';
import { poissonPmf } from '../../../src/exact/reactions/count-laws.ts';
import { linearReactionMoments } from '../../../src/exact/reactions/linear-reactions.ts';
import { populationStates, type Reaction } from '../../../src/exact/reactions/population-states.ts';
import { stationaryMasterEquation } from '../../../src/exact/reactions/stationary-master-equation.ts';
import { truncatedMasterEquation } from '../../../src/exact/reactions/truncated-master-equation.ts';
import { expectClose } from '../expect-close.ts';
import { rungeKutta } from '../runge-kutta.ts';

const immigrationDeath = (into: number, out: number): Reaction[] => [
  { change: [1], propensity: () => into },
  { change: [-1], propensity: ([n]) => out * n! },
];

/** 2P → P2 and back, mass action over distinct pairs. */
const dimerisation: Reaction[] = [
  { change: [-2, 1], propensity: ([p]) => (0.05 * p! * (p! - 1)) / 2 },
  { change: [2, -1], propensity: ([, d]) => 0.3 * d! },
];

describe('a truncated master equation', () => {
  test('of immigration and death has the closed moments at all times', () => {
    const times = [0, 0.1, 3, 3, 50, 2000];
    const found = truncatedMasterEquation({ reactions: immigrationDeath(2, 0.1), start: [5], most: [100] }, times);
    for (const { time, mean, sd, lostMass } of found) {
      const s = Math.exp(-0.1 * time);
      expect(mean[0]).toBeCloseTo(5 * s + 20 * (1 - s), 10);
      expect(sd[0]).toBeCloseTo(Math.sqrt(5 * s * (1 - s) + 20 * (1 - s)), 10);
      expect(lostMass).toBeLessThan(1e-12);
    }
  });

  test('of dimerisation is its equations integrated by Runge–Kutta, on the conserved states alone', () => {
    const network = { reactions: dimerisation, start: [30, 0], most: [30, 15] };
    const { populations } = populationStates(network);
    expect(populations.length).toBe(16);
    expect(populations.every(([p, d]) => p! + 2 * d! === 30)).toBe(true);
    const [found] = truncatedMasterEquation(network, [1.5]);
    const p = rungeKutta(
      (_, y) =>
        y.map((q, d) => {
          const pair = (k: number) => (0.05 * (30 - 2 * k) * (29 - 2 * k)) / 2;
          return (d ? pair(d - 1) * y[d - 1]! : 0) + (d < 15 ? 0.3 * (d + 1) * y[d + 1]! : 0) - (pair(d) + 0.3 * d) * q;
        }),
      [1, ...new Array(15).fill(0)],
      1.5,
      6000,
    );
    const mean = p.reduce((sum, q, d) => sum + q * d, 0);
    const square = p.reduce((sum, q, d) => sum + q * (d - mean) ** 2, 0);
    expect(found!.mean[1]).toBeCloseTo(mean, 10);
    expect(found!.mean[0]).toBeCloseTo(30 - 2 * mean, 10);
    expect(found!.sd[1]).toBeCloseTo(Math.sqrt(square), 10);
    expect(found!.lostMass).toBe(0);
  });

  test('of two species agrees with the closed moment equations', () => {
    const reactions: Reaction[] = [
      { change: [2, 0], propensity: () => 3 },
      { change: [-1, 1], propensity: ([a]) => 0.8 * a! },
      { change: [0, -1], propensity: ([, b]) => 0.5 * b! },
    ];
    const exact = linearReactionMoments(
      [
        { change: [2, 0], constant: 3, linear: [0, 0] },
        { change: [-1, 1], constant: 0, linear: [0.8, 0] },
        { change: [0, -1], constant: 0, linear: [0, 0.5] },
      ],
      [5, 0],
      4,
    );
    const [found] = truncatedMasterEquation({ reactions, start: [5, 0], most: [60, 70] }, [4]);
    expectClose(found!.mean, exact.mean, 1e-8);
    expectClose(found!.sd, [Math.sqrt(exact.covariance[0]![0]!), Math.sqrt(exact.covariance[1]![1]!)], 1e-8);
  });

  test('reports what leaves its bounds: arrivals beyond N have the Poisson tail', () => {
    const network = { reactions: [{ change: [1], propensity: () => 2 }], start: [0], most: [9] };
    let tail = 1;
    for (let n = 0; n <= 9; n++) tail -= poissonPmf(n, 6);
    const [found] = truncatedMasterEquation(network, [3], 1);
    expect(found!.lostMass).toBeCloseTo(tail, 13);
    expect(() => truncatedMasterEquation(network, [3], 0.01)).toThrow('bounds: [9] (lose probability 0.0839 by t = 3');
  });

  test('with nothing to do stays as it is', () => {
    const [found] = truncatedMasterEquation({ reactions: [], start: [4], most: [4] }, [7]);
    expect(found).toEqual({ time: 7, mean: [4], sd: [0], lostMass: 0 });
  });

  test.each([
    [[{ change: [-1], propensity: () => 1 }], 'must be 0 where it would lead below zero, as at A = 0'],
    [
      [{ change: [1], propensity: ([n]: readonly number[]) => 3 - n! }],
      'reactions[0]: -1 (must be finite and ≥ 0, is not at A = 4)',
    ],
    [[{ change: [1], propensity: ([n]: readonly number[]) => 1 / (2 - n!) }], 'reactions[0]: Infinity (must be finite'],
  ])('refuses bad propensities by state (%#)', (reactions, message) => {
    const network = {
      reactions: [{ change: [1], propensity: () => 1 }, ...reactions].reverse(),
      start: [2],
      most: [9],
    };
    const named = { ...network, names: ['A'] };
    const first = reactions[0]!.change[0] === -1 ? { ...named, start: [0] } : named;
    expect(() => truncatedMasterEquation(first, [1])).toThrow(message);
  });
});

describe('the stationary law of a truncated master equation', () => {
  test('of one species is the birth–death law', () => {
    const [a, b, c, V] = [3.5, 0.5, 2.9, 30];
    const birth = (n: number) => (a * n * (n - 1)) / V + b * V;
    const death = (n: number) => (n * (n - 1) * (n - 2)) / V ** 2 + c * n;
    const exact = birthDeathLaw({ birth, death }, 200);
    const found = stationaryMasterEquation({
      reactions: [
        { change: [1], propensity: ([n]) => birth(n!) },
        { change: [-1], propensity: ([n]) => death(n!) },
      ],
      start: [60],
      most: [200],
    });
    expectClose(found.p, exact.p, 1e-13);
    expect(found.mean[0]).toBeCloseTo(exact.mean, 10);
  });

  test('of the chemostat: ⟨G⟩ = 9.7712, ⟨L⟩ = 21.4577, and both balances of its flux', () => {
    const [D, gIn, lIn, k, X, kReverse] = [1, 20, 1, 0.2, 10, 0.002];
    const { mean, average, edgeMass } = stationaryMasterEquation({
      reactions: [
        { change: [1, 0], propensity: () => D * gIn },
        { change: [-1, 0], propensity: ([g]) => D * g! },
        { change: [0, 1], propensity: () => D * lIn },
        { change: [0, -1], propensity: ([, l]) => D * l! },
        { change: [-1, 2], propensity: ([g]) => k * X * g! },
        { change: [1, -2], propensity: ([, l]) => kReverse * X * l! * (l! - 1) },
      ],
      start: [10, 21],
      most: [40, 70],
    });
    expect(edgeMass).toBeLessThan(1e-9);
    expect(mean[0]).toBeCloseTo(9.7712, 4);
    expect(mean[1]).toBeCloseTo(21.4577, 4);
    const J = average(([g, l]) => k * X * g! - kReverse * X * l! * (l! - 1));
    expect(J).toBeCloseTo(10.2288, 4);
    expect(J).toBeCloseTo(D * (gIn - mean[0]!), 7);
    expect(J).toBeCloseTo((D * (mean[1]! - lIn)) / 2, 7);
  });

  test('of an open network of first order is a product of Poissons', () => {
    const found = stationaryMasterEquation({
      reactions: [
        { change: [1, 0], propensity: () => 3 },
        { change: [-1, 1], propensity: ([a]) => a! },
        { change: [1, -1], propensity: ([, b]) => 0.5 * b! },
        { change: [0, -1], propensity: ([, b]) => 2 * b! },
      ],
      start: [0, 0],
      most: [30, 20],
    });
    // 3 + b/2 = a, a = 5b/2.
    found.states.populations.forEach(([a, b], i) => {
      expect(Math.abs(found.p[i]! - poissonPmf(a!, 3.75) * poissonPmf(b!, 1.5))).toBeLessThan(1e-9);
    });
  });

  test('is refused where bounds cut into it, and where the start is left for good', () => {
    expect(() => stationaryMasterEquation({ reactions: immigrationDeath(5, 1), start: [0], most: [8] })).toThrow(
      'bounds: [8] (have probability 0.0',
    );
    expect(() =>
      stationaryMasterEquation({ reactions: [{ change: [-1], propensity: ([n]) => n! }], start: [3], most: [3] }),
    ).toThrow('start: [3] (must be a state that recurs');
  });
});

import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { matrixExponential } from '../../../src/exact/linear/matrix-exponential.ts';
import { timesVector } from '../../../src/exact/linear/times-vector.ts';
import { generator } from '../../../src/exact/markov/generator.ts';
import { evolve, propagator } from '../../../src/exact/markov/propagator.ts';
import { stationaryLaw } from '../../../src/exact/markov/stationary-laws.ts';
import { expectClose } from '../expect-close.ts';
import { rungeKutta } from '../runge-kutta.ts';
import { climate, mildRate, reversibleNetwork, ring } from './random-network.ts';

const twoState = (up: number, down: number) =>
  generator(
    [
      { from: 0, to: 1, rate: up },
      { from: 1, to: 0, rate: down },
    ],
    2,
  );

describe('e^{Lt}', () => {
  test.each([1e-9, 0.3, 2, 40, 1e6])('of two states relaxes as e^{−(k₊+k₋)t} to the last digits, t = %d', (t) => {
    const [up, down] = [0.7, 1.9];
    const p = evolve(twoState(up, down), t, [1, 0]);
    const exact = (-up / (up + down)) * Math.expm1(-(up + down) * t);
    expect(Math.abs(p[1]! / exact - 1)).toBeLessThan(1e-13);
  });

  test('keeps the slow rate beside one 1e12 times as fast', () => {
    // 0 ⇌ 1 fast and symmetric, 1 → 2 slow: leaves at half the slow rate, to relative order slow/fast.
    const L = generator(
      [
        { from: 0, to: 1, rate: 1e6 },
        { from: 1, to: 0, rate: 1e6 },
        { from: 1, to: 2, rate: 1e-6 },
      ],
      3,
    );
    for (const t of [1, 1e3, 1e6, 5e6]) {
      const gone = evolve(L, t, [0.5, 0.5, 0])[2]!;
      expect(Math.abs(gone / -Math.expm1(-5e-7 * t) - 1)).toBeLessThan(1e-11);
    }
  });

  test('is that of the Padé approximant and of Runge–Kutta integration', () => {
    fc.assert(
      fc.property(reversibleNetwork(mildRate), fc.double({ min: 0, max: 3, noNaN: true }), ({ n, channels }, t) => {
        const L = generator(channels, n);
        const p0 = Array.from({ length: n }, (_, i) => (i === 0 ? 1 : 0));
        const p = evolve(L, t, p0);
        expectClose(p, timesVector(matrixExponential(L.map((row) => row.map((x) => x * t))), p0), 1e-12);
      }),
      { numRuns: 200, seed: 1 },
    );
    const L = generator(climate, 3);
    expectClose(
      evolve(L, 2, [0, 0, 1]),
      rungeKutta((_, p) => timesVector(L, p), [0, 0, 1], 2, 2000),
      1e-12,
    );
  });

  test('maps probabilities to probabilities, and long times to the stationary law', () => {
    fc.assert(
      fc.property(reversibleNetwork(), fc.double({ min: -8, max: 4, noNaN: true }), ({ n, channels }, power) => {
        const L = generator(channels, n);
        const P = propagator(L, 10 ** power);
        for (let j = 0; j < n; j++) {
          const column = P.map((row) => row[j]!);
          expect(Math.min(...column)).toBeGreaterThanOrEqual(0);
          expect(column.reduce((a, b) => a + b)).toBeCloseTo(1, 14);
        }
        const last = propagator(L, 1e60).map((row) => row[0]!);
        const p = stationaryLaw(channels, n);
        expectClose(
          last.map((x, i) => x / p[i]!),
          p.map(() => 1),
          1e-11,
        );
      }),
      { numRuns: 200, seed: 2 },
    );
  });

  test('refuses a negative time', () => {
    expect(() => propagator(twoState(1, 1), -1)).toThrow('t: -1 (must be finite and ≥ 0)');
  });
});

test('the exponential of a matrix that is no generator: rotation, shear, growth', () => {
  const [[c, s]] = matrixExponential([
    [0, 30],
    [-30, 0],
  ]) as [[number, number]];
  expectClose([c, s], [Math.cos(30), Math.sin(30)], 1e-13);
  expectClose(
    matrixExponential([
      [2, 7],
      [0, 2],
    ]).flat(),
    [Math.E ** 2, 7 * Math.E ** 2, 0, Math.E ** 2],
    1e-13 * 60,
  );
});

test('a ring of equal rates decays mode by mode', () => {
  const n = 8;
  const L = generator(ring(new Array(n).fill(1.5), new Array(n).fill(0.5)), n);
  const t = 0.8;
  const exact = Array.from({ length: n }, (_, x) => {
    let sum = 0;
    for (let k = 0; k < n; k++) {
      const q = (2 * Math.PI * k) / n;
      sum += Math.exp(-2 * t * (1 - Math.cos(q))) * Math.cos(q * x - t * Math.sin(q));
    }
    return sum / n;
  });
  expectClose(evolve(L, t, [1, ...new Array(n - 1).fill(0)]), exact, 1e-14);
});

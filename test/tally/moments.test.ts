import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  cumulants,
  emptyMoments,
  mergeMoments,
  momentsOf,
  standardErrorOfMean,
  standardErrorOfVariance,
  variance,
} from '../../src/tally/moments.ts';
import { normals, uniforms } from '../random-normal.ts';
import { expectWithinError } from '../within-error.ts';

const sample = fc.array(
  fc.integer({ min: -1e6, max: 1e6 }).map((i) => i / 1000),
  { minLength: 1, maxLength: 40 },
);

/** Central power sums by their definition. */
function powerSums(x: readonly number[]): [number, number, number, number] {
  const mean = x.reduce((s, v) => s + v, 0) / x.length;
  const power = (k: number) => x.reduce((s, v) => s + (v - mean) ** k, 0);
  return [mean, power(2), power(3), power(4)];
}

describe('moments', () => {
  test('agree with their definition, whole or merged', () => {
    fc.assert(
      fc.property(sample, sample, (x, y) => {
        const all = [...x, ...y];
        const scale = Math.max(...all.map(Math.abs), 1e-300);
        const expected = powerSums(all);
        for (const m of [momentsOf(all), mergeMoments(momentsOf(x), momentsOf(y))]) {
          expect(m.count).toBe(all.length);
          expect(m.minimum).toBe(Math.min(...all));
          expect(m.maximum).toBe(Math.max(...all));
          [m.mean, m.m2, m.m3, m.m4].forEach((value, k) => {
            expect(Math.abs(value - expected[k]!)).toBeLessThanOrEqual(1e-13 * all.length * (2 * scale) ** (k + 1));
          });
        }
      }),
    );
  });

  test('merge associatively to rounding', () => {
    fc.assert(
      fc.property(sample, sample, sample, (x, y, z) => {
        const [a, b, c] = [momentsOf(x), momentsOf(y), momentsOf(z)];
        const left = mergeMoments(mergeMoments(a, b), c);
        const right = mergeMoments(a, mergeMoments(b, c));
        const scale = Math.max(...[...x, ...y, ...z].map(Math.abs), 1e-300);
        expect(Math.abs(left.m4 - right.m4)).toBeLessThanOrEqual(1e-13 * left.count * (2 * scale) ** 4);
        expect(Math.abs(left.m3 - right.m3)).toBeLessThanOrEqual(1e-13 * left.count * (2 * scale) ** 3);
        expect(Math.abs(left.m2 - right.m2)).toBeLessThanOrEqual(1e-13 * left.count * (2 * scale) ** 2);
      }),
    );
  });

  test('keep the digits of a spread of 1 about a mean of 1e9', () => {
    const m = momentsOf([1e9 - 1, 1e9, 1e9 + 1]);
    expect([m.mean, variance(m), m.m3, m.m4]).toEqual([1e9, 1, 0, 2]);
    const merged = mergeMoments(momentsOf([1e9 - 1]), momentsOf([1e9 + 1]));
    expect([merged.mean, merged.m2]).toEqual([1e9, 2]);
  });

  test('of equal values have exactly no spread', () => {
    const m = mergeMoments(momentsOf(Array(7).fill(0.1)), momentsOf(Array(3).fill(0.1)));
    expect([m.mean, m.m2, m.m3, m.m4]).toEqual([0.1, 0, 0, 0]);
  });

  test('leave NaN out, and are NaN with an infinite value', () => {
    expect(momentsOf([Number.NaN, 1, Number.NaN, 3])).toEqual(momentsOf([1, 3]));
    expect(momentsOf([Number.NaN])).toEqual(emptyMoments);
    expect(variance(momentsOf([1, Number.POSITIVE_INFINITY]))).toBeNaN();
    expect(variance(mergeMoments(momentsOf([1, 2]), momentsOf([Number.POSITIVE_INFINITY])))).toBeNaN();
  });

  test('too few values have no variance', () => {
    expect(variance(momentsOf([3]))).toBeNaN();
    expect(variance(momentsOf([3]), 0)).toBe(0);
    expect(cumulants(emptyMoments)).toEqual([Number.NaN, Number.NaN, Number.NaN, Number.NaN]);
    expect(standardErrorOfMean(momentsOf([3]))).toBeNaN();
  });

  test('cumulants of the exponential law are (k − 1)!', () => {
    const uniform = uniforms(5);
    const n = 200_000;
    const [k1, k2, k3, k4] = cumulants(momentsOf(Float64Array.from({ length: n }, () => -Math.log(uniform()))));
    // Sampling variances for large n: κ₂; μ₄ − μ₂²; and, for the higher ones, those of the k-statistics (Kendall and Stuart, 12.4).
    expectWithinError(k1, 1, Math.sqrt(1 / n));
    expectWithinError(k2, 1, Math.sqrt(8 / n));
    expectWithinError(k3, 2, Math.sqrt((120 + 9 * 6 + 9 * 4 + 6) / n));
    expectWithinError(k4, 6, Math.sqrt((5040 + 16 * 120 + 48 * 24 * 2 + 34 * 36 + 72 * 6 + 144 * 4 + 24) / n));
  });

  test('standard errors are the scatter of mean and variance', () => {
    const normal = normals(11);
    const repeats = 4000;
    const runs = Array.from({ length: repeats }, () => momentsOf(Float64Array.from({ length: 50 }, normal)));
    const z = (value: (m: (typeof runs)[0]) => number) => variance(momentsOf(runs.map(value)));
    const spread = Math.sqrt(2 / repeats);
    expectWithinError(z((m) => m.mean) / (1 / 50), 1, spread);
    // Var(s²) = 2σ⁴/(n − 1); the estimate of its root is averaged over runs.
    const mean = runs.reduce((sum, m) => sum + standardErrorOfVariance(m) ** 2, 0) / repeats;
    expect(mean).toBeGreaterThan(0.8 * (2 / 49));
    expect(mean).toBeLessThan(1.05 * (2 / 49));
  });
});

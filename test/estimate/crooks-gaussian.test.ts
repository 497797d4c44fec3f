import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { crooksGaussian } from '../../src/estimate/crooks-gaussian.ts';
import { tallyWorks } from '../../src/estimate/estimate-works.ts';

/** Two works with a given mean and mean square deviation. */
const pair = (mean: number, spread: number) => Float64Array.of(mean - spread, mean + spread);
const crossing = (a: number, s: number, c: number, t: number) => {
  const [f, r] = tallyWorks(pair(a, s), pair(-c, t));
  return crooksGaussian(f.total.work!, r!.total.work!);
};

describe('the Gaussian intersection', () => {
  test('is the root of Goette and Grubmüller nearest the middle', () => {
    const mean = fc.integer({ min: -100, max: 100 }).map((x) => x / 10);
    const spread = fc.integer({ min: 2, max: 40 }).map((x) => x / 10);
    fc.assert(
      fc.property(mean, spread, mean, spread, (a, s, c, t) => {
        fc.pre(s !== t);
        const A = 1 / s ** 2 - 1 / t ** 2;
        const root = Math.sqrt((a - c) ** 2 / (s * t) ** 2 + 2 * A * Math.log(t / s));
        const roots = [1, -1].map((sign) => (a / s ** 2 - c / t ** 2 + sign * root) / A);
        const distance = Math.min(...roots.map((x) => Math.abs(x - (a + c) / 2)));
        const { value } = crossing(a, s, c, t);
        expect(Math.abs(value - (a + c) / 2)).toBeCloseTo(distance, 8);
        expect(Math.min(...roots.map((x) => Math.abs(x - value)))).toBeLessThan(1e-8);
      }),
    );
  });

  test('is the middle for equal variances, and goes there steadily', () => {
    expect(crossing(5, 2, 1, 2).value).toBe(3);
    for (const difference of [1e-3, 1e-6, 1e-9, 1e-12])
      expect(Math.abs(crossing(5, 2, 1, 2 + difference).value - 3)).toBeLessThan(2 * difference);
  });

  test('needs a spread and two works each way', () => {
    expect(crossing(5, 0, 1, 2).reason).toMatch(/equal/);
    const [f, r] = tallyWorks(Float64Array.of(1), pair(1, 1));
    expect(crooksGaussian(f.total.work!, r!.total.work!).reason).toMatch(/needs two/);
  });
});

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  effectiveSampleSize,
  emptyLogSumExp,
  type LogSumExp,
  logMeanExp,
  mergeLogSumExp,
} from '../../src/tally/log-sum-exp.ts';

const of = (a: number): LogSumExp => ({
  count: 1,
  max: a,
  sum: a === Number.NEGATIVE_INFINITY ? 0 : 1,
  squares: a === Number.NEGATIVE_INFINITY ? 0 : 1,
});
const total = (exponents: readonly number[]) => exponents.map(of).reduce(mergeLogSumExp, emptyLogSumExp);

describe('log-sum-exp', () => {
  test('of exponents of ±1e4 neither overflows nor loses digits', () => {
    expect(logMeanExp(total([1e4, 1e4]))).toBe(1e4);
    expect(logMeanExp(total([-1e4, -1e4 + Math.log(3)]))).toBeCloseTo(-1e4 + Math.log(2), 11);
    expect(logMeanExp(total([-1e4, 1e4]))).toBeCloseTo(1e4 - Math.log(2), 11);
  });

  test('does not depend on order or grouping', () => {
    const exponents = fc.array(fc.double({ min: -1e4, max: 1e4, noNaN: true }), { minLength: 1, maxLength: 20 });
    fc.assert(
      fc.property(exponents, exponents, (a, b) => {
        const direct = total([...a, ...b]);
        const merged = mergeLogSumExp(total(b), total(a));
        expect(Math.abs(logMeanExp(merged) - logMeanExp(direct))).toBeLessThan(1e-11);
        expect(effectiveSampleSize(merged)).toBeCloseTo(effectiveSampleSize(direct), 10);
      }),
    );
  });

  test('effective sample size is the count for equal weights and 1 for a single heavy one', () => {
    expect(effectiveSampleSize(total([3, 3, 3, 3]))).toBeCloseTo(4, 14);
    expect(effectiveSampleSize(total([100, 3, 3, 3]))).toBeCloseTo(1, 14);
    expect(effectiveSampleSize(emptyLogSumExp)).toBe(0);
  });

  test('weight zero counts in the mean alone', () => {
    const withZero = total([0, Number.NEGATIVE_INFINITY, Number.NEGATIVE_INFINITY, 0]);
    expect(logMeanExp(withZero)).toBeCloseTo(-Math.log(2), 15);
    expect(effectiveSampleSize(withZero)).toBe(2);
    expect(logMeanExp(total([Number.NEGATIVE_INFINITY]))).toBe(Number.NEGATIVE_INFINITY);
    expect(logMeanExp(emptyLogSumExp)).toBeNaN();
  });
});

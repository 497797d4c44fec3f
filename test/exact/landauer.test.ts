import { expect, test } from 'vitest';
import { landauerBound } from '../../src/exact/landauer.ts';

test('kT ln 2 for certain erasure, nothing for a coin toss', () => {
  expect(landauerBound(1, 2)).toBe(2 * Math.LN2);
  expect(landauerBound(0, 2)).toBe(2 * Math.LN2);
  expect(landauerBound(0.5, 1)).toBeCloseTo(0, 15);
});

test('it is kT times the relative entropy of (p, 1 − p) to a fair coin: slope kT ln[p/(1−p)]', () => {
  for (const p of [0.1, 0.4, 0.5, 0.9, 0.999]) {
    const h = 1e-5 * Math.min(p, 1 - p);
    const slope = (landauerBound(p + h, 3) - landauerBound(p - h, 3)) / (2 * h);
    expect(slope).toBeCloseTo(3 * Math.log(p / (1 - p)), 6);
  }
});

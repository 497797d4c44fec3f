import { describe, expect, test } from 'vitest';
import { detailedBalanceFactors } from '../../src/exact/detailed-balance-factors.ts';

const { harmonic } = detailedBalanceFactors;

describe.each(Object.entries(detailedBalanceFactors))('the %s factor', (id, { of, ratio }) => {
  test('restores detailed balance, which therefore tests nothing', () => {
    for (const x of [1e-9, 0.1, 2, 30]) expect((of(-x) * Math.exp(x)) / of(x)).toBeCloseTo(1, 12);
  });

  test('is off the harmonic one by its ratio, the same at both signs', () => {
    for (const x of [-4, -1, 0.5, 3]) {
      expect(of(x) / harmonic.of(x)).toBeCloseTo(ratio(x), 12);
      expect(ratio(-x)).toBeCloseTo(ratio(x), 14);
    }
    expect(ratio(2) === 1).toBe(id === 'harmonic');
  });

  test('is 1 where quanta are small', () => {
    for (const x of [0, 1e-9, -1e-9]) {
      expect(of(x)).toBeCloseTo(1, 8);
      expect(ratio(x)).toBeCloseTo(1, 15);
    }
  });
});

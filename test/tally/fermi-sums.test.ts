import { describe, expect, test } from 'vitest';
import {
  bracketOf,
  fermiFunction,
  fermiSum,
  fermiSumsOf,
  mergeFermiSums,
  type Side,
} from '../../src/tally/fermi-sums.ts';
import { uniforms } from '../random-normal.ts';

const f = (x: number) => 1 / (1 + Math.exp(x));

describe.each<Side>(['forward', 'reverse'])('Fermi sums, %s', (side) => {
  const sign = side === 'forward' ? -1 : 1;
  const factorsOf = (works: Float64Array, center: number) => works.map((w) => Math.exp(w + sign * center));

  test.each([0.25, 1, 1.5, 2, 4, 8, 12])(
    'over a half-width of %s kT are those of direct summation to 1e-12 a work',
    (halfWidth) => {
      const uniform = uniforms(halfWidth * 8);
      const center = 18.7;
      const works = Float64Array.from({ length: 1000 }, () => -sign * center + 30 * (uniform() - 0.5));
      // The worst that can happen: all works at one place, so that no errors cancel.
      const same = new Float64Array(1000).fill(-sign * (center + 0.3 * halfWidth));
      const bracket = bracketOf(center, halfWidth);
      for (const sample of [works, same]) {
        const at = fermiFunction(fermiSumsOf(bracket, side, factorsOf(sample, center)));
        for (let i = 0; i <= 40; i++) {
          const c = center + halfWidth * (i / 20 - 1);
          const terms = sample.map((w) => f(w + sign * c));
          const { sum, information } = at(c);
          expect(Math.abs(sum - terms.reduce((s, x) => s + x, 0))).toBeLessThan(1e-12 * sample.length);
          // Differentiation multiplies the error by at most the square of the number of nodes (Markov's inequality).
          const slope = terms.reduce((s, x) => s + x * (1 - x), 0);
          expect(Math.abs(information - slope)).toBeLessThan((1e-13 * bracket.nodes ** 2 * sample.length) / halfWidth);
        }
      }
    },
  );

  test('a work of ±1e4 kT counts as none or one, +∞ as none', () => {
    const bracket = bracketOf(0, 1);
    const works = Float64Array.of(1e4, -1e4, Number.POSITIVE_INFINITY, -1e4);
    expect(fermiFunction(fermiSumsOf(bracket, side, factorsOf(works, 0)))(0.5).sum).toBeCloseTo(2, 13);
  });

  test('of two samples are those of both together', () => {
    const bracket = bracketOf(0, 2);
    const sums = (...works: number[]) => fermiSumsOf(bracket, side, factorsOf(Float64Array.from(works), 0));
    const merged = mergeFermiSums(sums(0.1, 3), sums(-2));
    const whole = sums(0.1, 3, -2);
    merged.sums.forEach((sum, j) => {
      expect(sum).toBeCloseTo(whole.sums[j]!, 14);
    });
    expect(() => mergeFermiSums(merged, fermiSumsOf(bracketOf(0, 1), side, new Float64Array(0)))).toThrow(RangeError);
  });
});

test('a Fermi sum is that of its terms however far apart they lie', () => {
  const uniform = uniforms(5);
  for (const length of [0, 1, 3, 4, 103]) {
    const factors = Float64Array.from({ length }, (_, i) =>
      i % 7 === 0 ? Number.POSITIVE_INFINITY : Math.exp(1400 * (uniform() - 0.5) ** 3 * 8),
    );
    for (const shift of [1e-3, 1, 40]) {
      const plain = factors.reduce((sum, factor) => sum + 1 / (1 + shift * factor), 0);
      expect(Math.abs(fermiSum(factors, shift) - plain)).toBeLessThanOrEqual(1e-14 * plain);
    }
  }
});

import { describe, expect, test } from 'vitest';
import { fitPower } from '../../bench/growth/fit-power.ts';
import { halfDecades } from '../../bench/growth/sizes.ts';
import { normals } from '../random-normal.ts';
import { expectWithinError } from '../within-error.ts';

const sizes = halfDecades(5);

describe('the exponent of a cost', () => {
  test.each([0.5, 1, 1.2, 2])('%s is found behind an overhead', (p) => {
    const { exponent, overhead, factor } = fitPower(
      sizes,
      sizes.map((n) => 1e-3 + 3e-7 * n ** p),
    );
    expect(exponent).toBeCloseTo(p, 5);
    expect(overhead).toBeCloseTo(1e-3, 7);
    expect(factor / 3e-7).toBeCloseTo(1, 4);
  });

  test('has an error that covers it, and not by far', () => {
    const normal = normals(7);
    const noisy = () =>
      fitPower(
        sizes,
        sizes.map((n) => (1e-3 + 3e-7 * n) * (1 + 0.03 * normal())),
      );
    const fits = Array.from({ length: 400 }, noisy);
    const squares = fits.map(({ exponent, standardError }) => ((exponent - 1) / standardError) ** 2);
    const mean = squares.reduce((a, b) => a + b) / squares.length;
    // Student's t with n − 3 degrees of freedom ν: ⟨t²⟩ = ν/(ν − 2), Var t² = ⟨t²⟩²·2(ν − 1)/(ν − 4).
    const nu = sizes.length - 3;
    const expected = nu / (nu - 2);
    expectWithinError(mean, expected, expected * Math.sqrt((2 * (nu - 1)) / (nu - 4) / squares.length));
  });

  test('is unknown from three points', () => expect(fitPower([1, 2, 3], [1, 2, 3]).exponent).toBeNaN());
});

import { describe, expect, test } from 'vitest';
import { gaussLegendre } from '../../src/exact/gauss-legendre.ts';
import { integrate } from '../../src/exact/integrate.ts';
import { kronrodPanel } from '../../src/exact/kronrod-panel.ts';

describe('the Gauss–Kronrod panel', () => {
  test.each([0, 2, 8, 16, 22])('is exact for x^%i, as a 15-point Kronrod rule must be up to degree 23', (degree) => {
    const { value } = kronrodPanel((x) => x ** degree, -1, 1);
    expect(value).toBeCloseTo(2 / (degree + 1), 14);
  });

  test('is not exact beyond its degree, and its error says so', () => {
    const { value, error } = kronrodPanel((x) => x ** 40, -1, 1);
    expect(Math.abs(value - 2 / 41)).toBeGreaterThan(1e-9);
    expect(error).toBeGreaterThan(Math.abs(value - 2 / 41));
  });

  test('shows a kink that no node sees', () => {
    const end = 1 - 0.004;
    const { value, error } = kronrodPanel((x) => 1 + Math.max(0, x - end), -1, 1);
    const missed = Math.abs(value - 2 - 0.004 ** 2 / 2);
    expect(missed).toBeGreaterThan(1e-6);
    expect(error).toBeGreaterThan(missed);
  });
});

describe('adaptive integration', () => {
  const options = { tolerance: 1e-14, noise: 1e-15 };

  test('closes in on a kink and on a jump', () => {
    const kink = integrate((x) => Math.abs(x - 1 / 3), [0, 1], options);
    expect(Math.abs(kink.value - 5 / 18)).toBeLessThan(1e-13);
    const jump = integrate((x) => (x < Math.SQRT1_2 ? 1 : 3), [0, 1], options);
    expect(Math.abs(jump.value - (3 - 2 * Math.SQRT1_2))).toBeLessThan(1e-12);
  });

  test('stops on noise and reports it', () => {
    let n = 0;
    const { error } = integrate(() => 1 + 1e-6 * Math.sin(12.9898 * n++), [0, 1], options);
    expect(error).toBeGreaterThan(1e-10);
    expect(n).toBeLessThan(1e6);
  });
});

describe('Gauss–Legendre', () => {
  test.each([1, 2, 3, 4, 16, 33])('with %i nodes is exact up to degree 2n − 1', (n) => {
    const { nodes, weights } = gaussLegendre(n);
    for (let degree = 0; degree < 2 * n; degree++) {
      const sum = nodes.reduce((s, x, i) => s + weights[i]! * x ** degree, 0);
      expect(sum).toBeCloseTo(degree % 2 ? 0 : 2 / (degree + 1), 13);
    }
  });
});

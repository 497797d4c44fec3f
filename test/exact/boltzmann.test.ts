import { describe, expect, test } from 'vitest';
import { boltzmann } from '../../src/exact/boltzmann.ts';
import { besselI0, logGauss, normalCdf, quarticIntegral } from './known-potentials.ts';

describe('ln Z of one coordinate', () => {
  test.each([1e-9, 1e-4, 1, 300, 1e9])('a Gaussian of width %s at the origin', (s) => {
    const density = boltzmann((x) => 0.5 * (x / s) ** 2);
    expect(Math.abs(density.logZ - logGauss - Math.log(s))).toBeLessThan(1e-12);
    expect(density.error).toBeLessThan(1e-12);
    expect(density.mean((x) => (x / s) ** 4)).toBeCloseTo(3, 12);
  });

  test.each([
    [1, 1],
    [0.01, 1000],
    [20, -1e6],
    [1e-3, -1000],
  ])('a Gaussian of width %s at %s, to the rounding of x − c', (s, c) => {
    const density = boltzmann((x) => 0.5 * ((x - c) / s) ** 2);
    const rounding = 1e-12 + (4 * Number.EPSILON * Math.abs(c)) / s;
    expect(Math.abs(density.logZ - logGauss - Math.log(s))).toBeLessThan(rounding);
    expect(Math.abs(density.mean((x) => (x - c) / s))).toBeLessThan(10 * rounding);
  });

  test('a quartic, and a constant in u comes out again', () => {
    expect(boltzmann((x) => x ** 4).logZ).toBeCloseTo(Math.log(quarticIntegral), 12);
    expect(boltzmann((x) => x ** 4 - 1000).logZ).toBeCloseTo(Math.log(quarticIntegral) + 1000, 10);
  });

  test('two wells far from the origin and apart by a barrier weigh as two', () => {
    const well = (x: number) => 400 * x * x;
    const both = boltzmann((x) => Math.min(well(x - 1000), well(x - 1010)));
    expect(both.logZ).toBeCloseTo(Math.log(2) + boltzmann(well).logZ, 11);
    expect(both.support().length).toBe(2);
    expect(both.probability(1005, 1100)).toBeCloseTo(0.5, 11);
  });

  test('a double well does not care where it stands', () => {
    const u = (x: number) => 8 * (x * x - 1) ** 2;
    expect(boltzmann((x) => u(x - 1000)).logZ).toBeCloseTo(boltzmann(u).logZ, 11);
  });

  test.each([0, 3, -0.123456789])('kinks: 7|x − %s|, and a flat box with sloping walls', (c) => {
    expect(boltzmann((x) => Math.abs(x - c) * 7).logZ).toBeCloseTo(Math.log(2 / 7), 12);
    expect(boltzmann((x) => Math.max(0, Math.abs(x - c) - 2)).logZ).toBeCloseTo(Math.log(6), 9);
  });

  test.each(Array.from({ length: 40 }, (_, i) => i / 39 + 0.3))('a kink off the minimum, at %s', (c) => {
    // u = x²/2 for x < c, with the slope doubled beyond.
    const density = boltzmann((x) => (x < c ? 0.5 * x * x : 0.5 * x * x + 3 * (x - c)));
    const right = Math.exp(4.5 + 3 * c) * (1 - normalCdf(c + 3));
    const exact = logGauss + Math.log(normalCdf(c) + right);
    expect(Math.abs(density.logZ - exact)).toBeLessThan(1e-9);
  });

  test('a finite step', () => {
    const c = Math.SQRT1_2;
    const exact = logGauss + Math.log(normalCdf(c) + Math.exp(-2) * (1 - normalCdf(c)));
    expect(boltzmann((x) => 0.5 * x * x + (x > c ? 2 : 0)).logZ).toBeCloseTo(exact, 10);
  });

  test('logarithmic singularities: a zero of the density, an integrable pole, a domain that ends', () => {
    expect(boltzmann((x) => x - 2 * Math.log(x)).logZ).toBeCloseTo(Math.log(2), 11);
    expect(boltzmann((x) => 0.5 * x * x - 2 * Math.log(Math.abs(x))).logZ).toBeCloseTo(logGauss, 11);
    const pole = boltzmann((x) => 0.5 * Math.log(Math.abs(x)) + Math.abs(x));
    expect(pole.logZ).toBeCloseTo(Math.log(2 * Math.sqrt(Math.PI)), 8);
    const [from, to] = pole.support()[0]!;
    expect(from).toBeLessThan(-30);
    expect(to).toBeGreaterThan(30);
  });

  test('algebraic tails: the Cauchy law', () => {
    expect(boltzmann((x) => Math.log(1 + x * x)).logZ).toBeCloseTo(Math.log(Math.PI), 10);
  });

  test.each([0.1, 2, 30])('a ring with V = %s cos x: Z = 2π I₀(V)', (v) => {
    const ring = boltzmann((x) => v * Math.cos(x), { period: 2 * Math.PI });
    expect(ring.logZ).toBeCloseTo(Math.log(2 * Math.PI * besselI0(v)), 12);
  });

  test('a half-line ends where the predicate does', () => {
    for (const c of [0, 0.1, -2]) {
      const half = boltzmann((x) => 0.5 * x * x, { inside: (x) => x < c });
      expect(half.logZ).toBeCloseTo(logGauss + Math.log(normalCdf(c)), 12);
      expect(half.support()[0]![1]).toBeCloseTo(c, 14);
    }
  });

  test('a wall just short of a point of the search', () => {
    // The ladder around the minimum has a step of exactly 1, which lands some 1e-8 beyond the wall.
    const half = boltzmann((x) => 0.5 * (x - 0.5 - 1e-8) ** 2, { inside: (x) => x < 1.5 });
    expect(half.logZ).toBeCloseTo(logGauss + Math.log(normalCdf(1 - 1e-8)), 12);
  });

  test('a box holds what is flat', () => {
    expect(boltzmann(() => 0, { inside: (x) => x > 1 && x < 1.75 }).logZ).toBeCloseTo(Math.log(0.75), 12);
  });

  test('probability is the distribution function', () => {
    const density = boltzmann((x) => 0.5 * x * x);
    for (const x of [-3, -1, 0.2, 2.5]) expect(density.probability(-20, x)).toBeCloseTo(normalCdf(x), 12);
  });

  test('the error reported covers the error made', () => {
    // 1e7 in u leaves nine digits of e^{−u}.
    const density = boltzmann((x) => 1e7 + 0.5 * x * x);
    expect(Math.abs(density.logZ + 1e7 - logGauss)).toBeLessThan(density.error);
    expect(density.error).toBeLessThan(1e-7);
  });
});

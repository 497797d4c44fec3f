import { describe, expect, test } from 'vitest';
import { boltzmann } from '../../src/exact/boltzmann.ts';
import { boltzmann2d } from '../../src/exact/boltzmann-2d.ts';
import { besselI0, logGauss, normalCdf } from './known-potentials.ts';

const doubleWell = (x: number) => 8 * (x * x - 1) ** 2;

describe('ln Z of two coordinates', () => {
  test.each([
    [1, 1, 0, 0, 0],
    [1, 1, 0.9, 3, -4],
    [1, 1, 0.9999, 0, 0],
    [1e-9, 1e6, 0.5, 0, 0],
    [1e-3, 1, -0.99, 5, 1000],
  ])('a Gaussian of widths %s, %s and correlation %s at (%s, %s)', (a, b, r, x0, y0) => {
    const density = boltzmann2d((x, y) => {
      const [p, q] = [(x - x0) / a, (y - y0) / b];
      return (p * p - 2 * r * p * q + q * q) / (2 * (1 - r * r));
    });
    expect(Math.abs(density.logZ - 2 * logGauss - Math.log(a * b) - 0.5 * Math.log(1 - r * r))).toBeLessThan(1e-11);
    expect(density.mean((x, y) => ((x - x0) * (y - y0)) / (a * b))).toBeCloseTo(r, 9);
    const [[left, right]] = density.support();
    // The ellipse of height 45 reaches √90 widths in each coordinate, whatever the correlation.
    expect((right - x0) / a).toBeCloseTo(Math.sqrt(90), 3);
    expect((left - x0) / a).toBeCloseTo(-Math.sqrt(90), 3);
  });

  test('a double well with a harmonic neighbour: the neighbour integrates out', () => {
    const density = boltzmann2d((x, y) => doubleWell(x) + 10 * (y - x) ** 2);
    expect(density.logZ).toBeCloseTo(boltzmann(doubleWell).logZ + 0.5 * Math.log(Math.PI / 10), 11);
    const line = boltzmann(doubleWell);
    expect(density.mean((x, y) => x * y)).toBeCloseTo(
      line.mean((x) => x * x),
      10,
    );
  });

  test('four wells away from the origin factor', () => {
    const density = boltzmann2d((x, y) => doubleWell(x - 100) + 2 * doubleWell(y + 30));
    expect(density.logZ).toBeCloseTo(boltzmann(doubleWell).logZ + boltzmann((y) => 2 * doubleWell(y)).logZ, 10);
  });

  test('a bent valley (Rosenbrock): the shear y → y − x² keeps areas', () => {
    const density = boltzmann2d((x, y) => 50 * (x * x - y) ** 2 + 0.5 * (1 - x) ** 2);
    expect(density.logZ).toBeCloseTo(logGauss + 0.5 * Math.log(Math.PI / 50), 10);
    expect(density.mean((_, y) => y)).toBeCloseTo(2, 9);
  });

  test('a ring-shaped valley', () => {
    // ∬ e^{−20(r²−1)²} dA = π ∫₀^∞ e^{−20(s−1)²} ds = π √(π/20) Φ(√40).
    const exact = Math.log(Math.PI * Math.sqrt(Math.PI / 20) * normalCdf(Math.sqrt(40)));
    expect(boltzmann2d((x, y) => 20 * (x * x + y * y - 1) ** 2).logZ).toBeCloseTo(exact, 10);
  });

  test('periodic coordinates: one, and both with a coupling', () => {
    const ring = Math.log(2 * Math.PI * besselI0(2));
    const period = 2 * Math.PI;
    const one = boltzmann2d((x, y) => 2 * Math.cos(x) + 0.5 * y * y, { periods: [period, undefined] });
    expect(one.logZ).toBeCloseTo(ring + logGauss, 11);
    const both = boltzmann2d((x, y) => 2 * Math.cos(x) + 2 * Math.cos(y - x), { periods: [period, period] });
    expect(both.logZ).toBeCloseTo(2 * ring, 11);
  });

  test('confined to half the plane, either way, and to a disc', () => {
    const u = (x: number, y: number) => 0.5 * (x * x + y * y);
    expect(boltzmann2d(u, { inside: (x) => x < 0 }).logZ).toBeCloseTo(2 * logGauss - Math.LN2, 11);
    expect(boltzmann2d(u, { inside: (_, y) => y > 0 }).logZ).toBeCloseTo(2 * logGauss - Math.LN2, 11);
    const disc = boltzmann2d(u, { inside: (x, y) => x * x + y * y < 1 });
    expect(disc.logZ).toBeCloseTo(2 * logGauss + Math.log(1 - Math.exp(-0.5)), 11);
  });

  test('kinks along lines: |x| + |y − x|', () => {
    expect(boltzmann2d((x, y) => Math.abs(x) + Math.abs(y - x)).logZ).toBeCloseTo(Math.log(4), 9);
  });
});

import { describe, expect, test } from 'vitest';
import { evolveDensity } from '../../../src/exact/fokker-planck/evolve-density.ts';
import { stationaryDensity } from '../../../src/exact/fokker-planck/stationary-density.ts';
import { drivenRingModel } from '../../../src/exact/ring/driven-ring-model.ts';
import { expectClose } from '../expect-close.ts';
import { telegraph, trap } from './models.ts';

const gauss = (x: number, mean: number, variance: number) =>
  Math.exp(-((x - mean) ** 2) / (2 * variance)) / Math.sqrt(2 * Math.PI * variance);

const total = (p: Float64Array[]) => p.reduce((sum, row) => sum + row.reduce((a, b) => a + b), 0);

describe('a law evolves', () => {
  const [k, kT, at] = [2, 0.5, 1.1];

  test.each([0.05, 0.3, 2])('from a point as Ornstein and Uhlenbeck found, t = %f', (t) => {
    const { x, density, probability, error } = evolveDensity(trap(k, kT), { at }, t);
    const variance = (kT / k) * -Math.expm1(-2 * k * t);
    const exact = [...x].map((y) => gauss(y, at * Math.exp(-k * t), variance));
    const off = Math.max(...exact.map((p, i) => Math.abs(p - density[0]![i]!)));
    expect(off).toBeLessThan(error.density + 1e-11);
    expect(error.density).toBeLessThan(1e-2 * Math.max(...exact));
    expect(error.time).toBeLessThan(1e-9);
    expect(total(probability)).toBeCloseTo(1, 14);
  });

  test('wherever the point lies in its cell, with errors that fall as n⁻⁴', () => {
    const t = 0.2;
    const errors = [0.5, 0.5041, 0.5123].map((point) =>
      [100, 200].map((cells) => {
        const { x, density } = evolveDensity(trap(k, kT), { at: point }, t, cells);
        const variance = (kT / k) * -Math.expm1(-2 * k * t);
        return Math.max(...x.map((y, i) => Math.abs(density[0]![i]! - gauss(y, point * Math.exp(-k * t), variance))));
      }),
    );
    for (const [coarse, fine] of errors as [number, number][]) {
      expect(Math.log2(coarse / fine)).toBeGreaterThan(3.5);
      expect(Math.log2(coarse / fine)).toBeLessThan(4.5);
    }
  });

  test('from a wide law: variances relax', () => {
    const { x, density } = evolveDensity(trap(k, kT, 14), (y) => gauss(y, 0.3, 1), 0.4);
    const variance = kT / k + (1 - kT / k) * Math.exp(-4 * 0.4);
    expectClose(
      density[0]!,
      [...x].map((y) => gauss(y, 0.3 * Math.exp(-0.8), variance)),
      1e-7,
    );
  });

  test('round a ring, across its seam, as a sum over images', () => {
    const [mu, f, D, t] = [1, 4, 0.2, 0.9];
    const { x, density, error } = evolveDensity(drivenRingModel({ V0: 0, f, mu, kT: D }), { at: 6.2 }, t);
    const images = [-2, -1, 0, 1, 2].map((n) => 6.2 + f * t + 2 * Math.PI * n);
    const exact = [...x].map((y) => images.reduce((p, mean) => p + gauss(y, mean, 2 * D * t), 0));
    expectClose(density[0]!, exact, error.density);
    expect(error.density).toBeLessThan(1e-3 * Math.max(...exact));
  });

  test('in two steps as in one, and to the stationary law in the end', () => {
    const model = drivenRingModel({ V0: 1, f: 0.5, mu: 1, kT: 0.3 });
    const once = evolveDensity(model, (x) => 2 + Math.sin(x), 1.5, 100);
    const late = evolveDensity(model, (x) => 2 + Math.sin(x), 100, 100);
    expectClose(late.density[0]!, stationaryDensity(model, 100).density[0]!, 1e-11);
    const lookUp = (law: typeof once) => (x: number) => law.density[0]![Math.floor(x / law.width)]!;
    const first = evolveDensity(model, (x) => 2 + Math.sin(x), 0.5, 900);
    const second = evolveDensity(model, lookUp(first), 1, 300);
    expectClose(
      second.x.map((_, i) => second.density[0]![i]!).filter((_, i) => i % 3 === 1),
      once.density[0]!,
      1e-5,
    );
  });

  test('among states, whose shares relax at the sum of the rates', () => {
    const [r, t] = [3, 0.2];
    const { probability } = evolveDensity(telegraph(1, r, 0.1), { at: 0.4, state: 1 }, t, 100);
    const share = probability[1]!.reduce((a, b) => a + b);
    expect(share).toBeCloseTo((1 + Math.exp(-2 * r * t)) / 2, 11);
    expect(total(probability)).toBeCloseTo(1, 14);
  });

  test('not at all in no time', () => {
    const { x, density } = evolveDensity(trap(1, 1), (y) => gauss(y, 0, 2), 0);
    const exact = [...x].map((y) => gauss(y, 0, 2));
    const Z = total(density) / exact.reduce((a, b) => a + b);
    expectClose(
      density[0]!,
      exact.map((p) => p * Z),
      1e-14,
    );
  });

  test('refuses what is no start or time', () => {
    expect(() => evolveDensity(trap(1, 1), { at: 99 }, 1)).toThrow(/^start\.at: 99/);
    expect(() => evolveDensity(trap(1, 1), { at: 0, state: 1 }, 1)).toThrow(/^start\.state: 1/);
    expect(() => evolveDensity(trap(1, 1), () => -1, 1)).toThrow(/^start: -1/);
    expect(() => evolveDensity(trap(1, 1), () => 0, 1)).toThrow(/^start: 0/);
    expect(() => evolveDensity(trap(1, 1), { at: 0 }, -1)).toThrow(/^t: -1/);
  });
});

import { expect, test } from 'vitest';
import { brownianMeanSquaredDisplacement } from '../../src/exact/brownian.ts';
import { underdampedMeanSquaredDisplacement, velocityAutocorrelation } from '../../src/exact/brownian-underdamped.ts';
import { rungeKutta } from './runge-kutta.ts';

const relative = (a: number, b: number) => Math.abs(a / b - 1);

test.each([
  [1, 1, 1, 3],
  [2, 0.3, 1.5, 0.4],
  [0.1, 5, 0.2, 2],
])('m = %s, γ = %s, kT = %s, t = %s: moment equations of the free particle, integrated', (m, gamma, kT, t) => {
  // s = ⟨Δx²⟩, c = ⟨Δx v⟩, a = ⟨v(t)v(0)⟩.
  const rates = (_: number, [, c, a]: readonly number[]) => [2 * c!, kT / m - (gamma / m) * c!, (-gamma / m) * a!];
  const [s, , a] = rungeKutta(rates, [0, 0, kT / m], t, 20_000);
  expect(relative(underdampedMeanSquaredDisplacement({ m, gamma, kT, t }), s!)).toBeLessThan(1e-10);
  expect(relative(velocityAutocorrelation({ m, gamma, kT, t }), a!)).toBeLessThan(1e-9);
});

test('ballistic early, diffusive late with D = μkT, μ = 1/γ', () => {
  const p = { m: 2, gamma: 3, kT: 0.7 };
  expect(relative(underdampedMeanSquaredDisplacement({ ...p, t: 1e-9 }), (p.kT / p.m) * 1e-18)).toBeLessThan(1e-8);
  const t = 1e9;
  const late = brownianMeanSquaredDisplacement({ mu: 1 / p.gamma, kT: p.kT, t });
  expect(relative(underdampedMeanSquaredDisplacement({ ...p, t }), late)).toBeLessThan(1e-8);
});

test('half the second time derivative of the MSD is the velocity autocorrelation', () => {
  const p = { m: 1, gamma: 2, kT: 1.2 };
  const h = 1e-3;
  for (const t of [0.2, 0.25, 0.6, 2]) {
    const msd = (s: number) => underdampedMeanSquaredDisplacement({ ...p, t: t + s });
    const curvature = (msd(h) - 2 * msd(0) + msd(-h)) / (h * h);
    // Second difference: error h²/12 of the fourth derivative, 2·a·(γ/m)² at most.
    expect(Math.abs(curvature / 2 - velocityAutocorrelation({ ...p, t }))).toBeLessThan((h * h * 1.2 * 4) / 12 + 1e-9);
  }
});

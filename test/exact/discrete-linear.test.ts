import { describe, expect, test } from 'vitest';
import { breathingTrapMeanWork } from '../../src/exact/breathing-trap.ts';
import { draggedTrapMeanWork } from '../../src/exact/dragged-trap.ts';
import { normals } from '../random-normal.ts';
import { expectWithinError } from '../within-error.ts';
import { type DiscreteLinear, discreteLinear } from './discrete-linear.ts';

/** One trajectory of the scheme, step by step as it is defined. */
function walk({ k, c, mu, kT, dt, steps }: DiscreteLinear, normal: () => number) {
  const u = (x: number, t: number) => 0.5 * k(t) * (x - c(t)) ** 2;
  const f = (x: number, t: number) => -k(t) * (x - c(t));
  let x = c(0) + Math.sqrt(kT / k(0)) * normal();
  const start = u(x, 0);
  let [work, heat] = [0, 0];
  for (let n = 0; n < steps; n++) {
    const [t, half, end] = [n * dt, (n + 0.5) * dt, (n + 1) * dt];
    work += u(x, half) - u(x, t);
    const next = x + mu * f(x, half) * dt + Math.sqrt(2 * mu * kT * dt) * normal();
    // kT ln of the ratio of the two Gaussian transition densities.
    const spread = 4 * mu * dt;
    heat += ((x - next - mu * f(next, half) * dt) ** 2 - (next - x - mu * f(x, half) * dt) ** 2) / spread;
    x = next;
    work += u(x, end) - u(x, half);
  }
  return { x, work, heat, shadow: heat - work + u(x, steps * dt) - start };
}

describe('the exact moments of the discrete trap', () => {
  test.each([
    ['dragged', { k: () => 2, c: (t: number) => 1.5 * t, mu: 0.7, kT: 1.3, dt: 0.1, steps: 12 }],
    ['breathing', { k: (t: number) => 1 + 3 * t, c: () => 0, mu: 1, kT: 1, dt: 0.05, steps: 20 }],
    ['both at once', { k: (t: number) => 1 + t, c: Math.sin, mu: 1, kT: 0.5, dt: 0.2, steps: 8 }],
  ] as [string, DiscreteLinear][])('%s: against the process itself', (_, process) => {
    const exact = discreteLinear(process);
    const normal = normals(3);
    const n = 100_000;
    const paths = Array.from({ length: n }, () => walk(process, normal));
    const check = (values: number[], mean: number, variance?: number) => {
      const average = values.reduce((s, v) => s + v, 0) / n;
      const squares = values.map((v) => (v - average) ** 2);
      const spread = squares.reduce((s, v) => s + v, 0) / n;
      expectWithinError(average, mean, Math.sqrt(spread / n));
      if (variance === undefined || Number.isNaN(variance)) return;
      const fourth = squares.reduce((s, v) => s + (v - spread) ** 2, 0) / n;
      expectWithinError(spread, variance, Math.sqrt(fourth / n));
    };
    check(
      paths.map((p) => p.x),
      exact.mean,
      exact.variance,
    );
    check(
      paths.map((p) => p.work),
      exact.meanWork,
      exact.workVariance,
    );
    check(
      paths.map((p) => p.heat),
      exact.meanHeat,
    );
    check(
      paths.map((p) => p.shadow),
      exact.meanShadowWork,
    );
  });

  test('the dragged trap comes to its closed form as dt → 0, from −μk dt/2 relative when slow', () => {
    const [k, v, mu, kT] = [2, 1, 1, 1];
    const at = (tau: number, steps: number) =>
      discreteLinear({ k: () => k, c: (t) => v * t, mu, kT, dt: tau / steps, steps });
    const exact = draggedTrapMeanWork({ k, v, mu, tau: 1 });
    const [coarse, fine] = [at(1, 1000).meanWork - exact, at(1, 2000).meanWork - exact];
    expect(coarse / fine).toBeCloseTo(2, 2);
    expect(Math.abs(2 * fine - coarse)).toBeLessThan(1e-6);
    const slow = at(500, 25_000);
    expect(slow.meanWork / draggedTrapMeanWork({ k, v, mu, tau: 500 }) - 1).toBeCloseTo((-mu * k * 0.02) / 2, 4);
  });

  test('variance of the work of dragging is 2kT⟨w⟩ as dt → 0', () => {
    const fine = discreteLinear({ k: () => 1, c: (t) => t, mu: 1, kT: 1, dt: 1e-4, steps: 20_000 });
    expect(fine.workVariance).toBeCloseTo(2 * fine.meanWork, 3);
  });

  test('the breathing trap comes to its closed form as dt → 0', () => {
    const at = (steps: number) =>
      discreteLinear({ k: (t) => 1 + 3 * t, c: () => 0, mu: 1, kT: 1, dt: 1 / steps, steps }).meanWork;
    const exact = breathingTrapMeanWork({ k0: 1, k1: 4, mu: 1, kT: 1, tau: 1 });
    const [coarse, fine] = [at(2000) - exact, at(4000) - exact];
    expect(coarse / fine).toBeCloseTo(2, 2);
    expect(Math.abs(2 * fine - coarse)).toBeLessThan(1e-6);
  });
});

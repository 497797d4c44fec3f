import { describe, expect, test } from 'vitest';
import { breathingQuenchWork, breathingTrapMeanWork } from '../../src/exact/breathing-trap.ts';
import { gaussLegendre } from '../../src/exact/gauss-legendre.ts';
import { rungeKutta } from './runge-kutta.ts';

const relative = (a: number, b: number) => Math.abs(a / b - 1);

describe('mean work of the breathing trap', () => {
  test.each([
    [1, 4, 1, 1, 1],
    [4, 1, 1, 1, 1],
    [0.5, 20, 2, 0.7, 0.3],
    [30, 0.1, 1, 2, 5],
    [1, 1000, 1, 1, 0.05],
    [1, 4, 1, 1, 200],
  ])('k0 = %s, k1 = %s, μ = %s, kT = %s, τ = %s: ṡ = −2μλs + 2μkT, integrated', (k0, k1, mu, kT, tau) => {
    const rate = (k1 - k0) / tau;
    const rates = (t: number, [s]: readonly number[]) => [
      -2 * mu * (k0 + rate * t) * s! + 2 * mu * kT,
      0.5 * rate * s!,
    ];
    const [, work] = rungeKutta(rates, [kT / k0, 0], tau, 40_000);
    expect(relative(breathingTrapMeanWork({ k0, k1, mu, kT, tau }), work!)).toBeLessThan(1e-10);
  });

  test('an instant ramp is the sudden quench', () => {
    const p = { k0: 2, k1: 7, mu: 1, kT: 1.5 };
    expect(relative(breathingTrapMeanWork({ ...p, tau: 1e-10 }), breathingQuenchWork(p).mean)).toBeLessThan(1e-8);
  });

  test('a slow ramp costs ΔF and, at order 1/τ, the friction ∫λ̇² kT/(4μλ³) dt', () => {
    const [k0, k1, mu, kT] = [1, 4, 2, 0.5];
    const deltaF = 0.5 * kT * Math.log(k1 / k0);
    const slope = ((k1 - k0) * (kT / (4 * mu)) * (1 / (k0 * k0) - 1 / (k1 * k1))) / 2;
    const excess = (tau: number) => (breathingTrapMeanWork({ k0, k1, mu, kT, tau }) - deltaF) * tau;
    expect(relative(excess(1e5), slope)).toBeLessThan(1e-4);
  });

  test('a stiff ramp over nine decades stays above ΔF and below the quench', () => {
    for (const tau of [1e-6, 1e-3, 1, 1e3]) {
      const p = { k0: 1e-3, k1: 1e6, mu: 1, kT: 1, tau };
      const work = breathingTrapMeanWork(p);
      expect(work).toBeGreaterThan(0.5 * Math.log(1e9));
      expect(work).toBeLessThan(breathingQuenchWork(p).mean);
    }
  });

  test('a ramp that changes nothing costs nothing', () => {
    expect(breathingTrapMeanWork({ k0: 3, k1: 3, mu: 1, kT: 1, tau: 2 })).toBe(0);
  });
});

test('the quench: moments of (k1 − k0)x²/2 over the initial Gaussian', () => {
  const [k0, k1, kT] = [2, 5, 1.3];
  const { nodes, weights } = gaussLegendre(60);
  const moment = (power: number) =>
    nodes.reduce((sum, node, i) => {
      const x = 9 * Math.sqrt(kT / k0) * node;
      const p = Math.sqrt(k0 / (2 * Math.PI * kT)) * Math.exp((-k0 * x * x) / (2 * kT));
      return sum + 9 * Math.sqrt(kT / k0) * weights[i]! * p * (((k1 - k0) * x * x) / 2) ** power;
    }, 0);
  const { mean, variance } = breathingQuenchWork({ k0, k1, kT });
  expect(mean).toBeCloseTo(moment(1), 10);
  expect(variance).toBeCloseTo(moment(2) - moment(1) ** 2, 9);
});

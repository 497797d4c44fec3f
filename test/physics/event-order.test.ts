import { describe, expect, test } from 'vitest';
import { cpuBackend } from '../backends/environment.ts';
import { collect, planOf } from '../experiment/collect.ts';
import { meanOf } from '../mean-of.ts';
import { expectWithinError } from '../within-error.ts';
import { differences, fittedOrder } from './measured-order.ts';

/** A particle that dies at rate a x². */
const mortal = {
  parameters: { a: 3 },
  coordinates: { x: { mobility: 1, temperature: 1 } },
  potential: 'x^2/2',
  initial: { x: 1 },
  discrete: { dead: 0 },
  events: [{ rate: '(1 - dead)*a*x^2', set: { dead: 1 } }],
};

/**
 * ⟨exp(−a∫₀ᵗx² ds)⟩ of dx = −κx dt + √(2D) dW from x₀, a Gaussian of x₀ by Feynman and Kac: with Δ = √(κ² + 4aD),
 * √[e^{κt}/(cosh Δt + (κ/Δ) sinh Δt)] exp[−a x₀² sinh Δt/(Δ cosh Δt + κ sinh Δt)].
 */
function survival(a: number, kappa: number, D: number, x0: number, t: number): number {
  const root = Math.sqrt(kappa * kappa + 4 * a * D);
  const [sh, ch] = [Math.sinh(root * t), Math.cosh(root * t)];
  return (
    Math.sqrt(Math.exp(kappa * t) / (ch + (kappa / root) * sh)) *
    Math.exp((-a * x0 * x0 * sh) / (root * ch + kappa * sh))
  );
}

/**
 * The same of the scheme itself, which in a trap is x′ = c x + s ξ with a factor e^{−a dt x²/2} at both ends of each step: e^{−½Ax² − B} goes to itself,
 * ⟨e^{−½q x′²}⟩ being e^{−½q c²x²/(1 + q s²)}/√(1 + q s²).
 */
function survivalOfScheme(c: number, s: number, a: number, x0: number, dt: number, steps: number): number {
  let A = 0;
  let B = 0;
  for (let n = 0; n < steps; n++) {
    const q = A + a * dt;
    const spread = 1 + q * s * s;
    A = (q * c * c) / spread + a * dt;
    B += 0.5 * Math.log(spread);
  }
  return Math.exp(-0.5 * A * x0 * x0 - B);
}

/** c and s of each scheme in the trap μk = 1, D = 1. */
const schemes = {
  'euler-maruyama': (h: number) => [1 - h, Math.sqrt(2 * h)] as const,
  'stochastic-heun': (h: number) => [1 - h + 0.5 * h * h, Math.sqrt(2 * h) * (1 - 0.5 * h)] as const,
};

const [a, x0, duration] = [3, 1, 1.6];
const exact = survival(a, 1, 1, x0, duration);
const ofScheme = (id: keyof typeof schemes, dt: number) =>
  survivalOfScheme(...schemes[id](dt), a, x0, dt, Math.round(duration / dt));

describe('a rate that depends on position', () => {
  test.each([
    ['euler-maruyama', 1],
    ['stochastic-heun', 2],
  ] as const)('%s: kills at every dt as often as its splitting does, whose order is %i', async (integrator, order) => {
    const dt = 0.4;
    const plan = planOf(
      { model: mortal, duration, dt, trajectories: 2 ** 18, seed: 4, integrator },
      { alive: '1 - dead' },
    );
    const { values } = await collect(await cpuBackend(), plan);
    const { mean, error } = meanOf(values('alive'));
    expectWithinError(mean, ofScheme(integrator, dt), error);
    const off = (h: number) => ofScheme(integrator, h) - exact;
    expect(Math.log2(off(0.002) / off(0.001))).toBeCloseTo(order, 1);
    expect(Math.abs(off(dt))).toBeGreaterThan(4.5 * error); // so the exact answer would not do here
  });

  test('kills as Feynman and Kac say at small dt', async () => {
    const plan = planOf(
      { model: mortal, duration, dt: 0.02, trajectories: 2 ** 17, seed: 5, integrator: 'stochastic-heun' },
      { alive: '1 - dead' },
    );
    const { mean, error } = meanOf((await collect(await cpuBackend(), plan)).values('alive'));
    expectWithinError(mean, exact, error);
  });

  test('of second order with BAOAB too', async () => {
    const inert = { ...mortal, coordinates: { x: { mass: 1, friction: 1, temperature: 1 } } };
    const d = await differences(inert, 3.2, [0.8, 0.4, 0.2], (n) => n, undefined, 'n0');
    const { order, error } = fittedOrder(d, 2);
    expectWithinError(order, 2, error);
    expect(error).toBeLessThan(1 / 4); // tells orders 1 and 2 apart
  });
});

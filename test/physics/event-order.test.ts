import { describe, expect, test } from 'vitest';
import { cpuBackend } from '../backends/environment.ts';
import { collect, planOf } from '../experiment/collect.ts';
import { meanOf } from '../mean-of.ts';
import { expectWithinError } from '../within-error.ts';
import { differences, fittedOrder } from './measured-order.ts';

/** A particle that dies at rate a x². */
const mortal = {
  parameters: { a: 1.5 },
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

describe('a rate that depends on position', () => {
  test('kills as Feynman and Kac say', async () => {
    const plan = planOf(
      { model: mortal, duration: 1, dt: 0.05, trajectories: 2 ** 17, seed: 4, integrator: 'stochastic-heun' },
      { alive: '1 - dead' },
    );
    const { values } = await collect(await cpuBackend(), plan);
    const { mean, error } = meanOf(values('alive'));
    expectWithinError(mean, survival(1.5, 1, 1, 1, 1), error);
  });

  test('of first order with Euler–Maruyama', async () => {
    const d = await differences(mortal, 0.8, [0.1, 0.05, 0.025], (n) => n, undefined, 'n0');
    const { order, error } = fittedOrder(d, 1);
    expectWithinError(order, 1, error);
    expect(error).toBeLessThan(1 / 4);
  });

  test('of second order with BAOAB', async () => {
    const inert = { ...mortal, coordinates: { x: { mass: 1, friction: 1, temperature: 1 } } };
    const d = await differences(inert, 1.6, [0.4, 0.2, 0.1], (n) => n, undefined, 'n0');
    const { order, error } = fittedOrder(d, 2);
    expectWithinError(order, 2, error);
    expect(error).toBeLessThan(1 / 4);
  });
});

import { describe, expect, test } from 'vitest';
import { createLangevinPlan as createPlan } from '../../src/experiment/langevin-plan.ts';
import { parseRequest } from '../../src/experiment/spec.ts';
import { cpuBackend } from '../backends/environment.ts';
import { states } from '../experiment/collect.ts';
import { varianceOf } from '../mean-of.ts';
import { expectWithinError } from '../within-error.ts';
import { count, differences, fittedOrder } from './measured-order.ts';

const quartic = {
  controls: { lambda: { ramp: [0.5, 1.5] as [number, number] } },
  potential: 'x^4/4 + lambda*x',
  initial: { x: 1.2 },
};

describe('measured weak order', () => {
  test('Euler–Maruyama: 1', async () => {
    const model = { coordinates: { x: { mobility: 1, temperature: 1 } }, ...quartic };
    const d = await differences(model, 0.8, [0.04, 0.02, 0.01], (x) => x * x);
    const { order, error } = fittedOrder(d, 1);
    expectWithinError(order, 1, error);
    expect(error).toBeLessThan(1 / 7); // tells orders 1 and 2 apart by seven errors
  });

  test('stochastic Heun: 2', async () => {
    const model = { coordinates: { x: { mobility: 1, temperature: 1 } }, ...quartic };
    const d = await differences(model, 0.8, [0.1, 0.05, 0.025], (x) => x * x, 'stochastic-heun');
    const { order, error } = fittedOrder(d, 1);
    expectWithinError(order, 2, error);
    expect(error).toBeLessThan(1 / 7); // tells orders 1 and 2 apart by seven errors
  });

  test('BAOAB: 2', async () => {
    const model = { coordinates: { x: { mass: 1, friction: 1, temperature: 1 } }, ...quartic };
    const d = await differences(model, 1.6, [0.2, 0.1, 0.05], (x) => x * x);
    const { order, error } = fittedOrder(d, 2); // a symmetric splitting: even orders only
    expectWithinError(order, 2, error);
    expect(error).toBeLessThan(1 / 7); // tells orders 1 and 2 apart by seven errors
  });
});

describe('a harmonic trap at ω dt = 1 and at μk dt = 0.2, long after the start', () => {
  const trap = { potential: '2*x^2', initial: { x: 0 } };
  const spread = async (coordinate: Record<string, number>, dt: number) => {
    const { spec, system } = parseRequest({
      model: { coordinates: { x: { temperature: 0.7, ...coordinate } }, ...trap },
      duration: 40 * dt,
      dt,
      seed: 3,
      precision: 'double',
    });
    const plan = createPlan({ spec, system });
    const [end] = await states(await cpuBackend('double'), plan, { count, stops: [plan.forward.process.groups] });
    return { x: varianceOf(end!('x0')), v: coordinate.mass ? varianceOf(end!('v0')) : null };
  };

  test('BAOAB keeps ⟨x²⟩ = kT/k exactly, and ⟨v²⟩ = (kT/m)(1 − k dt²/4m)', async () => {
    const { x, v } = await spread({ mass: 1, friction: 2 }, 0.5);
    expectWithinError(x.variance, 0.7 / 4, x.error);
    expectWithinError(v!.variance, 0.7 * (1 - (4 * 0.25) / 4), v!.error);
  });

  test('Euler–Maruyama widens it to kT/[k(1 − μk dt/2)]', async () => {
    const { x } = await spread({ mobility: 0.5 }, 0.1);
    expectWithinError(x.variance, 0.7 / 4 / (1 - 0.1), x.error);
  });
});

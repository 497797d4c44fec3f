import { describe, expect, test } from 'vitest';
import { createLangevinPlan as createPlan } from '../../src/experiment/langevin-plan.ts';
import { parseRequest, type RunSpec } from '../../src/experiment/spec.ts';
import type { System } from '../../src/model/system.ts';
import { cpuBackend } from '../backends/environment.ts';
import { states } from '../experiment/collect.ts';
import { meanOf, varianceOf } from '../mean-of.ts';
import { expectWithinError } from '../within-error.ts';

const count = 2 ** 18;

/** Any law that is not exact at every dt makes a plan carry the process at 2dt on the same noise. */
const biased: System['laws'] = [
  {
    id: 'any',
    kind: 'equality',
    statement: '',
    unit: '',
    measured: () => 0,
    expected: () => 0,
    scale: () => 1,
  },
];

/** Mean of f(x) at the end, at dt less at 2dt on the same noise, for each dt. */
async function differences(model: RunSpec['model'], duration: number, steps: number[], f: (x: number) => number) {
  const backend = await cpuBackend('double');
  return Promise.all(
    steps.map(async (dt, i) => {
      const { spec, system } = parseRequest({ model, duration, dt, seed: 100 + i, precision: 'double' });
      const plan = createPlan({ spec, system: { ...system, laws: biased } });
      expect(plan.spec.dt).toBeCloseTo(dt, 12);
      const [fine] = await states(backend, plan, { count, stops: [plan.forward.process.groups] });
      const [coarse] = await states(backend, plan, { which: 'coarse', count, stops: [plan.coarse!.process.groups] });
      const [x, y] = [fine!('x0'), coarse!('x0')];
      return { dt, ...meanOf(x.map((v, k) => f(v) - f(y[k]!))) };
    }),
  );
}

/**
 * A(dt) − A(2dt) = c dt^p (1 + b dt^q + …): the slope of ln|A(dt) − A(2dt)| between neighbouring steps, each half the one before,
 * extrapolated to dt = 0 by Richardson's combination of the two slopes.
 */
function fittedOrder(points: { mean: number; error: number }[], q: number): { order: number; error: number } {
  const [a, b, c] = points as [(typeof points)[0], (typeof points)[0], (typeof points)[0]];
  const relative = points.map(({ mean, error }) => Math.abs(error / mean)) as [number, number, number];
  for (const r of relative) expect(r).toBeLessThan(1 / 8); // else there is nothing to fit
  const slope = (p: typeof a, r: typeof a) => Math.log2(p.mean / r.mean);
  const gain = 2 ** q;
  const weights = [-1, gain + 1, -gain].map((w) => w / (gain - 1) / Math.LN2);
  return {
    order: (gain * slope(b, c) - slope(a, b)) / (gain - 1),
    error: Math.hypot(...weights.map((w, i) => w * relative[i]!)),
  };
}

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

import { expect } from 'vitest';
import { createLangevinPlan as createPlan } from '../../src/experiment/langevin-plan.ts';
import { parseRequest, type RunSpec } from '../../src/experiment/spec.ts';
import type { System } from '../../src/model/system.ts';
import { cpuBackend } from '../backends/environment.ts';
import { states } from '../experiment/collect.ts';
import { meanOf } from '../mean-of.ts';

/** Trajectories of a measured order. */
export const count = 2 ** 18;

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

/** Mean of f of a state column at the end, at dt less at 2dt on the same noise, for each dt. */
export async function differences(
  model: RunSpec['model'],
  duration: number,
  steps: number[],
  f: (x: number) => number,
  integrator?: string,
  column = 'x0',
) {
  const backend = await cpuBackend('double');
  return Promise.all(
    steps.map(async (dt, i) => {
      const { spec, system } = parseRequest({ model, duration, dt, seed: 100 + i, precision: 'double', integrator });
      const plan = createPlan({ spec, system: { ...system, laws: biased } });
      expect(plan.spec.dt).toBeCloseTo(dt, 12);
      const [fine] = await states(backend, plan, { count, stops: [plan.forward.process.groups] });
      const [coarse] = await states(backend, plan, { which: 'coarse', count, stops: [plan.coarse!.process.groups] });
      const [x, y] = [fine!(column), coarse!(column)];
      return { dt, ...meanOf(x.map((v, k) => f(v) - f(y[k]!))) };
    }),
  );
}

/**
 * A(dt) − A(2dt) = c dt^p (1 + b dt^q + …): the slope of ln|A(dt) − A(2dt)| between neighbouring steps, each half the one before,
 * extrapolated to dt = 0 by Richardson's combination of the two slopes.
 */
export function fittedOrder(points: { mean: number; error: number }[], q: number): { order: number; error: number } {
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

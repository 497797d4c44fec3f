import { describe, expect, test } from 'vitest';
import type { RunSpec } from '../../src/experiment/spec.ts';
import { cpuBackend } from '../backends/environment.ts';
import { collect, planOf } from '../experiment/collect.ts';
import { meanOf } from '../mean-of.ts';
import { expectWithinError } from '../within-error.ts';

const well = (coordinate: Record<string, number>): RunSpec['model'] => ({
  coordinates: { x: coordinate },
  controls: { lambda: { ramp: [-1, 1] } },
  potential: '(x^2 - 1)^2 - lambda*x',
});

/** Mean size of the shadow work at a time step, with its error. */
async function sizeAt(model: RunSpec['model'], dt: number) {
  const plan = planOf({
    model,
    duration: 1.6,
    dt,
    trajectories: 20_000,
    seed: 4,
    precision: 'double',
    measure: { reverse: false },
  });
  expect(plan.spec.dt).toBeCloseTo(dt, 12);
  const { values } = await collect(await cpuBackend('double'), plan);
  return meanOf(values('shadowWork').map(Math.abs));
}

describe('shadow work vanishes as the time step goes to 0', () => {
  test.each([
    ['Euler–Maruyama, like dt', { mobility: 1 }, 1, [0.01, 0.005, 0.0025]],
    ['BAOAB, like dt²', { mass: 1, friction: 1 }, 2, [0.08, 0.04, 0.02]],
  ] as [string, Record<string, number>, number, number[]][])('%s', async (_, coordinate, order, steps) => {
    // Three steps: Richardson's combination of the two slopes removes their own error, which is of first (second) order in dt.
    const [a, b, c] = await Promise.all(steps.map((dt) => sizeAt(well(coordinate), dt)));
    const slope = (p: typeof a, q: typeof a) => Math.log2(p!.mean / q!.mean);
    const error = (p: typeof a, q: typeof a) => Math.hypot(p!.error / p!.mean, q!.error / q!.mean) / Math.LN2;
    const gain = 2 ** order;
    const measured = (gain * slope(b, c) - slope(a, b)) / (gain - 1);
    expectWithinError(measured, order, (gain * error(b, c) + error(a, b)) / (gain - 1));
    expect(c!.mean).toBeLessThan(0.05);
  });
});

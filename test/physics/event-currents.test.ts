import { expect, test } from 'vitest';
import type { RunSpec } from '../../src/experiment/spec.ts';
import { cpuBackend } from '../backends/environment.ts';
import { collect, planOf } from '../experiment/collect.ts';

const thrown: NonNullable<RunSpec['model']> = {
  coordinates: { x: { temperature: 1 }, y: { temperature: 0.5 } },
  parameters: {},
  potential: 'x^2/2 + y^2',
  currents: { across: { x: 1 }, lever: { x: 'y', y: 'x' } },
  initial: { x: 0.3, y: -0.2 },
  events: [{ rate: 4, set: { x: 'x + exponential - exponential2', y: 'y + normal' } }],
};

test('integrals ∫ g ∘ dx take in the jumps at events, so that those of a gradient are the change of its potential', async () => {
  const request: RunSpec = { model: thrown, duration: 2, dt: 0.02, trajectories: 512, precision: 'double' };
  const observables = { way: '(x - x0)/2', product: '(x*y - x0*y0)/2' };
  const { values } = await collect(await cpuBackend('double'), planOf({ ...request, seed: 4 }, observables));
  for (const [current, change] of [
    ['across', 'way'],
    ['lever', 'product'],
  ] as const) {
    const expected = values(change);
    values(current).forEach((sum, i) => {
      expect(sum).toBeCloseTo(expected[i]!, 9);
    });
    expect(Math.max(...expected)).toBeGreaterThan(1);
  }
});

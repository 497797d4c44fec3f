import { describe, expect, test } from 'vitest';
import { runPlan } from '../../src/experiment/run.ts';
import type { RunSpec } from '../../src/experiment/spec.ts';
import { cpuBackend, webgpuBackend } from '../backends/environment.ts';
import { planOf } from '../experiment/collect.ts';

/** Steep walls: some trajectories of a few steps leap over to where the next step throws them farther out. */
const steep: RunSpec = {
  model: { coordinates: { x: {} }, controls: { lambda: { ramp: [0, 1] } }, potential: '2*x^4 + lambda*x' },
  duration: 4,
  trajectories: 4000,
  seed: 2,
};

describe.each([
  ['cpu', () => cpuBackend()],
  ['cpu in double precision', () => cpuBackend('double')],
  ['webgpu', webgpuBackend],
] as const)('trajectories that blow up: %s', (_, create) => {
  test('some: they are counted and said, with a time step that would do, and no law holds', async () => {
    const backend = await create();
    const run = (dt: number | undefined) =>
      runPlan(planOf({ ...steep, precision: backend.precision, ...(dt && { dt }) }), backend);
    const result = await run(0.1);
    const { nonFinite, finished } = result.status;
    expect(nonFinite).toBeGreaterThan(0);
    expect(finished).toBeGreaterThan(0);
    const warning = result.warnings.find((w) => w.includes('non-finite'))!;
    expect(warning).toContain(`${nonFinite} of 8000 trajectories became non-finite`);
    const advised = Number(/try dt = (\S+)$/.exec(warning)![1]);
    for (const law of result.laws) expect(law.holds, law.id).not.toBe(true);
    const again = await run(advised);
    expect(again.status.nonFinite).toBe(0);
    for (const law of again.laws) expect(law.holds, `${law.id} at the advised dt`).toBe(true);
  });

  test('all: nothing is measured, nothing holds', async () => {
    const backend = await create();
    const request = {
      system: 'bit-erasure',
      parameters: { tau: 100 },
      dt: 0.25,
      trajectories: 500,
      precision: backend.precision,
    };
    const result = await runPlan(planOf(request), backend);
    expect(result.status).toMatchObject({ finished: 0, nonFinite: 1000 });
    for (const law of result.laws) {
      expect(law.holds, law.id).not.toBe(true);
      if (law.measured === null) expect(law).toMatchObject({ z: null, holds: null, reason: expect.any(String) });
    }
    for (const e of result.estimates.filter((x) => x.id !== 'start-acceptance'))
      expect(e, e.id).toMatchObject({ value: null, standardError: null, reason: expect.any(String) });
  });
});

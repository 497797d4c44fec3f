import { afterAll, beforeAll, expect, test } from 'vitest';
import { createWebglBackend, type WebglBackend } from '../../src/backends/webgl/create-webgl-backend.ts';
import { createPlan } from '../../src/experiment/create-plan.ts';
import { runPlan } from '../../src/experiment/run.ts';
import { parseRequest } from '../../src/experiment/spec.ts';

let backend: WebglBackend;
beforeAll(async () => {
  backend = await createWebglBackend({ dispatchMilliseconds: 20, allowSoftware: true });
});
afterAll(() => backend.dispose());

test.each([
  ['dragged-trap', { tau: 1 }, 10_000],
  ['hairpin', { tau: 0.1 }, 60_000],
  ['brownian-underdamped', {}, 20_000],
  ['resetting', {}, 5000],
  ['triangle', {}, 40_000],
  ['bit-erasure-discrete', {}, 20_000],
])('the laws of %s hold on WebGL2', async (system, parameters, trajectories) => {
  const plan = createPlan(parseRequest({ system, parameters, trajectories, seed: 5, backend: 'webgl' }));
  const { backend: ran, laws, status } = await runPlan(plan, backend);
  expect(ran.kind).toBe('webgl');
  expect(status.nonFinite).toBe(0);
  expect(laws.length).toBeGreaterThan(0);
  for (const { id, holds, reason, z } of laws) expect({ id, holds, reason, z }).toMatchObject({ holds: true });
});

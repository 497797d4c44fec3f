import { expect, test } from 'vitest';
import { createLangevinPlan } from '../../src/experiment/langevin-plan.ts';
import { runPlan } from '../../src/experiment/run.ts';
import { parseRequest } from '../../src/experiment/spec.ts';
import type { ModelSpec } from '../../src/model/parse-model.ts';
import type { System } from '../../src/model/system.ts';
import { cpuBackend } from '../backends/environment.ts';
import { runLaws } from './run-laws.ts';

test('mean work and success are those of the Fokker–Planck equation, fast or slow, deep or shallow', async () => {
  for (const [tau, barrier, kT] of [
    [3, 8, 1],
    [20, 4, 1],
    [4, 8, 2],
  ] as const) {
    const { law } = await runLaws('bit-erasure', { parameters: { tau, barrier, kT }, trajectories: 8192 });
    for (const id of ['mean-work', 'success']) expect(law(id), id).toMatchObject({ holds: true });
  }
});

test('a particle twice as slow fulfils every other law, but not these', async () => {
  const { spec, system } = parseRequest({ system: 'bit-erasure', parameters: { tau: 1 }, trajectories: 8192, seed: 3 });
  const model = system.model as Extract<ModelSpec, { coordinates: unknown }>;
  const slow: System = { ...system, model: { ...model, coordinates: { x: { mobility: 0.5, temperature: 'kT' } } } };
  const { laws } = await runPlan(createLangevinPlan({ spec, system: slow }), await cpuBackend());
  expect(laws.filter((l) => l.holds === false).map((l) => l.id)).toEqual(['mean-work', 'success']);
});

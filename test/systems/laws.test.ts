import { describe, expect, test } from 'vitest';
import type { Backend } from '../../src/backends/backend.ts';
import { createPlan } from '../../src/experiment/create-plan.ts';
import { jitteredParameters } from '../../src/experiment/jitter.ts';
import { runPlan } from '../../src/experiment/run.ts';
import { parseRequest, type RunSpec } from '../../src/experiment/spec.ts';
import { findSystem } from '../../src/systems/registry.ts';
import { cpuBackend, webgpuBackend } from '../backends/environment.ts';
import { catalogue, reduced } from './catalogue.ts';

/** Runs a system and expects all its laws to hold. */
async function expectLaws(backend: Backend, request: RunSpec): Promise<void> {
  const { laws } = await runPlan(createPlan(parseRequest(request)), backend);
  expect(laws.map((l) => l.id)).toEqual(expect.arrayContaining(catalogue[request.system!]!.laws));
  for (const law of laws)
    expect({ id: law.id, holds: law.holds, reason: law.reason, z: law.z }).toMatchObject({ holds: true });
}

describe.each(Object.entries(reduced))('the laws of %s hold', (system, size) => {
  test.each([1, 2, 3])('on the cpu at seed %i', async (seed) => {
    await expectLaws(await cpuBackend(), { system, seed, ...size });
  });

  test('on webgpu', async () => {
    await expectLaws(await webgpuBackend(), { system, seed: 6, ...size });
  });

  test.each([1, 2])('with every parameter moved off its default (jitter %i)', async (jitter) => {
    const parameters = { ...jitteredParameters(findSystem(system), jitter), ...size.parameters };
    await expectLaws(await cpuBackend(), { system, seed: 5, ...size, parameters });
  });
});

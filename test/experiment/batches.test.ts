import { expect, test } from 'vitest';
import { createCpuBackend } from '../../src/backends/cpu/create-cpu-backend.ts';
import { createPlan } from '../../src/experiment/create-plan.ts';
import type { Extracted } from '../../src/experiment/observables.ts';
import { runPlan } from '../../src/experiment/run.ts';
import { parseRequest, type RunSpec } from '../../src/experiment/spec.ts';

const requests: [string, RunSpec][] = [
  ['a driven Langevin system', { system: 'dragged-trap', dt: 0.05, trajectories: 6000, seed: 3, backend: 'cpu' }],
  ['a driven network', { system: 'bit-erasure-discrete', trajectories: 6000, seed: 3, backend: 'cpu' }],
];

test.each(requests)('batches of %s belong to the receiver: later ones leave them alone', async (_, request) => {
  const backend = await createCpuBackend();
  const kept: { batch: Extracted; before: Float64Array[] }[] = [];
  const numbers = ({ work, columns }: Extracted) => [...(work ? [work] : []), ...columns];
  await runPlan(createPlan(parseRequest(request)), backend, {
    onBatch: (_side, _first, batch) => void kept.push({ batch, before: numbers(batch).map((c) => c.slice()) }),
  });
  expect(kept.length).toBeGreaterThan(2);
  for (const { batch, before } of kept) expect(numbers(batch)).toEqual(before);
  await backend.dispose();
});

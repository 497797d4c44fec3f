import { expect, test } from 'vitest';
import { browserEnvironment } from '../../src/app/engine/browser-environment.ts';
import { createPlan } from '../../src/experiment/create-plan.ts';
import { openBackend } from '../../src/experiment/open-backend.ts';
import type { Result } from '../../src/experiment/result.ts';
import { runPlan } from '../../src/experiment/run.ts';
import { parseRequest } from '../../src/experiment/spec.ts';
import { createTallyPool } from '../../src/experiment/tally-pool/tally-pool.ts';

const answer = ({ timing: { seconds: _, advanceSeconds: __, ...timing }, ...rest }: Result) =>
  JSON.stringify({ timing, ...rest });

test('workers of a browser tally to the last bit what the page does by itself', async () => {
  const { spawnTallyWorker } = browserEnvironment;
  const { backend } = await openBackend({ ...browserEnvironment, cores: 2 }, 'cpu');
  const spawned: ReturnType<typeof spawnTallyWorker>[] = [];
  const pool = createTallyPool(2, () => {
    spawned.push(spawnTallyWorker());
    return spawned.at(-1)!;
  });
  try {
    const plan = createPlan(parseRequest({ system: 'dragged-trap', dt: 0.05, trajectories: 2 ** 18, backend: 'cpu' }));
    const alone = answer(await runPlan(plan, backend));
    expect(answer(await runPlan(plan, backend, { pool }))).toBe(alone);
    expect(spawned).toHaveLength(2);
  } finally {
    pool.dispose();
    await backend.dispose();
  }
});

import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Backend } from '../../src/backends/backend.ts';
import { createPlan } from '../../src/experiment/create-plan.ts';
import { runPlan } from '../../src/experiment/run.ts';
import { parseRequest } from '../../src/experiment/spec.ts';
import { openTallyPool } from '../../src/experiment/tally-pool/open-tally-pool.ts';
import { spawnNodeTallyWorker } from '../../src/experiment/tally-pool/spawn-node.ts';
import { createTallyPool } from '../../src/experiment/tally-pool/tally-pool.ts';
import { buildWorker } from '../backends/built-worker.ts';
import { cpuBackend } from '../backends/environment.ts';

let built: Awaited<ReturnType<typeof buildWorker>>;
beforeAll(async () => {
  built = await buildWorker('experiment/tally-pool/worker-node.ts');
});
afterAll(() => built.remove());

const plan = createPlan(
  parseRequest({ system: 'dragged-trap', dt: 0.05, trajectories: 2 ** 18, seed: 4, backend: 'cpu' }),
);

describe('threads of Node that tally', () => {
  test('give the same bits, run after run', async () => {
    const backend = await cpuBackend();
    const { estimates, series } = await runPlan(plan, backend);
    const pool = createTallyPool(2, () => spawnNodeTallyWorker(built.file));
    for (let i = 0; i < 2; i++) expect(await runPlan(plan, backend, { pool })).toMatchObject({ estimates, series });
    pool.dispose();
  });

  test('that have died fail their run, not the next one', async () => {
    const backend = await cpuBackend();
    const threads: ReturnType<typeof spawnNodeTallyWorker>[] = [];
    const pool = createTallyPool(1, () => {
      threads.push(spawnNodeTallyWorker(built.file));
      return threads.at(-1)!;
    });
    const onProgress = () => threads[0]?.terminate();
    await expect(runPlan(plan, backend, { pool, onProgress })).rejects.toThrow('tally worker: exited with code');
    const { estimates } = await runPlan(plan, backend, { pool });
    expect(threads).toHaveLength(2);
    expect(estimates).toEqual((await runPlan(plan, backend)).estimates);
    pool.dispose();
  });

  test('whose file is missing say so', async () => {
    const pool = createTallyPool(1, () => spawnNodeTallyWorker(built.missing));
    await expect(runPlan(plan, await cpuBackend(), { pool })).rejects.toThrow(/tally worker: .*missing/);
    pool.dispose();
  });
});

describe('how many tally beside a backend', () => {
  const beside = (cores: number, backend: Partial<Backend>) =>
    openTallyPool({ cores, spawnTallyWorker: () => expect.unreachable('asked nobody') }, backend as Backend)?.workers ??
    0;

  test.each([
    [1, 0],
    [2, 1],
    [8, 7],
    [64, 8],
  ])('on %i cores and a GPU: %i', (cores, workers) => {
    for (const kind of ['webgpu', 'webgl'] as const) expect(beside(cores, { kind, software: false })).toBe(workers);
  });

  test('where the cores advance trajectories themselves: one for four of them', () => {
    expect(beside(2, { kind: 'cpu', software: false, workers: 2 })).toBe(0);
    expect(beside(8, { kind: 'cpu', software: false, workers: 8 })).toBe(2);
    expect(beside(8, { kind: 'cpu', software: false, workers: 3 })).toBe(0);
    expect(beside(8, { kind: 'webgpu', software: true })).toBe(2);
  });
});

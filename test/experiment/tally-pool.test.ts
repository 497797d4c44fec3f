import { deserialize, serialize } from 'node:v8';
import { afterEach, beforeAll, describe, expect, test } from 'vitest';
import type { Backend } from '../../src/backends/backend.ts';
import { createPlan } from '../../src/experiment/create-plan.ts';
import type { Result } from '../../src/experiment/result.ts';
import { mergeRuns, type Progress, runPlan, runShard } from '../../src/experiment/run.ts';
import type { RunState } from '../../src/experiment/run-state.ts';
import { partOf } from '../../src/experiment/shard.ts';
import { parseRequest, type RunSpec } from '../../src/experiment/spec.ts';
import { createTallyApi } from '../../src/experiment/tally-pool/tally-api.ts';
import { createTallyPool, type TallyPool } from '../../src/experiment/tally-pool/tally-pool.ts';
import { spawnChannelWorker } from '../backends/cpu/channel-worker.ts';
import { cpuBackend } from '../backends/environment.ts';

/** So many that workers are called. */
const many = 2 ** 15 + 2 ** 17 + 5001;

/** Some of its trajectories run away over the barrier, to infinity. */
const runaway = {
  coordinates: { x: {} },
  potential: '(x - lambda)^2/2 - x^4/60',
  controls: { lambda: { ramp: [0, 1] } },
  initial: { x: 0 },
};

const requests: [string, RunSpec][] = [
  ['works both ways', { system: 'dragged-trap', dt: 0.05, trajectories: many, seed: 3 }],
  ['one way', { system: 'dragged-trap', dt: 0.05, trajectories: many, seed: 3, measure: { reverse: false } }],
  ['in double precision', { system: 'dragged-trap', dt: 0.1, trajectories: many, seed: 3, precision: 'double' }],
  ['with a field', { system: 'dragged-trap', dt: 0.1, trajectories: many, seed: 3, field: { x: 12 } }],
  ['a profile', { system: 'hairpin', dt: 2e-4, trajectories: many + 2 ** 15, profile: { trajectories: 2 ** 16 } }],
  ['infinite works', { system: 'bit-erasure', parameters: { tau: 1 }, dt: 0.05, trajectories: many }],
  ['trajectories that are not finite', { model: runaway, duration: 2, dt: 0.05, trajectories: many, seed: 2 }],
  ['a network, read by the host', { system: 'triangle', duration: 2, trajectories: many, seed: 2 }],
  ['a driven network with works', { system: 'bit-erasure-discrete', trajectories: many, seed: 7 }],
  ['a known density without equilibrium', { system: 'driven-ring', dt: 0.1, trajectories: many, seed: 4 }],
  ['reactions with distributions', { system: 'chemostat', trajectories: many, seed: 8 }],
  ['inertia and snapshots', { system: 'kicked-particle', dt: 0.02, trajectories: many, seed: 5 }],
];

const planOf = (request: RunSpec) => createPlan(parseRequest({ backend: 'cpu', ...request }));
const answer = ({ timing: { seconds: _, advanceSeconds: __, ...timing }, ...rest }: Result) =>
  JSON.stringify({ timing, ...rest });
const stored = (state: RunState) => deserialize(serialize(state)) as RunState;

/** A pool whose answers come in any order, and which counts them. */
function latePool(workers: number): TallyPool & { asked: { tally: number; read: number }; spawned: Spawned[] } {
  const spawned: Spawned[] = [];
  const pool = createTallyPool(workers, () => {
    spawned.push(spawnChannelWorker(createTallyApi()));
    return spawned.at(-1)!;
  });
  const asked = { tally: 0, read: 0 };
  let state = 1;
  const late = async <T>(answer: Promise<T>) => {
    const result = await answer;
    state = (48271 * state) % 2147483647;
    await new Promise((resolve) => setTimeout(resolve, state % 7));
    return result;
  };
  pools.push(pool);
  return {
    ...pool,
    ...{ asked, spawned },
    tally(...args) {
      asked.tally++;
      return late(pool.tally(...args));
    },
    tallyRead(...args) {
      asked.tally++;
      return late(pool.tallyRead(...args));
    },
    read(tasks) {
      asked.read++;
      return late(pool.read(tasks));
    },
  };
}

type Spawned = ReturnType<typeof spawnChannelWorker>;
const pools: TallyPool[] = [];
afterEach(() => {
  for (const pool of pools.splice(0)) pool.dispose();
});

describe.each(requests)('tallied by workers, %s', (_, request) => {
  let backend: Backend;
  let alone: string;
  beforeAll(async () => {
    backend = await cpuBackend();
    const result = await runPlan(planOf(request), backend);
    if (request.model) expect(result.status.nonFinite).toBeGreaterThan(100);
    alone = answer(result);
  });

  test.each([1, 3])('are the same to the last bit with %i of them', async (workers) => {
    const pool = latePool(workers);
    expect(answer(await runPlan(planOf(request), backend, { pool }))).toBe(alone);
    expect(pool.asked.tally).toBeGreaterThanOrEqual(8);
    expect(pool.asked.read > 0).toBe(planOf(request).freeEnergies);
  });
});

describe('an ensemble that workers tally', () => {
  const [[, request]] = requests as [[string, RunSpec]];
  const { trajectories } = planOf(request).spec;

  test('goes on from what was saved at any time, with workers or without', async () => {
    const backend = await cpuBackend();
    const alone = answer(await runPlan(planOf(request), backend));
    for (const share of [0.4, 0.6, 0.9]) {
      const saved: RunState[] = [];
      const onProgress = ({ finished, save }: Progress) => {
        if (finished >= share * trajectories && saved.length === 0) saved.push(stored(save()));
      };
      expect(answer(await runPlan(planOf(request), backend, { pool: latePool(2), onProgress }))).toBe(alone);
      const [from] = saved;
      for (const pool of [null, latePool(2)])
        expect(answer(await runPlan(planOf(request), backend, { pool, from: from! }))).toBe(alone);
    }
  });

  test('knows all that has come in when it is stopped', async () => {
    const backend = await cpuBackend();
    const alone = answer(await runPlan(planOf(request), backend));
    let latest: Progress | null = null;
    const stop = new Error('stop');
    const run = runPlan(planOf(request), backend, {
      pool: latePool(2),
      mayStart: () => (latest && latest.finished > trajectories / 2 ? Promise.reject(stop) : Promise.resolve()),
      onProgress: (progress) => {
        latest = progress;
      },
    });
    await expect(run).rejects.toBe(stop);
    const from = stored(latest!.save());
    expect(from.part.end).toBeGreaterThan(trajectories / 2);
    expect(answer(await runPlan(planOf(request), backend, { from }))).toBe(alone);
  });

  test('in parts is the same to the last bit', async () => {
    const backend = await cpuBackend();
    const larger = { ...request, trajectories: 2 ** 19 + 700, dt: 0.1 };
    const states = [];
    for (const i of [1, 2, 3])
      states.push(stored(await runShard(planOf(larger), backend, partOf(2 ** 19 + 700, i, 3), { pool: latePool(2) })));
    expect(answer(mergeRuns(planOf(larger), states, backend))).toBe(answer(await runPlan(planOf(larger), backend)));
  });

  test('fails when a worker dies', async () => {
    const pool = latePool(2);
    const onProgress = ({ finished }: Progress) => {
      if (finished > trajectories / 2) pool.spawned[0]!.die('out of memory');
    };
    const run = runPlan(planOf(request), await cpuBackend(), { pool, onProgress });
    await expect(run).rejects.toThrow('tally worker: out of memory');
  });

  test('asks nobody where it is small, or where batches are exported', async () => {
    const backend = await cpuBackend();
    const pool = latePool(2);
    await runPlan(planOf({ ...request, trajectories: 2 ** 16 }), backend, { pool });
    await runPlan(planOf(request), backend, { pool, onBatch: () => {} });
    expect(pool.asked).toEqual({ tally: 0, read: 0 });
    expect(pool.spawned).toHaveLength(0);
  });
});

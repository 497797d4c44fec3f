import { createHash } from 'node:crypto';
import { deserialize, serialize } from 'node:v8';
import { afterEach, beforeAll, describe, expect, test } from 'vitest';
import type { Backend } from '../../src/backends/backend.ts';
import { DeviceError, SpecError } from '../../src/errors.ts';
import { createPlan } from '../../src/experiment/create-plan.ts';
import type { Result } from '../../src/experiment/result.ts';
import { mergeRuns, type Progress, runPlan, runShard } from '../../src/experiment/run.ts';
import type { RunState } from '../../src/experiment/run-state.ts';
import { partOf } from '../../src/experiment/shard.ts';
import { parseRequest, type RunSpec } from '../../src/experiment/spec.ts';
import { emptyPortion, type Portion } from '../../src/experiment/tally-pool/portion.ts';
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

/** Its rate is negative beyond x = 1, where few come. */
const refused: RunSpec = {
  model: {
    coordinates: { x: {} },
    potential: 'x^2/2',
    initial: { x: 0 },
    events: [{ name: 'kicks', rate: '1 - x', set: { x: 'x' } }],
  },
  ...{ duration: 0.01, dt: 0.01, trajectories: 512 },
};

/** The state of trajectories of which one has met a rate that is none. */
function refusedPortion(): Portion {
  const { columns } = planOf(refused).forward.kernel.kernel;
  const trajectories = 512;
  const portion = emptyPortion(trajectories, columns.length);
  const place = (name: string) => columns.indexOf(name) * trajectories + 300;
  portion.data[place('fault')] = 1;
  portion.data[place('fault_x0')] = 1.25;
  portion.data[place('fault_time')] = 0.005;
  return portion;
}

const planOf = (request: RunSpec) => createPlan(parseRequest({ backend: 'cpu', ...request }));
/** A result without its times, short enough for a message. */
const answer = ({ timing: { seconds: _, advanceSeconds: __, ...timing }, ...rest }: Result) =>
  createHash('sha256')
    .update(JSON.stringify({ timing, ...rest }))
    .digest('hex');
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

/** A backend in ranges as large as those of a GPU: several portions each, the last of them not a whole one. */
const inLargeRanges = (backend: Backend): Backend => ({
  ...backend,
  prepare: async (kernel) => ({ ...(await backend.prepare(kernel)), largestRange: 3 * 2 ** 14 + 768 }),
});

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

  test.each([
    [1, 'ranges of one portion', (of: Backend) => of],
    [3, 'ranges of several', inLargeRanges],
  ])('are the same to the last bit with %i of them, in %s', async (workers, _, ranges) => {
    const pool = latePool(workers);
    expect(answer(await runPlan(planOf(request), ranges(backend), { pool }))).toBe(alone);
    expect(pool.asked.tally).toBeGreaterThan(4);
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
      const first = latePool(2);
      expect(answer(await runPlan(planOf(request), backend, { pool: first, onProgress }))).toBe(alone);
      expect(first.asked.tally).toBeGreaterThan(4);
      const [from] = saved;
      for (const pool of [null, latePool(2)])
        expect(answer(await runPlan(planOf(request), backend, { pool, from: from! }))).toBe(alone);
    }
  });

  test('has fields of the very trajectories that it has finished, however large ranges are', async () => {
    const backend = inLargeRanges(await cpuBackend());
    const wanted: RunSpec = { ...request, dt: 0.1, trajectories: 2 ** 18, field: { x: 12 } };
    const plan = planOf(wanted);
    /** Samples of positions for each trajectory: every other word, the others being displacements. */
    const samples = ({ field, arms }: RunState) =>
      field!.filter((_, i) => i % 2 === 0).reduce((sum, n) => sum + n, 0) / arms[0]!.finished;
    const saved: RunState[] = [];
    const pool = latePool(3);
    const whole = await runPlan(plan, backend, {
      pool,
      onProgress: ({ save }) => {
        const state = save();
        if (state.arms[0]!.finished > 0) saved.push(stored(state));
      },
    });
    expect(pool.asked.tally).toBeGreaterThan(8);
    const all = new Set(saved.map(samples));
    expect(all.size).toBe(1);
    const [middle] = saved.filter(({ part }) => part.end > 2 ** 17);
    expect(answer(await runPlan(plan, backend, { pool: latePool(2), from: middle! }))).toBe(answer(whole));
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
    for (const i of [1, 2, 3]) {
      const pool = latePool(2);
      states.push(stored(await runShard(planOf(larger), backend, partOf(2 ** 19 + 700, i, 3), { pool })));
      expect(pool.asked.tally).toBeGreaterThan(4);
    }
    expect(answer(mergeRuns(planOf(larger), states, backend))).toBe(answer(await runPlan(planOf(larger), backend)));
  });

  test('fails when a worker dies, and can go on from what had come', async () => {
    const backend = inLargeRanges(await cpuBackend());
    const pool = latePool(2);
    let latest: Progress | null = null;
    const onProgress = (progress: Progress) => {
      latest = progress;
      if (progress.finished > trajectories / 4) pool.spawned[0]!.die('out of memory');
    };
    await expect(runPlan(planOf(request), backend, { pool, onProgress })).rejects.toThrow(
      'tally worker: out of memory',
    );
    const from = stored(latest!.save());
    expect(answer(await runPlan(planOf(request), backend, { from }))).toBe(
      answer(await runPlan(planOf(request), backend)),
    );
  });

  test('fails soon when works cannot be studied', async () => {
    const pool = latePool(2);
    const larger = planOf({ ...request, dt: 0.1, trajectories: 2 ** 19 });
    const read = async () => {
      throw new DeviceError('tally worker: gone');
    };
    await expect(runPlan(larger, await cpuBackend(), { pool: { ...pool, read } })).rejects.toThrow(
      'tally worker: gone',
    );
    expect(pool.asked.tally).toBeLessThan(20);
  });

  test('is refused for what its trajectories met, in the words of the host', async () => {
    const { data, ...portion } = refusedPortion();
    const pool = latePool(1);
    const plan = planOf(refused);
    const { reading, extract } = plan.forward;
    const state = { data: data.slice(), stride: portion.trajectories, count: portion.trajectories };
    let said: unknown;
    try {
      extract([state]);
    } catch (error) {
      said = error;
    }
    expect(said).toBeInstanceOf(SpecError);
    const options = { scale: null, side: 'forward' as const, columns: plan.extraction.names.length, trajectories: 512 };
    await expect(pool.tally(reading!, options, { data, ...portion })).rejects.toEqual(said);
  });

  test('has nobody to call once the pool is disposed', async () => {
    const pool = latePool(2);
    pool.dispose();
    await expect(runPlan(planOf(request), await cpuBackend(), { pool })).rejects.toThrow('tally worker: disposed');
    expect(pool.spawned).toHaveLength(0);
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

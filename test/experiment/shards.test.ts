import { deserialize, serialize } from 'node:v8';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Backend } from '../../src/backends/backend.ts';
import { createPlan } from '../../src/experiment/create-plan.ts';
import type { Result } from '../../src/experiment/result.ts';
import { mergeRuns, type Progress, type RunHooks, runPlan, runShard } from '../../src/experiment/run.ts';
import type { RunState } from '../../src/experiment/run-state.ts';
import { partOf } from '../../src/experiment/shard.ts';
import { parseRequest, type RunSpec } from '../../src/experiment/spec.ts';
import { cpuBackend, webgpuBackend } from '../backends/environment.ts';

/** One of each kind of thing that a run tallies. */
const requests: [string, RunSpec][] = [
  ['works both ways with a profile', { system: 'hairpin', dt: 2e-4, trajectories: 17_001, seed: 5 }],
  ['more than are compared at 2dt', { system: 'planet', trajectories: 45_000, seed: 2 }],
  [
    'works of a scheme without path heat',
    { system: 'breathing-trap', dt: 0.02, integrator: 'stochastic-heun', trajectories: 6000, seed: 2 },
  ],
  ['works that end in a confinement', { system: 'bit-erasure', trajectories: 3000, dt: 0.02, seed: 2 }],
  [
    'recorded averages and sample paths',
    { system: 'dragged-trap', dt: 0.05, trajectories: 7001, seed: 3, record: { every: 0.5, paths: 20 } },
  ],
  ['a field and snapshots', { system: 'driven-ring', trajectories: 4000, dt: 0.05, seed: 4 }],
  ['a spectrum', { system: 'classical-spectrum', trajectories: 1500, seed: 4 }],
  ['equilibrium windows', { system: 'breathing-trap', trajectories: 900, seed: 4, windows: { count: 3, samples: 50 } }],
  ['a network', { system: 'triangle', trajectories: 17_000, seed: 6 }],
  ['a driven network with works', { system: 'bit-erasure-discrete', trajectories: 6000, seed: 7 }],
  [
    'reactions with distributions and a record',
    { system: 'chemostat', trajectories: 5000, seed: 8, record: { every: 5 } },
  ],
  [
    'on the GPU: works, a record and sample paths',
    {
      ...{ system: 'breathing-trap', dt: 0.02, trajectories: 5000, seed: 3 },
      ...{ record: { every: 0.5, paths: 20 }, backend: 'webgpu' },
    },
  ],
  ['on the GPU: a field', { system: 'driven-ring', trajectories: 2000, dt: 0.1, seed: 4, backend: 'webgpu' }],
];

const planOf = (request: RunSpec) => createPlan(parseRequest({ backend: 'cpu', ...request }));
const answer = ({ timing: { seconds: _, advanceSeconds: __, ...timing }, ...rest }: Result) =>
  JSON.stringify({ timing, ...rest });
/** As it comes out of a file. */
const stored = (state: RunState) => deserialize(serialize(state)) as RunState;

/** A backend in batches of 1024 at most. */
const inSmallBatches = (backend: Backend): Backend => ({
  ...backend,
  prepare: async (kernel) => ({ ...(await backend.prepare(kernel)), largestRange: 1024 }),
});

/** Runs until it is through, stopped after each of so many batches, going on each time from what was saved. */
async function inPieces<T>(batches: readonly number[], run: (hooks: RunHooks) => Promise<T>) {
  let from: RunState | null = null;
  let stops = 0;
  for (const most of [...batches, Number.POSITIVE_INFINITY]) {
    let started = 0;
    let latest: Progress | null = null;
    const mayStart = () => (started++ < most ? Promise.resolve() : Promise.reject(new Error('stop')));
    const onProgress = (progress: Progress) => {
      latest = progress;
    };
    try {
      return { done: await run({ from, mayStart, onProgress }), stops };
    } catch (error) {
      if ((error as Error).message !== 'stop') throw error;
      stops++;
      from = stored((latest as Progress | null)?.save() ?? from!);
    }
  }
  throw new Error('unreachable');
}

describe.each(requests)('%s', (_, request) => {
  let known: Promise<string> | null = null;
  let backend: Backend;
  let small: Backend;
  beforeAll(async () => {
    backend = await (request.backend === 'webgpu' ? webgpuBackend() : cpuBackend());
    small = inSmallBatches(backend);
  });
  const whole = () => {
    known ??= runPlan(planOf(request), backend).then(answer);
    return known;
  };

  test.each([2, 3, 5])('in %i parts are the same to the last bit', async (count) => {
    const { trajectories } = planOf(request).spec;
    const states: RunState[] = [];
    for (let i = count; i > 0; i--)
      states.unshift(stored(await runShard(planOf(request), backend, partOf(trajectories, i, count))));
    expect(answer(mergeRuns(planOf(request), states, backend))).toBe(await whole());
  });

  test.each([[[1]], [[2, 1]], [[2, 20, 1]]])('stopped each time after %j batches, they are too', async (batches) => {
    const { done, stops } = await inPieces(batches, (hooks) => runPlan(planOf(request), small, hooks));
    expect(stops).toBeGreaterThan(0);
    expect(answer(done)).toBe(await whole());
  });

  test('in parts that were stopped are too', async () => {
    const { trajectories } = planOf(request).spec;
    const states: RunState[] = [];
    for (const i of [1, 2])
      states.push(
        (await inPieces([2, 1], (hooks) => runShard(planOf(request), small, partOf(trajectories, i, 2), hooks))).done,
      );
    expect(answer(mergeRuns(planOf(request), states.map(stored), backend))).toBe(await whole());
  });
});

describe('parts', () => {
  test.each([1, 7, 127, 128, 1000, 36_001, 1e9])('of %i trajectories cover them once, in order', (trajectories) => {
    for (const count of [1, 2, 3, 5, 64].filter((n) => n <= trajectories)) {
      const parts = Array.from({ length: count }, (_, i) => partOf(trajectories, i + 1, count));
      expect(parts[0]!.first).toBe(0);
      expect(parts.at(-1)!.end).toBe(trajectories);
      parts.forEach((part, i) => {
        expect(part.end).toBeGreaterThan(part.first);
        if (i > 0) expect(part.first).toBe(parts[i - 1]!.end);
      });
      const sizes = parts.map((part) => part.end - part.first);
      expect(Math.max(...sizes)).toBeLessThanOrEqual(Math.min(...sizes) + 511);
    }
  });

  test('are no more than leaves', () => {
    expect(partOf(100, 100, 100)).toEqual({ first: 99, end: 100 });
    expect(() => partOf(100, 1, 101)).toThrow(/--shard: 1\/101 \(100 trajectories can be cut into at most 100 parts\)/);
    expect(() => partOf(1, 1, 2)).toThrow(/at most 1 part\)/);
  });
});

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Backend, Columns } from '../../src/backends/backend.ts';
import { draggedTrapMeanWork } from '../../src/exact/dragged-trap.ts';
import type { Result } from '../../src/experiment/result.ts';
import { runPlan } from '../../src/experiment/run.ts';
import type { RunSpec } from '../../src/experiment/spec.ts';
import { cpuBackend, webgpuBackend } from '../backends/environment.ts';
import { expectWithinError } from '../within-error.ts';
import { collect, planOf } from './collect.ts';

const request: RunSpec = { system: 'breathing-trap', dt: 0.01, trajectories: 20_001, seed: 6 };

/** A result without what may differ from run to run. */
const answer = ({ timing: _, backend: __, ...rest }: Result) => JSON.stringify(rest);

/** A backend that runs the same kernels with ranges of its own size, several at a time, finishing in any order. */
function shuffled(backend: Backend, largestRange: number, concurrency: number, random: () => number): Backend {
  return {
    ...backend,
    concurrency,
    async prepare(kernel) {
      const program = await backend.prepare(kernel);
      return {
        ...program,
        largestRange,
        run: async (...args): Promise<Columns[]> => {
          const result = await program.run(...args);
          await new Promise((resolve) => setTimeout(resolve, 5 * random()));
          return result;
        },
      };
    },
  };
}

describe('a run', () => {
  test('gives the same bits whatever the size, number and order of its batches', async () => {
    const backend = await cpuBackend();
    const expected = answer(await runPlan(planOf(request), backend));
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 1, max: 40 }),
        fc.integer({ min: 1, max: 5 }),
        fc.infiniteStream(fc.double({ min: 0, max: 1, noNaN: true })),
        async (size, concurrency, stream) => {
          const random = () => stream.next().value as number;
          const other = shuffled(backend, 256 * size, concurrency, random);
          expect(answer(await runPlan(planOf(request), other, { batchMilliseconds: size }))).toBe(expected);
        },
      ),
      { numRuns: 6, seed: 3 },
    );
  });

  test('another seed, and the same seed with 20 rounds, give other works', async () => {
    const first = async (change: RunSpec) =>
      (await collect(await cpuBackend(), planOf({ ...request, trajectories: 16, ...change }))).values('work')[3];
    const works = [
      await first({}),
      await first({ seed: 7 }),
      await first({ rounds: 20 }),
      await first({ seed: '18446744073709551615' }),
    ];
    expect(new Set(works).size).toBe(4);
    expect(await first({ seed: '6' })).toBe(works[0]);
  });

  test('the first trajectories of a larger ensemble are those of a smaller one', async () => {
    const [small, large] = [100, 5000].map((trajectories) => planOf({ ...request, trajectories }));
    const [a, b] = [await collect(await cpuBackend(), small!), await collect(await cpuBackend(), large!)];
    expect(b.values('totalWork').slice(0, 100)).toEqual(a.values('totalWork'));
    expect(b.values('totalWork', 'reverse').slice(0, 100)).toEqual(a.values('totalWork', 'reverse'));
  });

  test('cpu and webgpu report the same numbers, but for rounding', async () => {
    const short = { ...request, dt: 0.02, trajectories: 5000 };
    const cpu = await runPlan(planOf(short), await cpuBackend());
    const gpu = await runPlan(planOf(short), await webgpuBackend());
    expect(gpu.estimates.map((e) => e.id)).toEqual(cpu.estimates.map((e) => e.id));
    cpu.estimates.forEach((e, i) => {
      expect(Math.abs(gpu.estimates[i]!.value! - e.value!), e.id).toBeLessThan(1e-3 * e.standardError!);
    });
  });

  test('a single trajectory gives a work and no error', async () => {
    const r = await runPlan(planOf({ ...request, trajectories: 1 }), await cpuBackend());
    expect(r.status.finished).toBeGreaterThan(0);
    for (const law of r.laws) expect(law.holds, law.id).toBeNull();
    for (const e of r.estimates.filter((x) => x.value !== null)) expect(e.standardError, e.id).toBeNull();
  });

  test('stops when its hook refuses the next batch, with the hook’s own error', async () => {
    let calls = 0;
    const mayStart = () => (calls++ < 2 ? Promise.resolve() : Promise.reject(new Error('enough')));
    const small = shuffled(await cpuBackend(), 256, 2, () => 0);
    await expect(runPlan(planOf(request), small, { mayStart })).rejects.toThrow('enough');
    expect(calls).toBeLessThan(6);
  });

  test('reports on the way: more and more trajectories, at last the result itself', async () => {
    const counts: number[] = [];
    let last: unknown = null;
    const small = shuffled(await cpuBackend(), 1024, 2, () => 0);
    const result = await runPlan(planOf(request), small, {
      onProgress: ({ finished, total, report }) => {
        counts.push(finished);
        expect(total).toBe(20_001);
        last = report() ?? last;
      },
    });
    expect(counts).toEqual([...counts].sort((a, b) => a - b));
    expect(counts.at(-1)).toBe(20_001);
    const { estimates, laws } = last as typeof result;
    expect(estimates).toEqual(result.estimates);
    expect(laws.map((l) => l.measured)).toEqual(result.laws.map((l) => l.measured));
  });
});

describe('records against time', () => {
  test('mean work grows as theory says, and ends at the estimate', async () => {
    const result = await runPlan(
      planOf({ system: 'dragged-trap', trajectories: 10_000, seed: 2, record: { every: 0.5, paths: 3 } }),
      await cpuBackend(),
    );
    const { time, paths } = result.series;
    expect(time!.t).toEqual([0, 0.5, 1, 1.5, 2]);
    const work = time!['mean-work'] as { value: number[]; standardError: number[] };
    time!.t.forEach((t, i) => {
      if (i === 0) expect(work.value[0]).toBe(0);
      else
        expectWithinError(work.value[i]!, draggedTrapMeanWork({ k: 1, v: 1, mu: 1, tau: t }), work.standardError[i]!);
    });
    expect(work.value.at(-1)).toBe(result.estimates.find((e) => e.id === 'mean-work')!.value);
    expect(paths!.t).toHaveLength(5);
    expect(paths!.x).toHaveLength(3);
    for (const path of paths!.x as number[][]) expect(path).toHaveLength(5);
  });
});

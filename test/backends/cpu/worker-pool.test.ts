import { expect, test } from 'vitest';
import type { Columns } from '../../../src/backends/backend.ts';
import { windowValues } from '../../../src/backends/control-table.ts';
import { createCpuBackend } from '../../../src/backends/cpu/create-cpu-backend.ts';
import { DeviceError } from '../../../src/errors.ts';
import { walk, walkKernel, walkProcess } from '../walk-kernel.ts';
import { spawnChannelWorker } from './channel-worker.ts';

async function poolOf(workers: number) {
  const spawned: ReturnType<typeof spawnChannelWorker>[] = [];
  const spawn = () => {
    spawned.push(spawnChannelWorker());
    return spawned.at(-1)!;
  };
  const backend = await createCpuBackend({ workers, spawn });
  return { backend, spawned, program: await backend.prepare(walkKernel) };
}

test('runs give the same bits for any number of workers', async () => {
  const process = walkProcess(5);
  const [inThread] = await (await (await createCpuBackend()).prepare(walkKernel)).run(
    process,
    { first: 0, count: 600 },
    [5],
  );
  for (const workers of [1, 3]) {
    const { backend, program } = await poolOf(workers);
    const parts = await Promise.all(
      [0, 1, 2, 3, 4, 5].map((i) => program.run(process, { first: 100 * i, count: 100 }, [5])),
    );
    parts.forEach(([part], i) => {
      expect(part!.data.subarray(0, 100)).toEqual(inThread!.data.subarray(100 * i, 100 * i + 100));
    });
    expect(backend.concurrency).toBeGreaterThan(workers);
    await backend.dispose();
  }
});

test('more processes than a worker holds are sent again', async () => {
  const { backend, program } = await poolOf(1);
  const processes = Array.from({ length: 7 }, (_, i) => walkProcess(2, BigInt(i)));
  for (const i of [0, 1, 2, 3, 4, 1, 2, 5, 0, 2, 6, 3, 4, 5, 6]) {
    const process = processes[i]!;
    const [columns] = await program.run(process, { first: 0, count: 1 }, [2]);
    expect(columns!.data[0]).toBe(walk(process, 0, 2, Math.fround)[0]);
  }
  await backend.dispose();
});

/** Groups of the walk's steps whose control values fit into a window. */
const window = windowValues / 16;

test.each([
  ['a group short of a window', window - 1],
  ['a window', window],
  ['a group more than a window', window + 1],
  ['two and a half windows', 2.5 * window],
])('a run of %s gives the bits of the calling thread, wherever it is read', async (_, groups) => {
  const stops = [1, window - 1, window, window + 1, 2 * window, groups].filter((stop) => stop <= groups);
  const sorted = [...new Set(stops)].sort((a, b) => a - b);
  const [process, other] = [walkProcess(groups, 5n), walkProcess(groups, 6n)];
  const range = { first: 3, count: 5 };
  const here = await (await createCpuBackend()).prepare(walkKernel);
  const expected = await Promise.all([process, other].map((p) => here.run(p, range, sorted)));
  const { backend, program } = await poolOf(1);
  // Two runs at a time on one worker: neither may take the controls of the other.
  const found = await Promise.all([process, other].map((p) => program.run(p, range, sorted)));
  expect(found).toEqual(expected);
  const end = walk(process, 3, groups, Math.fround);
  expect([0, 1, 2].map((c) => found[0]!.at(-1)!.data[c * 5])).toEqual(end);
  await backend.dispose();
});

test('results that are handed back are written over by later runs, those that are not stay', async () => {
  const { backend, program } = await poolOf(1);
  const process = walkProcess(2);
  const run = async (first: number) =>
    (await program.run(process, { first, count: 100 }, [1, 2])) as [Columns, Columns];
  const kept = await run(0);
  const before = kept.map(({ data }) => data.slice());
  program.recycle!(await run(100));
  const later = await run(200);
  for (const [k, groups] of [1, 2].entries()) {
    expect(kept[k]!.data).toEqual(before[k]);
    expect(later[k]!.data[7]).toBe(walk(process, 207, groups, Math.fround)[0]);
  }
  expect(new Set([...kept, ...later].map(({ data }) => data.buffer)).size).toBe(4);
  await backend.dispose();
});

test('runs on a worker that dies are rejected, later ones go to the others', async () => {
  const { backend, spawned, program } = await poolOf(2);
  const process = walkProcess(2);
  const runs = [0, 1].map(() => program.run(process, { first: 0, count: 1 }, [2]));
  spawned[0]!.die('out of memory');
  const [first, second] = await Promise.allSettled(runs);
  expect(first).toMatchObject({ status: 'rejected', reason: new DeviceError('cpu worker: out of memory') });
  expect(second!.status).toBe('fulfilled');
  const [columns] = await program.run(process, { first: 0, count: 1 }, [2]);
  expect(columns!.data[0]).toBe(walk(process, 0, 2, Math.fround)[0]);
  spawned[1]!.die('gone too');
  await expect(program.run(process, { first: 0, count: 1 }, [2])).rejects.toThrow(DeviceError);
  await backend.dispose();
});

test('a disposed backend has terminated its workers and rejects what was under way', async () => {
  const { backend, spawned, program } = await poolOf(2);
  const failure = expect(program.run(walkProcess(2), { first: 0, count: 1 }, [2])).rejects.toThrow(DeviceError);
  await backend.dispose();
  await failure;
  expect(spawned.map((worker) => worker.terminated)).toEqual([true, true]);
});

test('workers need a way to start them', async () => {
  await expect(createCpuBackend({ workers: 2 })).rejects.toThrow('spawn');
  await expect(createCpuBackend({ workers: -1 })).rejects.toThrow('workers');
});

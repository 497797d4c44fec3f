import { expect, test } from 'vitest';
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

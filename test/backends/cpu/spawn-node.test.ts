import { afterAll, beforeAll, expect, test } from 'vitest';
import { createCpuBackend } from '../../../src/backends/cpu/create-cpu-backend.ts';
import { spawnNodeWorker } from '../../../src/backends/cpu/spawn-node.ts';
import { DeviceError } from '../../../src/errors.ts';
import { buildWorker } from '../built-worker.ts';
import { walk, walkKernel, walkProcess } from '../walk-kernel.ts';

let built: Awaited<ReturnType<typeof buildWorker>>;
beforeAll(async () => {
  built = await buildWorker('backends/cpu/worker-node.ts');
});
afterAll(() => built.remove());

test('threads of Node give the bits of the calling thread, in both precisions', async () => {
  for (const precision of ['single', 'double'] as const) {
    const backend = await createCpuBackend({ precision, workers: 2, spawn: () => spawnNodeWorker(built.file) });
    const program = await backend.prepare(walkKernel);
    const process = walkProcess(40);
    const results = await Promise.all(
      [0, 1, 2].map((i) => program.run(process, { first: 700 * i, count: 700 }, [0, 40])),
    );
    results.forEach((stops, i) => {
      const { data, stride } = stops[1]!;
      const expected = walk(process, 700 * i + 699, 40, precision === 'double' ? (x) => x : Math.fround);
      expect([0, 1, 2].map((c) => data[c * stride + 699])).toEqual(expected);
    });
    await backend.dispose();
  }
});

test('a thread that exits rejects its runs', async () => {
  const workers: ReturnType<typeof spawnNodeWorker>[] = [];
  const spawn = () => {
    workers.push(spawnNodeWorker(built.file));
    return workers.at(-1)!;
  };
  const backend = await createCpuBackend({ workers: 1, spawn });
  const program = await backend.prepare(walkKernel);
  const failure = expect(program.run(walkProcess(100_000), { first: 0, count: 16_384 }, [100_000])).rejects.toThrow(
    DeviceError,
  );
  workers[0]!.terminate();
  await failure;
  await backend.dispose();
});

test('a thread whose file is missing rejects the first call', async () => {
  const missing = built.missing;
  const backend = await createCpuBackend({ workers: 1, spawn: () => spawnNodeWorker(missing) });
  await expect(backend.prepare(walkKernel)).rejects.toThrow(/cpu worker: .*missing/);
  await backend.dispose();
});

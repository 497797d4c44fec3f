import { expect, test } from 'vitest';
import { createCpuBackend } from '../../../src/backends/cpu/create-cpu-backend.ts';
import { walk, walkKernel, walkProcess } from '../walk-kernel.ts';

test('the event loop keeps turning during a long run', async () => {
  const program = await (await createCpuBackend()).prepare(walkKernel);
  const process = walkProcess(30_000);
  let turns = 0;
  let running = true;
  const count = async () => {
    while (running) {
      await new Promise((resolve) => setImmediate(resolve));
      turns++;
    }
  };
  const counting = count();
  const start = globalThis.process.cpuUsage();
  const [columns] = await program.run(process, { first: 0, count: 4096 }, [30_000]);
  const { user, system } = globalThis.process.cpuUsage(start);
  running = false;
  await counting;
  expect(columns!.data[0]).toBe(walk(process, 0, 30_000, Math.fround)[0]);
  // A turn at least every 10 ms and one piece of work, of the time that was computed: on a busy machine the clock goes on without us.
  expect(turns).toBeGreaterThan((user + system) / 1000 / 100);
});

test('runs asked for at the same time do not disturb one another', async () => {
  const program = await (await createCpuBackend()).prepare(walkKernel);
  const [a, b] = [walkProcess(4000, 1n), walkProcess(4000, 2n)];
  const results = await Promise.all(
    [a, b, a].map((process) => program.run(process, { first: 0, count: 600 }, [2000, 4000])),
  );
  [a, b, a].forEach((process, i) => {
    expect(results[i]![1]!.data[599]).toBe(walk(process, 599, 4000, Math.fround)[0]);
  });
});

test('a run that fails does not block the next', async () => {
  const program = await (await createCpuBackend()).prepare(walkKernel);
  const process = walkProcess(2);
  const broken = Object.defineProperty({ ...process }, 'table', {
    get: () => {
      throw new Error('no table');
    },
  });
  await expect(program.run(broken, { first: 0, count: 1 }, [2])).rejects.toThrow('no table');
  const [columns] = await program.run(process, { first: 0, count: 1 }, [2]);
  expect(columns!.data[0]).toBe(walk(process, 0, 2, Math.fround)[0]);
});

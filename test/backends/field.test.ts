import { beforeAll, describe, expect, test } from 'vitest';
import type { Backend, Program } from '../../src/backends/backend.ts';
import { createCpuBackend } from '../../src/backends/cpu/create-cpu-backend.ts';
import { countedField, countingKernel, countingProcess } from './counting-kernel.ts';
import { spawnChannelWorker } from './cpu/channel-worker.ts';
import { cpuBackend, webgpuBackend } from './environment.ts';
import { walkKernel, walkProcess } from './walk-kernel.ts';

const inWorkers = () => createCpuBackend({ workers: 2, spawn: () => spawnChannelWorker() });

describe.each([
  ['cpu in single precision', () => cpuBackend('single')],
  ['cpu in double precision', () => cpuBackend('double')],
  ['cpu in workers', inWorkers],
  ['webgpu', webgpuBackend],
] as [string, () => Promise<Backend>][])('a field on %s', (_, create) => {
  let program: Program;
  beforeAll(async () => {
    program = await (await create()).prepare(countingKernel);
  });

  test('is the sum over all trajectories and groups, and comes with the last stop', async () => {
    const process = countingProcess(40, 300, 0.3);
    const columns = await program.run(process, { first: 13, count: 701 }, [0, 7, 31]);
    expect(columns.map(({ field }) => field === undefined)).toEqual([true, true, false]);
    expect([...columns.at(-1)!.field!]).toEqual(countedField(process, 13, 701, 31));
    expect(await program.run(process, { first: 0, count: 5 }, [])).toEqual([]);
  });

  test('is that of a larger range, however the range is cut; runs do not disturb one another', async () => {
    const process = countingProcess(9, 1, 0.5);
    const cuts = [0, 1, 70, 512, 520, 900];
    const runs = cuts.slice(1).map((end, i) => program.run(process, { first: cuts[i]!, count: end - cuts[i]! }, [9]));
    const fields = (await Promise.all(runs)).map(([columns]) => columns!.field!);
    const sum = fields[0]!.map((_, word) => fields.reduce((all, field) => all + field[word]!, 0));
    expect([...sum]).toEqual(countedField(process, 0, 900, 9));
  });

  test('does not overflow where its words would', async () => {
    for (const share of [0, 1]) {
      const process = countingProcess(3200, 2 ** 16, share);
      const [columns] = await program.run(process, { first: 0, count: 800 }, [3200]);
      const expected = countedField(process, 0, 800, 3200);
      expect(Math.max(...expected.map(Math.abs))).toBeGreaterThan(2 ** 31);
      expect([...columns!.field!]).toEqual(expected);
    }
  });
});

test('a kernel without a field has none', async () => {
  const program = await (await cpuBackend()).prepare(walkKernel);
  const [columns] = await program.run(walkProcess(1), { first: 0, count: 8 }, [1]);
  expect(columns).not.toHaveProperty('field');
});

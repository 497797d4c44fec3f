import fc from 'fast-check';
import { beforeAll, expect, test } from 'vitest';
import type { Backend, Columns, Process, Program } from '../../src/backends/backend.ts';
import { walk, walkKernel, walkProcess } from './walk-kernel.ts';

/** The columns of the i-th trajectory. */
const row = ({ data, stride }: Columns, i: number) => walkKernel.columns.map((_, c) => data[c * stride + i]);

/** All columns without padding. */
const rows = (columns: Columns) => Array.from({ length: columns.count }, (_, i) => row(columns, i));

/** What every backend must do with a kernel of steps. @param round rounding to its precision */
export function testSteps(create: () => Promise<Backend>, round: (x: number) => number): void {
  let program: Program;
  beforeAll(async () => {
    program = await (await create()).prepare(walkKernel);
  });

  const expected = (process: Process, first: number, count: number, groups: number) =>
    Array.from({ length: count }, (_, i) => walk(process, first + i, groups, round));

  test('gives the bits of an independent computation, at every stop', async () => {
    const process = walkProcess(60);
    const stops = [0, 1, 17, 60];
    const results = await program.run(process, { first: 0, count: 100 }, stops);
    expect(results).toHaveLength(stops.length);
    stops.forEach((stop, k) => {
      expect(rows(results[k]!)).toEqual(expected(process, 0, 100, stop));
    });
  });

  test.each([1, 2, 7, 8, 9, 63, 64, 65, 511, 512, 513, 1030])(
    'gives %i trajectories as they are in a larger range',
    async (count) => {
      const process = walkProcess(3);
      const [part] = await program.run(process, { first: 5, count }, [3]);
      expect(part!.count).toBe(count);
      expect(rows(part!)).toEqual(expected(process, 5, count, 3));
    },
  );

  test('carries trajectory indices above 2³² into the upper word', async () => {
    const process = walkProcess(4);
    const first = 3 * 2 ** 32 - 20;
    const [columns] = await program.run(process, { first, count: 40 }, [4]);
    expect(rows(columns!)).toEqual(expected(process, first, 40, 4));
  });

  test('gives the same bits whatever the range, the stops and the runs at its side', async () => {
    const process = walkProcess(20);
    const [whole] = await program.run(process, { first: 0, count: 1500 }, [20]);
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 0, max: 1499 }),
        fc.integer({ min: 1, max: 900 }),
        fc.uniqueArray(fc.integer({ min: 0, max: 19 }), { maxLength: 3 }),
        async (first, most, inner) => {
          const count = Math.min(most, 1500 - first);
          const stops = [...inner.sort((a, b) => a - b), 20];
          const other = walkProcess(6, 99n);
          const [results, [beside]] = await Promise.all([
            program.run(process, { first, count }, stops),
            program.run(other, { first: 3, count: 70 }, [6]),
          ]);
          const last = results.at(-1)!;
          for (const i of [0, count >> 1, count - 1]) expect(row(last, i)).toEqual(row(whole!, first + i));
          expect(row(beside!, 69)).toEqual(walk(other, 72, 6, round));
        },
      ),
      { numRuns: 15, seed: 1 },
    );
  });

  test('seeds and purposes give different streams', async () => {
    const xs = await Promise.all(
      [walkProcess(2, 1n), walkProcess(2, 2n), walkProcess(2, 1n + 2n ** 32n), walkProcess(2, 1n, 4)].map(
        async (process) => {
          const [columns] = await program.run(process, { first: 0, count: 1 }, [2]);
          expect(row(columns!, 0)).toEqual(walk(process, 0, 2, round));
          return columns!.data[0];
        },
      ),
    );
    expect(new Set(xs).size).toBe(4);
  });

  test('repeated stops give the same columns, and no stop gives none', async () => {
    const process = walkProcess(2);
    const [a, b] = await program.run(process, { first: 0, count: 5 }, [1, 1]);
    expect(rows(a!)).toEqual(rows(b!));
    expect(await program.run(process, { first: 0, count: 5 }, [])).toEqual([]);
  });

  test('control tables longer than what the device holds at a time are fed slice by slice', async () => {
    // Two controls a half step: 65 536 groups fill the window of the GPU, 262 144 that of the CPU.
    const groups = program.largestRange === 2 ** 14 ? 262_144 + 300 : 65_536 + 300;
    const process = walkProcess(groups);
    const [middle, end] = await program.run(process, { first: 11, count: 3 }, [groups - 500, groups]);
    expect(row(middle!, 2)).toEqual(walk(process, 13, groups - 500, round));
    expect(row(end!, 2)).toEqual(walk(process, 13, groups, round));
  });

  test('a run that does not fit the kernel is refused', async () => {
    await expect(program.run(walkProcess(2), { first: 0, count: 0 }, [2])).rejects.toThrow('range.count');
    await expect(program.run(walkProcess(2), { first: 0, count: 1 }, [3])).rejects.toThrow('stops.0');
  });
}

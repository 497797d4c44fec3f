import fc from 'fast-check';
import { beforeAll, expect, test } from 'vitest';
import type { Backend, Columns, Program } from '../../src/backends/backend.ts';
import { DeviceError } from '../../src/errors.ts';
import { poisson, poissonKernel, poissonProcess } from './poisson-kernel.ts';

/** The columns of the i-th trajectory. */
const row = ({ data, stride }: Columns, i: number) => poissonKernel.columns.map((_, c) => data[c * stride + i]);

/** All columns without padding. */
const rows = (columns: Columns) => Array.from({ length: columns.count }, (_, i) => row(columns, i));

/** What every backend must do with a kernel of events. @param round rounding to its precision */
export function testEvents(create: () => Promise<Backend>, round: (x: number) => number): void {
  let program: Program;
  beforeAll(async () => {
    program = await (await create()).prepare(poissonKernel);
  });
  const process = poissonProcess();
  const expected = (first: number, count: number, stop: number) =>
    Array.from({ length: count }, (_, i) => poisson(process, first + i, round(stop)));

  test('trajectories with few and with thousands of events stop at the same times, with the bits of an independent computation', async () => {
    const stops = [0, 0.1, 0.1, 1 / 3, 1];
    const results = await program.run(process, { first: 0, count: 700 }, stops);
    expect(results).toHaveLength(stops.length);
    stops.forEach((stop, k) => {
      expect(rows(results[k]!)).toEqual(expected(0, 700, stop));
    });
    const events = rows(results.at(-1)!).map((columns) => columns[1]!);
    expect(Math.max(...events)).toBeGreaterThan(500 * Math.min(...events));
  });

  test.each([1, 7, 8, 9, 63, 64, 65, 512, 513])('%i trajectories are as they are in a larger range', async (count) => {
    const [columns] = await program.run(process, { first: 41, count }, [0.7]);
    expect(rows(columns!)).toEqual(expected(41, count, 0.7));
  });

  test('the same bits come whatever the range, the stops and the runs at its side', async () => {
    const [whole] = await program.run(process, { first: 0, count: 1500 }, [1]);
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 0, max: 1499 }),
        fc.integer({ min: 1, max: 900 }),
        fc.array(fc.double({ min: 0.001, max: 1, noNaN: true }), { maxLength: 3 }),
        async (first, most, inner) => {
          const count = Math.min(most, 1500 - first);
          const stops = [...inner.sort((a, b) => a - b), 1];
          const other = poissonProcess(99n);
          const [results, [beside]] = await Promise.all([
            program.run(process, { first, count }, stops),
            program.run(other, { first: 3, count: 70 }, [0.5]),
          ]);
          const last = results.at(-1)!;
          for (const i of [0, count >> 1, count - 1]) expect(row(last, i)).toEqual(row(whole!, first + i));
          expect(row(beside!, 60)).toEqual(poisson(other, 63, 0.5));
        },
      ),
      { numRuns: 12, seed: 1 },
    );
  });

  test('a kernel that never reaches the stop is a DeviceError, and the next run is not disturbed', async () => {
    const failure = program.run(poissonProcess(1n, 1), { first: 0, count: 20 }, [0.1]);
    await expect(failure).rejects.toThrow(DeviceError);
    await expect(failure).rejects.toThrow('20 trajectories');
    const [columns] = await program.run(process, { first: 0, count: 20 }, [0.1]);
    expect(rows(columns!)).toEqual(expected(0, 20, 0.1));
  });
}

import { expect, test } from 'vitest';
import type { Columns, Process, Program, Range } from '../../src/backends/backend.ts';
import { randomStream } from '../../src/estimate/random-stream.ts';
import { granule, type Lane, runLanes } from '../../src/experiment/schedule.ts';

const process = {} as Process;
const options = { concurrency: 4, mayStart: () => Promise.resolve(), targetMilliseconds: 1e9 };

/** A program whose runs end in any order, and what it was asked for and given back. */
function shuffled(largestRange: number, seed: number) {
  const random = randomStream(seed);
  const asked: { range: Range; stops: number }[] = [];
  const back: Columns[] = [];
  const program: Program = {
    largestRange,
    async run(_, range, stops) {
      asked.push({ range, stops: stops.length });
      await new Promise((resolve) => setTimeout(resolve, 5 * random.uniform()));
      return stops.map(() => ({ data: Float64Array.of(range.first), stride: 1, count: range.count }));
    },
    recycle: (columns) => void back.push(...columns),
    dispose() {},
  };
  return { program, asked, back };
}

const lane = (of: Partial<Lane> & Pick<Lane, 'program' | 'deliver'>): Lane => ({
  ...{ process, trajectories: 20_000, stops: [1] },
  ...of,
});

test('whatever the order in which ranges come in, each is delivered once, in index order, and handed back only then', async () => {
  const { program, asked, back } = shuffled(1024, 1);
  const delivered: number[] = [];
  const firsts: number[] = [];
  await runLanes(
    [
      lane({
        program,
        deliver(columns, range) {
          expect(back).not.toContain(columns[0]);
          expect(back).toHaveLength(firsts.length);
          expect(columns[0]!.data[0]).toBe(range.first);
          firsts.push(range.first);
          for (let i = 0; i < range.count; i++) delivered.push(range.first + i);
        },
      }),
    ],
    options,
  );
  expect(delivered).toEqual(Array.from({ length: 20_000 }, (_, i) => i));
  expect(asked.length).toBeGreaterThan(19);
  expect(back.map(({ data }) => data[0])).toEqual(firsts);
});

test('a lane goes on where it is told to', async () => {
  const { program, asked } = shuffled(1024, 2);
  const firsts: number[] = [];
  await runLanes([lane({ program, first: 4096, deliver: (_, range) => void firsts.push(range.first) })], options);
  expect(firsts[0]).toBe(4096);
  expect(asked.reduce((sum, { range }) => sum + range.count, 0)).toBe(20_000 - 4096);
});

test('the more often trajectories are read, the fewer are in a range: results in flight take bounded memory', async () => {
  const { program, asked } = shuffled(4096, 3);
  const early = { below: 4 * granule, stops: Array.from({ length: 1000 }, (_, i) => i), most: 1e9 };
  const stops = Array.from({ length: 40 }, (_, i) => i);
  await runLanes([lane({ program, early, stops, deliver() {} })], options);
  for (const { range, stops } of asked)
    expect(range.count * stops).toBeLessThanOrEqual(Math.max(8 * 4096, granule * stops));
  expect(asked.filter(({ stops }) => stops === 1000).map(({ range }) => range.count)).toEqual(Array(4).fill(granule));
  expect(Math.max(...asked.filter(({ stops }) => stops === 40).map(({ range }) => range.count))).toBe(3 * granule);
});

test('after a failure nothing more is asked for', async () => {
  const { program, asked } = shuffled(256, 4);
  const failing: Program = {
    ...program,
    run: (of, range, stops) =>
      range.first === 2560 ? Promise.reject(new Error('lost')) : program.run(of, range, stops),
  };
  await expect(runLanes([lane({ program: failing, deliver() {} })], options)).rejects.toThrow('lost');
  expect(asked.length).toBeLessThan(20);
});

test('once a receiver has thrown nothing more is delivered, and nothing handed back', async () => {
  const { program, back } = shuffled(1024, 7);
  const firsts: number[] = [];
  const other: number[] = [];
  const deliver = (_: unknown, { first }: Range) => {
    firsts.push(first);
    if (first >= 4096) throw new Error('a bad rate');
  };
  const run = runLanes(
    [lane({ program, deliver }), lane({ program, deliver: (_, { first }) => void other.push(first) })],
    options,
  );
  await expect(run).rejects.toThrow('a bad rate');
  expect(firsts.filter((first) => first >= 4096)).toHaveLength(1);
  expect(back).toHaveLength(firsts.length + other.length - 1);
  const seen = other.length;
  await new Promise((resolve) => setTimeout(resolve, 30));
  expect(other).toHaveLength(seen);
});

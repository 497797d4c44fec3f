import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  type Distribution,
  type DistributionKind,
  distributionOf,
  emptyDistribution,
  mergeDistributions,
  wholeEdges,
} from '../../src/tally/distribution.ts';
import { packSide, packStream, unpackSide, unpackStream } from '../../src/tally/pack.ts';
import { createSideStream } from '../../src/tally/side-stream.ts';
import type { SideLayout } from '../../src/tally/side-tally.ts';
import { mergeStreams } from '../../src/tally/stream-state.ts';
import { normals } from '../random-normal.ts';

const whole: DistributionKind = { kind: 'integer' };
const cells: DistributionKind = { kind: 'edges', bins: { lower: -2, width: 0.25, count: 16 } };

/** Whole numbers from one to millions apart, and values that were excluded. */
const numbers = fc.array(
  fc.oneof(
    fc.integer({ min: -5, max: 5 }),
    fc.integer({ min: -3000, max: 3000 }),
    fc.integer({ min: -1e7, max: 1e7 }),
    fc.constant(Number.NaN),
  ),
  { maxLength: 40 },
);

const count = (how: DistributionKind, values: readonly number[]) => distributionOf(how, Float64Array.from(values));
const plain = (d: Distribution) =>
  d.kind === 'integer' ? { ...d, counts: [...d.counts] } : { ...d, counts: [...d.counts], offsets: [] };

describe('a distribution of whole numbers', () => {
  test('is the same however the sample was cut and in whatever order its parts were merged', () => {
    fc.assert(
      fc.property(numbers, fc.nat(), fc.nat(), (values, i, j) => {
        const [a, b] = [i % (values.length + 1), j % (values.length + 1)].sort((x, y) => x - y) as [number, number];
        const [p, q, r] = [values.slice(0, a), values.slice(a, b), values.slice(b)].map((part) => count(whole, part));
        const expected = plain(count(whole, values));
        expect(plain(mergeDistributions(mergeDistributions(p!, q!), r!))).toEqual(expected);
        expect(plain(mergeDistributions(r!, mergeDistributions(q!, p!)))).toEqual(expected);
      }),
      { numRuns: 300, seed: 1 },
    );
  });

  test('counts every number once, one by one as long as they span fewer than 4096', () => {
    fc.assert(
      fc.property(numbers, (values) => {
        const d = count(whole, values);
        if (d.kind !== 'integer') throw new Error('whole numbers are expected');
        const known = values.filter((x) => !Number.isNaN(x));
        expect(d.counts.reduce((sum, n) => sum + n, 0)).toBe(known.length);
        expect(d.counts.length).toBeLessThanOrEqual(4096);
        const edges = wholeEdges(d);
        const between = known.map((x) => edges.findLastIndex((edge) => edge < x));
        const expected = new Float64Array(d.counts.length);
        for (const cell of between) expected[cell]!++;
        expect(d.counts).toEqual(expected);
        if (Math.max(...known) - Math.min(...known) < 4096 - 1) expect(d.width).toBe(1);
      }),
      { numRuns: 200, seed: 2 },
    );
  });

  test('takes cells of the least power of two that hold the range', () => {
    expect(count(whole, [0, 4095])).toMatchObject({ width: 1 });
    expect(count(whole, [0, 4096])).toMatchObject({ width: 2 });
    expect(count(whole, [-1, 4095])).toMatchObject({ width: 2 });
    expect(count(whole, [0, 1e6])).toMatchObject({ width: 256 });
  });
});

describe('a distribution over fixed cells', () => {
  test('counts values in its cells, below and above, and leaves out those that are none', () => {
    const d = count(cells, [-7, -2, 0.1, 0.2, Number.NaN, 2, Number.POSITIVE_INFINITY]);
    expect(d).toMatchObject({ kind: 'edges', below: 1, above: 2 });
    expect(d.counts[0]).toBe(1);
    expect(d.counts[8]).toBe(2);
  });

  test('does not merge with another kind', () => {
    expect(() => mergeDistributions(emptyDistribution(whole), emptyDistribution(cells))).toThrow(RangeError);
  });
});

describe('distributions in a stream', () => {
  const layout: SideLayout = {
    scale: null,
    side: 'forward',
    columns: 2,
    distributions: [
      { ...whole, column: 0 },
      { ...cells, column: 1 },
    ],
  };
  const normal = normals(11);
  const n = 40_000;
  const value = Float64Array.from({ length: n }, () => normal());
  const rounded = value.map((x) => Math.round(3 * x));
  value[5] = Number.NaN;
  const part = (from: number, to: number) => [rounded.subarray(from, to), value.subarray(from, to)];
  const streamed = (from: number, to: number) => {
    const stream = createSideStream({ ...layout, trajectories: n, first: from });
    stream.add(null, part(from, to));
    return stream;
  };
  const all = streamed(0, n).ensemble();

  test('are those of all values, and their groups add up to them', () => {
    const [integer, edges] = all.total.distributions;
    expect(plain(integer!)).toEqual(plain(distributionOf(whole, rounded)));
    expect(plain(edges!)).toEqual(plain(distributionOf(cells, value)));
    const groups = all.groups.map((g) => g.distributions[0]!).reduce(mergeDistributions);
    expect(plain(groups)).toEqual(plain(integer!));
  });

  test('go through packed shards bit for bit', () => {
    const states = [streamed(0, 2 ** 14), streamed(2 ** 14, n)].map((s) => unpackStream(packStream(s.save()), layout));
    const merged = createSideStream({ ...layout, trajectories: n, from: mergeStreams(states) }).total();
    expect(packSide(merged)).toEqual(packSide(all.total));
    expect(unpackSide(packSide(all.total), layout)).toEqual(all.total);
  });
});

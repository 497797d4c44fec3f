import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { bracketOf } from '../../src/tally/fermi-sums.ts';
import { momentsOf } from '../../src/tally/moments.ts';
import { packShard, packSide, unpackShard, unpackSide } from '../../src/tally/pack.ts';
import {
  createSideStream,
  leafOf,
  mergeShards,
  type SideStream,
  type SideStreamOptions,
} from '../../src/tally/side-stream.ts';
import { mergeSides, type SideLayout, type SideTally } from '../../src/tally/side-tally.ts';
import { normals } from '../random-normal.ts';

const layout: SideLayout = {
  scale: { bins: { lower: -5, width: 0.25, count: 40 }, bracket: bracketOf(0.5, 1) },
  side: 'forward',
  columns: 1,
};
const normal = normals(3);
const works = Float64Array.from({ length: 100_000 }, () => 1 + 1.4 * normal());
const column = works.map((w) => w * w);
works[17] = Number.POSITIVE_INFINITY;
works[300] = Number.NaN;
works[40_000] = 1e4;

function stream(cuts: readonly number[], options: Partial<SideStreamOptions> & { trajectories: number }): SideStream {
  const side = createSideStream({ ...layout, ...options });
  let from = cuts[0]!;
  for (const to of cuts.slice(1)) {
    side.add(works.subarray(from, to), [column.subarray(from, to)]);
    from = to;
  }
  return side;
}
/** Digests of the bits of tallies. */
const bits = (sides: readonly SideTally[]) =>
  sides.map((side) =>
    createHash('sha256')
      .update(new Uint8Array(packSide(side).buffer))
      .digest('hex')
      .slice(0, 16),
  );

describe('a side’s stream', () => {
  test.each([1, 5, 64, 100, 1000, 16_384, 30_000])(
    'of %i trajectories gives the same bits however it is cut',
    (trajectories) => {
      const whole = stream([0, trajectories], { trajectories });
      fc.assert(
        fc.property(fc.array(fc.nat(trajectories), { maxLength: 12 }), (cuts) => {
          const cut = stream([0, ...cuts.toSorted((a, b) => a - b), trajectories], { trajectories });
          expect(bits([cut.total(), ...cut.groups()])).toEqual(bits([whole.total(), ...whole.groups()]));
        }),
        { numRuns: 20 },
      );
    },
  );

  test('gives the same bits when it was looked at on the way', () => {
    const side = createSideStream({ ...layout, trajectories: 30_000 });
    for (let i = 0; i < 30_000; i += 777) {
      const to = Math.min(30_000, i + 777);
      side.add(works.subarray(i, to), [column.subarray(i, to)]);
      side.ensemble();
    }
    expect(bits([side.total()])).toEqual(bits([stream([0, 30_000], { trajectories: 30_000 }).total()]));
  });

  test('agrees with direct sums', () => {
    const n = 50_000;
    const { total } = stream([0, n], { trajectories: n }).ensemble();
    const finite = works.subarray(0, n).filter(Number.isFinite);
    const direct = momentsOf(finite);
    expect(total.count).toBe(n);
    expect(total.work).toMatchObject({ count: n - 1, infinite: 1, excluded: 1 });
    expect(total.work!.moments.mean).toBeCloseTo(direct.mean, 12);
    expect(total.work!.moments.m2 / direct.m2).toBeCloseTo(1, 12);
    expect(total.columns[0]!.mean).toBeCloseTo(momentsOf(column.subarray(0, n)).mean, 12);
    expect(total.work!.histogram.counts.reduce((s, c) => s + c, 0)).toBe(finite.filter((w) => w >= -5 && w < 5).length);
    expect(total.work!.exponential.max).toBe(-direct.minimum);
  });

  test('keeps between 64 and 128 groups of equal size and a remainder, whose union is the total', () => {
    for (const trajectories of [64, 100, 127, 128, 5000, 16_384, 33_000, 65_536, 100_000]) {
      const { groups, total } = stream([0, trajectories], { trajectories }).ensemble();
      const equal = groups.filter(({ count }) => count === groups[0]!.count);
      expect(equal.length).toBeGreaterThanOrEqual(64);
      expect(equal.length).toBeLessThan(128);
      expect(groups.length - equal.length).toBeLessThanOrEqual(1);
      expect(Number.isInteger(Math.log2(groups[0]!.count))).toBe(true);
      expect(groups.reduce((s, { count }) => s + count, 0)).toBe(trajectories);
      expect(groups.reduce(mergeSides).work!.moments.mean).toBeCloseTo(total.work!.moments.mean, 12);
    }
  });

  test('keeps as many groups as are asked for, from which the usual ones are had bit for bit', () => {
    for (const trajectories of [1000, 2047, 2048, 5000, 100_000]) {
      const fine = stream([0, 700, trajectories], { trajectories, groups: 2048, leaf: trajectories > 50_000 ? 64 : 1 });
      const { groups } = fine.ensemble();
      expect(groups.length).toBeGreaterThanOrEqual(Math.min(trajectories, 1024));
      expect(groups.length).toBeLessThan(2050);
      const usual = stream([0, trajectories], { trajectories, leaf: trajectories > 50_000 ? 64 : 1 });
      expect(bits(fine.ensemble(128).groups)).toEqual(bits(usual.groups()));
      expect(bits([fine.total()])).toEqual(bits([usual.total()]));
    }
    expect(stream([0, 1500], { trajectories: 1500, groups: 2048 }).groups()).toHaveLength(1500);
  });

  test('has leaves of 256, fewer in small ensembles', () => {
    expect([1, 64, 127, 128, 4096, 16_383, 16_384, 1e9].map(leafOf)).toEqual([1, 1, 1, 2, 64, 128, 256, 256]);
  });

  test('remembers its state at powers of two as if it had ended there', () => {
    const long = stream([0, 20_000, 100_000], { trajectories: 100_000 });
    for (const n of [2 ** 14, 2 ** 15, 2 ** 16]) {
      const there = stream([0, n], { trajectories: n }).ensemble();
      const { total, groups } = long.prefix(n)!;
      expect(bits([total, ...groups])).toEqual(bits([there.total, ...there.groups]));
    }
    expect(long.prefix(2 ** 17)).toBeNull();
  });

  test('keeps its first 2^14 works', () => {
    expect([...stream([0, 100, 400], { trajectories: 400 }).first()]).toEqual([...works.subarray(0, 400)]);
    expect([...stream([0, 9000, 50_000], { trajectories: 50_000 }).first()]).toEqual([...works.subarray(0, 2 ** 14)]);
  });

  test('in shards that start at multiples of 2^14 gives the same bits as in one piece', () => {
    const n = 100_000;
    const whole = stream([0, n], { trajectories: n }).ensemble();
    for (const starts of [
      [0, 1],
      [0, 1, 2, 3, 4, 5, 6],
      [0, 3, 5],
      [0, 4],
      [0, 5],
    ]) {
      const shards = starts.map((start, i) => {
        const to = i + 1 < starts.length ? starts[i + 1]! * 2 ** 14 : n;
        const side = stream([start * 2 ** 14, to], { trajectories: n, first: start * 2 ** 14 });
        return unpackShard(packShard(side.shard()), layout);
      });
      const merged = mergeShards(shards, layout);
      expect(bits([merged.total, ...merged.groups])).toEqual(bits([whole.total, ...whole.groups]));
      expect([...merged.first]).toEqual([...whole.first]);
    }
  });

  test('resumed where it stopped gives the same bits as in one go', () => {
    const n = 100_000;
    const whole = stream([0, n], { trajectories: n });
    const resumed = createSideStream({
      ...layout,
      trajectories: n,
      resume: stream([0, 20_480], { trajectories: n }).shard(),
    });
    resumed.add(works.subarray(20_480, n), [column.subarray(20_480, n)]);
    expect(bits([resumed.total(), ...resumed.groups()])).toEqual(bits([whole.total(), ...whole.groups()]));
    expect([...resumed.first()]).toEqual([...whole.first()]);
    expect(bits([resumed.prefix(2 ** 15)!.total])).toEqual(bits([whole.prefix(2 ** 15)!.total]));
    const inside = stream([0, 100], { trajectories: n }).shard();
    expect(() => createSideStream({ ...layout, trajectories: n, resume: inside })).toThrow(RangeError);
  });

  test('without trajectories is empty, without works has columns alone', () => {
    expect(createSideStream({ ...layout, trajectories: 10 }).total()).toMatchObject({ count: 0, work: { count: 0 } });
    const side = createSideStream({ scale: null, side: 'forward', columns: 2, trajectories: 3 });
    side.add(null, [Float64Array.of(1, 2, 3), Float64Array.of(4, 5, 6)]);
    expect(side.total()).toMatchObject({ count: 3, work: null, columns: [{ mean: 2 }, { mean: 5 }] });
  });

  test('refuses columns that do not fit', () => {
    const side = createSideStream({ ...layout, trajectories: 10 });
    expect(() => side.add(works.subarray(0, 5), [])).toThrow(RangeError);
    expect(() => side.add(works.subarray(0, 5), [column.subarray(0, 4)])).toThrow(RangeError);
    expect(() => side.add(null, [column.subarray(0, 4)])).toThrow(RangeError);
  });
});

describe('packed numbers', () => {
  test('give the tally back bit for bit, and refuse another layout', () => {
    const side = stream([0, 300], { trajectories: 300 }).total();
    const packed = packSide(side);
    expect(bits([unpackSide(packed, layout)])).toEqual(bits([side]));
    expect(() => unpackSide(packed, { ...layout, columns: 9 })).toThrow(RangeError);
  });
});

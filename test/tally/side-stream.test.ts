import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { bracketOf } from '../../src/tally/fermi-sums.ts';
import { momentsOf } from '../../src/tally/moments.ts';
import { packSide, packStream, unpackSide, unpackStream } from '../../src/tally/pack.ts';
import { createSideStream, leafOf, type SideStream, type SideStreamOptions } from '../../src/tally/side-stream.ts';
import { mergeSides, type SideLayout, type SideTally } from '../../src/tally/side-tally.ts';
import { mergeStreams, type StreamState } from '../../src/tally/stream-state.ts';
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

  test('what was looked at on the way stays as it was', () => {
    const side = createSideStream({ ...layout, trajectories: 100_000 });
    const looks: { tallies: SideTally[]; before: string[] }[] = [];
    for (let i = 0; i < 100_000; i += 5000) {
      side.add(works.subarray(i, i + 5000), [column.subarray(i, i + 5000)]);
      const { total, groups } = side.ensemble();
      const tallies = [total, ...groups, ...side.groups(), ...side.save().blocks.map((block) => block.tally)];
      looks.push({ tallies, before: bits(tallies) });
    }
    for (const { tallies, before } of looks) expect(bits(tallies)).toEqual(before);
    const prefix = side.prefix(2 ** 16)!;
    const alone = stream([0, 2 ** 16], { trajectories: 100_000 }).ensemble();
    expect(bits([prefix.total, ...prefix.groups])).toEqual(bits([alone.total, ...alone.groups]));
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

  /** Everything that can be asked of two streams. */
  const same = (a: SideStream, b: SideStream) => {
    expect(a.count()).toBe(b.count());
    expect(bits([a.total(), ...a.groups()])).toEqual(bits([b.total(), ...b.groups()]));
    expect([...a.first()]).toEqual([...b.first()]);
    expect(a.kept().map((values) => [...values])).toEqual(b.kept().map((values) => [...values]));
    for (let n = 2 ** 14; n <= a.count(); n *= 2) {
      const [p, q] = [a.prefix(n)!, b.prefix(n)!];
      expect(bits([p.total, ...p.groups])).toEqual(bits([q.total, ...q.groups]));
    }
  };
  const packed = (side: SideStream): StreamState => unpackStream(packStream(side.save()), layout);

  test.each([70, 1000, 20_000, 100_000])(
    'in any stretches of whole leaves gives the same bits as in one piece of %i',
    (trajectories) => {
      const leaf = leafOf(trajectories);
      const whole = stream([0, trajectories], { trajectories, keep: [0] });
      fc.assert(
        fc.property(fc.uniqueArray(fc.integer({ min: 1, max: Math.floor(trajectories / leaf) - 1 })), (starts) => {
          const bounds = [0, ...starts.toSorted((a, b) => a - b).map((s) => s * leaf), trajectories];
          const states = bounds
            .slice(1)
            .map((to, i) => packed(stream([bounds[i]!, to], { trajectories, first: bounds[i]!, keep: [0] })));
          same(createSideStream({ ...layout, trajectories, keep: [0], from: mergeStreams(states) }), whole);
        }),
        { numRuns: 12 },
      );
    },
  );

  test('refuses stretches of which another than the last ends inside a leaf', () => {
    const states = [
      [0, 100],
      [100, 200],
    ].map(([from, to]) => stream([from!, to!], { trajectories: 200, first: from! - (from! % 2), leaf: 1 }).save());
    expect(mergeStreams(states).blocks.length).toBeGreaterThan(0);
    expect(() => mergeStreams([stream([0, 101], { trajectories: 200, leaf: 2 }).save(), states[1]!])).toThrow(
      RangeError,
    );
    expect(() => createSideStream({ ...layout, trajectories: 1000, first: 3 })).toThrow(RangeError);
  });

  test.each([20_480, 40_001, 5])('resumed after %i trajectories gives the same bits as in one go', (stop) => {
    const n = 100_000;
    const whole = stream([0, n], { trajectories: n, keep: [0] });
    const from = packed(stream([0, stop], { trajectories: n, keep: [0] }));
    const resumed = createSideStream({ ...layout, trajectories: n, keep: [0], from });
    resumed.add(works.subarray(stop, n), [column.subarray(stop, n)]);
    same(resumed, whole);
  });

  test('remembers powers of two unless told not to', () => {
    const side = stream([0, 40_000], { trajectories: 40_000, prefixes: false });
    expect(side.prefix(2 ** 14)).toBeNull();
    expect(side.save().prefixes).toEqual([]);
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

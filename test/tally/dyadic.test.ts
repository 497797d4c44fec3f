import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createDyadic, foldBlocks, groupsOf } from '../../src/tally/dyadic.ts';

/** A merge that shows in its result what was merged with what. */
const merge = (a: string, b: string) => `(${a}${b})`;

/** A forest of the leaves first … first + count − 1, each written as its index and a dot. */
function forest(first: number, count: number) {
  const dyadic = createDyadic(merge);
  for (let index = first; index < first + count; index++) dyadic.push({ level: 0, index, tally: `${index}.` });
  return dyadic;
}

describe('aligned blocks', () => {
  test('are merged with their aligned neighbours alone', () => {
    expect(foldBlocks(forest(0, 8).blocks(), null, merge)).toBe('(((0.1.)(2.3.))((4.5.)(6.7.)))');
    expect(foldBlocks(forest(0, 7).blocks(), null, merge)).toBe('(((0.1.)(2.3.))((4.5.)6.))');
    // 3 and 4 are neighbours, but not the halves of one block.
    expect(foldBlocks(forest(3, 2).blocks(), null, merge)).toBe('(3.4.)');
    expect(foldBlocks(forest(3, 5).blocks(), null, merge)).toBe('(3.((4.5.)(6.7.)))');
    expect(foldBlocks(forest(0, 2).blocks(), 'rest', merge)).toBe('((0.1.)rest)');
    expect(foldBlocks([], null, merge)).toBeNull();
  });

  test('are kept apart below 128, and merged in pairs beyond', () => {
    expect(groupsOf(forest(0, 127).blocks(), null, merge)).toHaveLength(127);
    const groups = groupsOf(forest(0, 128).blocks(), null, merge);
    expect(groups).toHaveLength(64);
    expect(groups[1]).toBe('(2.3.)');
    expect(groupsOf(forest(0, 129).blocks(), null, merge)).toEqual([...groups, '128.']);
  });

  test('cut in two at any leaf and joined again are those of one piece', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 700 }), fc.nat(700), (count, at) => {
        const cut = Math.min(at, count);
        const joined = createDyadic(merge);
        for (const part of [forest(0, cut), forest(cut, count - cut)])
          for (const block of part.blocks()) joined.push(block);
        expect(foldBlocks(joined.blocks(), null, merge)).toBe(foldBlocks(forest(0, count).blocks(), null, merge));
        expect(groupsOf(joined.blocks(), null, merge)).toEqual(groupsOf(forest(0, count).blocks(), null, merge));
      }),
    );
  });
});

/** A sum that can be written over, and what was written over it. */
interface Sum {
  leaves: string;
}

describe('memory that nobody else has', () => {
  const add = (a: Sum, b: Sum, into: Sum | null): Sum => {
    const leaves = merge(a.leaves, b.leaves);
    return into ? Object.assign(into, { leaves }) : { leaves };
  };

  test('is used again by merges and handed out as spares; what was looked at stays as it was', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 400 }), fc.array(fc.nat(400)), (count, looks) => {
        const looked = new Set(looks);
        const dyadic = createDyadic(add, 8);
        const plain = createDyadic(merge, 8);
        const seen: { block: { tally: Sum }; leaves: string }[] = [];
        let made = 0;
        for (let index = 0; index < count; index++) {
          const tally = dyadic.spare() ?? { leaves: `new ${made++}` };
          tally.leaves = `${index}.`;
          dyadic.push({ level: 0, index, tally }, true);
          plain.push({ level: 0, index, tally: `${index}.` });
          if (looked.has(index)) for (const block of dyadic.blocks()) seen.push({ block, leaves: block.tally.leaves });
        }
        const written = ({ level, index, tally }: { level: number; index: number; tally: Sum }) => ({
          ...{ level, index },
          tally: tally.leaves,
        });
        expect(dyadic.blocks().map(written)).toEqual(plain.blocks());
        for (const { block, leaves } of seen) expect(block.tally.leaves).toBe(leaves);
        // Below the limit at each of 6 levels, and what was looked at.
        expect(made).toBeLessThanOrEqual(16 + seen.length);
      }),
    );
  });

  test('is not taken from tallies that others gave', () => {
    const given = Array.from({ length: 16 }, (_, index) => ({ leaves: `${index}.` }));
    const dyadic = createDyadic(add, 4);
    given.forEach((tally, index) => {
      dyadic.push({ level: 0, index, tally });
    });
    expect(given.map((sum) => sum.leaves)).toEqual(given.map((_, index) => `${index}.`));
    expect(dyadic.blocks().length).toBeLessThan(4);
  });
});

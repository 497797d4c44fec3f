import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addField, cellsOf, emptyField, type FieldLayout, sliceLength } from '../../src/tally/field.ts';

const layout: FieldLayout = {
  axes: [
    { cells: 3, lower: 0, width: 1, periodic: true },
    { cells: 4, lower: -1, width: 0.5, periodic: false },
  ],
  slices: 16,
  quanta: [0.1, 0.2],
  interval: 0.02,
};

test('a field has a count and a sum for each axis in every cell and outside, in every slice', () => {
  expect(cellsOf(layout)).toBe(12);
  expect(sliceLength(layout)).toBe(13 * 3);
  expect(emptyField(layout)).toEqual(new Float64Array(16 * 13 * 3));
});

test('batches add up to the same numbers in any order, far beyond 32 bits', () => {
  const word = fc.integer({ min: -(2 ** 40), max: 2 ** 40 });
  const batches = fc.array(fc.array(word, { minLength: 6, maxLength: 6 }), { minLength: 1, maxLength: 20 });
  fc.assert(
    fc.property(batches, (all) => {
      const forward = new Float64Array(6);
      const backward = new Float64Array(6);
      for (const batch of all) addField(forward, Float64Array.from(batch));
      for (const batch of [...all].reverse()) addField(backward, Float64Array.from(batch));
      expect(backward).toEqual(forward);
      const exact = all.reduce((sum, batch) => sum.map((s, i) => s + BigInt(batch[i]!)), Array<bigint>(6).fill(0n));
      expect(Array.from(forward, BigInt)).toEqual(exact);
    }),
  );
});

test('fields of different layouts are not added', () => {
  expect(() => addField(new Float64Array(3), new Float64Array(4))).toThrow(RangeError);
});

import { expect, test } from 'vitest';
import { createLaneOrder } from '../../../src/backends/cpu/lane-order.ts';

const lanes = 37;

/** Two columns of numbers that tell their lane, and how far each was moved. */
const tile = () => {
  const own = Float32Array.from({ length: lanes }, (_, i) => i);
  return { own, square: own.map((i) => i * i), moved: new Float32Array(lanes) };
};

test('those under way stand in the first lanes, and every column says so', () => {
  const { own, square, moved } = tile();
  const late = new Set([3, 4, 17, 36]);
  const order = createLaneOrder([own, square, moved], 2);
  expect(order.gather((lane) => !late.has(own[lane]!))).toBe(4);
  expect(new Set(own.subarray(0, 4))).toEqual(late);
  own.forEach((home, lane) => {
    expect([square[lane], lane - moved[lane]!]).toEqual([home * home, home]);
  });
});

test('after any moves all go back to their own lanes', () => {
  const { own, square, moved } = tile();
  const before = tile();
  const order = createLaneOrder([own, square, moved], 2);
  for (const step of [2, 3, 5, 7]) order.gather((lane) => own[lane]! % step === 0);
  expect(moved.some((by) => by !== 0)).toBe(true);
  order.restore();
  expect({ own, square, moved }).toEqual(before);
});

test('with all under way, or none, nothing moves', () => {
  const { own, square, moved } = tile();
  const order = createLaneOrder([own, square, moved], 2);
  expect(order.gather(() => false)).toBe(lanes);
  expect(order.gather(() => true)).toBe(0);
  expect(moved.every((by) => by === 0)).toBe(true);
});

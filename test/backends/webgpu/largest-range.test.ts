import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createFieldRoom } from '../../../src/backends/field-room.ts';
import { largestRange } from '../../../src/backends/webgpu/largest-range.ts';

const limits = {
  maxBufferSize: 2 ** 28,
  maxStorageBufferBindingSize: 2 ** 27,
  maxComputeWorkgroupsPerDimension: 65535,
};
const kernel = (columns: number) => ({
  source: '',
  uniforms: [],
  columns: Array.from({ length: columns }, (_, i) => `c${i}`),
  stepsPerGroup: 4,
  controlCount: 0,
});

test('a range fits binding, buffer, workgroups and memory, and is whole workgroups', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 400 }), fc.integer({ min: 2 ** 20, max: 2 ** 32 }), (columns, memory) => {
      const range = largestRange(kernel(columns), limits, memory);
      expect(range % 64).toBe(0);
      expect(range).toBeGreaterThan(0);
      expect(4 * columns * range).toBeLessThanOrEqual(limits.maxStorageBufferBindingSize);
      expect(range / 64).toBeLessThanOrEqual(65535);
      expect(8 * columns * range).toBeLessThanOrEqual(memory);
    }),
  );
});

test('ranges are whole tally blocks where one fits', () => {
  expect(largestRange(kernel(7), limits, 2 ** 28) % 2 ** 14).toBe(0);
  expect(largestRange(kernel(7), limits, 56 * 2 ** 14)).toBe(2 ** 14);
  expect(largestRange(kernel(7), limits, 56 * 1000)).toBe(960);
});

test('a dispatch with a field is worth its while: 32 groups fit its words at least', () => {
  const field = { size: 100, slices: 16, largest: 4095 };
  const range = largestRange({ ...kernel(7), field }, limits, 2 ** 32);
  expect(range).toBe(2 ** 18);
  expect(createFieldRoom(field).groups(range)).toBeGreaterThanOrEqual(32);
});

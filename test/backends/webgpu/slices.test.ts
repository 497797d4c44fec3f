import fc from 'fast-check';
import { expect, test } from 'vitest';
import { slices } from '../../../src/backends/webgpu/slices.ts';

test('slices cover a range without gap or overlap, start at whole workgroups, and keep the size asked for', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 2 ** 20 }),
      fc.double({ min: 0, max: 2 ** 19, noNaN: true }),
      (count, size) => {
        let end = 0;
        for (const { start, n } of slices(count, () => size)) {
          expect(start).toBe(end);
          expect(start % 64).toBe(0);
          expect(n).toBeLessThanOrEqual(Math.max(size, 4096));
          end += n;
        }
        expect(end).toBe(count);
      },
    ),
  );
});

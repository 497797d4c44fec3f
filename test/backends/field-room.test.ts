import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createFieldRoom } from '../../src/backends/field-room.ts';

test('no word can exceed 31 bits between two emptyings, whatever the dispatches', () => {
  const words = fc.record({
    size: fc.constant(1000),
    slices: fc.integer({ min: 1, max: 64 }),
    largest: fc.integer({ min: 1, max: 2 ** 16 }),
  });
  const dispatches = fc.array(fc.tuple(fc.integer({ min: 1, max: 2 ** 14 }), fc.integer({ min: 1, max: 500 })), {
    minLength: 1,
    maxLength: 60,
  });
  fc.assert(
    fc.property(words, dispatches, (field, asked) => {
      const room = createFieldRoom(field);
      let worst = 0;
      for (const [count, wanted] of asked) {
        const groups = Math.min(wanted, room.groups(count));
        if (groups === 0) continue;
        if (!room.take(count, groups)) {
          room.emptied();
          worst = 0;
          expect(room.take(count, groups)).toBe(true);
        }
        worst += Math.ceil(count / field.slices) * groups * field.largest;
        expect(worst).toBeLessThan(2 ** 31);
      }
    }),
  );
});

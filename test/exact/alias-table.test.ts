import fc from 'fast-check';
import { expect, test } from 'vitest';
import { aliasTable } from '../../src/exact/alias-table.ts';

test('an alias table gives every cell back its weight', () => {
  const weights = fc.array(fc.double({ min: 0, max: 1e6, noNaN: true }), { minLength: 1, maxLength: 200 });
  fc.assert(
    fc.property(weights, (w) => {
      const total = w.reduce((s, v) => s + v, 0);
      fc.pre(total > 1e-200);
      const { threshold, alias } = aliasTable(w);
      const given = new Float64Array(w.length);
      threshold.forEach((t, i) => {
        expect(t).toBeGreaterThanOrEqual(0);
        expect(t).toBeLessThanOrEqual(1);
        given[i]! += t / w.length;
        given[alias[i]!]! += (1 - t) / w.length;
      });
      for (let i = 0; i < w.length; i++)
        expect(Math.abs(given[i]! - w[i]! / total)).toBeLessThan(8 * w.length * Number.EPSILON);
    }),
    { seed: 1 },
  );
});

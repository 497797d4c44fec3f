import { expect, test } from 'vitest';
import { kolmogorovDistance } from '../../src/laws/kolmogorov-distance.ts';
import { distributionOf } from '../../src/tally/distribution.ts';

const cells = { kind: 'edges', bins: { lower: 0, width: 0.25, count: 4 } } as const;
const uniform = (x: number) => Math.min(1, Math.max(0, x));

test('the largest distance of the distribution functions over the edges', () => {
  const quarter = [0.1, 0.3, 0.6, 0.9];
  expect(kolmogorovDistance(distributionOf(cells, Float64Array.from(quarter)), uniform)).toBe(0);
  // F at 0, ¼ … 1 is 0, ½, ½, ¾, ¾
  const uneven = Float64Array.from([0.1, 0.2, 0.6, 1.5]);
  expect(kolmogorovDistance(distributionOf(cells, uneven), uniform)).toBe(0.25);
  // what lies below the cells counts at every edge
  const low = Float64Array.from([-1, -1, 0.3, 0.6]);
  expect(kolmogorovDistance(distributionOf(cells, low), uniform)).toBe(0.5);
});

test('is not a number of nothing, or of what was not counted in cells', () => {
  expect(kolmogorovDistance(null, uniform)).toBeNaN();
  expect(kolmogorovDistance(distributionOf(cells, new Float64Array(0)), uniform)).toBeNaN();
  expect(kolmogorovDistance(distributionOf({ kind: 'integer' }, Float64Array.from([1, 2])), uniform)).toBeNaN();
});

import { expect, test } from 'vitest';
import { coarseHistogram } from '../../src/app/chart/coarse-histogram.ts';

test('neighbouring cells are taken together, none is lost', () => {
  const fine = { edges: [0, 1, 2, 3, 4, 5], counts: [1, 2, 3, 4, 5] };
  expect(coarseHistogram(fine, 3)).toEqual({ edges: [0, 2, 4, 5], counts: [3, 7, 5] });
  expect(coarseHistogram(fine, 5)).toEqual(fine);
});

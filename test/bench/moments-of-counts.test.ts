import { expect, test } from 'vitest';
import { momentsOfCounts } from '../../bench/moments-of-counts.ts';
import { momentsOf } from '../../src/tally/moments.ts';

test('whole numbers have the same moments by their counts as one by one', () => {
  const numbers = [-2, 3, 3, 0, -2, 5, 1, 0, 0, 7];
  const cells = Array.from({ length: 11 }, (_, i) => i - 3);
  const counts = cells.map((n) => numbers.filter((m) => m === n).length);
  const moments = momentsOfCounts({ edges: [...cells, 8].map((n) => n - 0.5), counts });
  for (const [name, value] of Object.entries(momentsOf(numbers)))
    expect([name, moments[name as keyof typeof moments]]).toEqual([name, expect.closeTo(value, 9)]);
});

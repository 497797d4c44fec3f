import { describe, expect, test } from 'vitest';
import { streamWorks } from '../../src/estimate/estimate-works.ts';
import { freeEnergyValues } from '../../src/estimate/free-energies.ts';
import { lanes, tallyTable } from '../../src/estimate/tally-table.ts';
import { mergeWork } from '../../src/tally/work-tally.ts';
import { gaussianWorks } from './gaussian-works.ts';

describe.each([
  [0, 100],
  [0, 5000],
  [1e4, 3000],
])('a table of tallies about %f kT, %i works', (shift, count) => {
  const { forward, reverse } = gaussianWorks(311, count, count, 1.5, shift);
  forward[5] = Number.POSITIVE_INFINITY;
  const [f, r] = streamWorks(forward, reverse, { groups: 2048 });
  const works = f.ensemble().groups.map(({ work }) => work!);
  const other = r!.total().work!;
  const table = tallyTable(works);

  test('gives each resample what merging its groups gives', () => {
    const weights = new Float64Array(lanes * works.length);
    // Lane l draws every group (g·7 + l) mod 3 times.
    works.forEach((_, g) => {
      for (let l = 0; l < lanes; l++) weights[lanes * g + l] = (7 * g + l) % 3;
    });
    const resampled = table.resample(weights);
    for (let l = 0; l < lanes; l++) {
      const drawn = works.flatMap((work, g) => Array(weights[lanes * g + l]!).fill(work));
      const merged = drawn.reduce(mergeWork);
      const tally = resampled[l]!;
      expect([tally.count, tally.infinite]).toEqual([merged.count, merged.infinite]);
      expect(tally.moments.minimum).toBe(merged.moments.minimum);
      expect(tally.moments.maximum).toBe(merged.moments.maximum);
      for (const k of ['m2', 'm3', 'm4'] as const)
        expect((tally.moments[k] - merged.moments[k]) / merged.moments.m4).toBeCloseTo(0, 9);
      const expected = freeEnergyValues(merged, other);
      freeEnergyValues(tally, other).forEach((value, k) => {
        if (Number.isNaN(expected[k]!)) expect(value).toBeNaN();
        else expect(value).toBeCloseTo(expected[k]!, 8);
      });
    }
  });
});

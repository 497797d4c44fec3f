import { describe, expect, test } from 'vitest';
import { jackknife, leaveOneOut } from '../../src/estimate/jackknife.ts';
import { type Moments, mergeMoments, momentsOf, standardErrorOfMean, variance } from '../../src/tally/moments.ts';
import { normals } from '../random-normal.ts';
import { expectWithinError } from '../within-error.ts';

const grouping = { merge: mergeMoments, size: (m: Moments) => m.count };

/** A sample cut into groups of the given sizes. */
function groupsOf(values: Float64Array, sizes: readonly number[]): Moments[] {
  let from = 0;
  return sizes.map((size) => {
    from += size;
    return momentsOf(values.subarray(from - size, from));
  });
}
const error = (groups: readonly Moments[], measure: (m: Moments) => number[]) =>
  jackknife(groups, measure(groups.reduce(mergeMoments)), measure, grouping);

describe('the jackknife', () => {
  const normal = normals(21);
  const values = Float64Array.from({ length: 6400 }, () => 5 + normal());

  test('over single values gives the standard error of the mean exactly', () => {
    const x = values.subarray(0, 50);
    const [se] = error(groupsOf(x, Array(50).fill(1)), (m) => [m.mean]);
    expect(se).toBeCloseTo(standardErrorOfMean(momentsOf(x)), 13);
  });

  test('over equal groups gives the scatter of group means exactly', () => {
    const groups = groupsOf(values, Array(64).fill(100));
    const [se] = error(groups, (m) => [m.mean]);
    expect(se).toBeCloseTo(standardErrorOfMean(momentsOf(groups.map((m) => m.mean))), 13);
  });

  test('has the right mean square over repetitions, with unequal groups too', () => {
    const repeats = 300;
    const sizes = [...Array(70).fill(16), 5];
    const runs = Array.from({ length: repeats }, () => {
      const sample = Float64Array.from({ length: 70 * 16 + 5 }, normal);
      const [mean, spread] = error(groupsOf(sample, sizes), (m) => [m.mean, Math.log(variance(m))]);
      return [momentsOf(sample).mean / mean!, Math.log(variance(momentsOf(sample))) / spread!];
    });
    for (const k of [0, 1]) {
      const m = momentsOf(runs.map((z) => z[k]!));
      // Squares of z over repetitions of Gaussian numbers scatter with variance 2.
      expectWithinError(variance(m), 1, Math.sqrt(2 / repeats));
      expectWithinError(m.mean, 0, Math.sqrt(1 / repeats));
    }
  });

  test('keeps its digits for a mean of 1e9', () => {
    const shifted = groupsOf(
      values.map((x) => x + 2 ** 30),
      Array(64).fill(100),
    );
    const [se] = error(shifted, (m) => [m.mean]);
    expect(se! / error(groupsOf(values, Array(64).fill(100)), (m) => [m.mean])[0]!).toBeCloseTo(1, 5);
  });

  test('is not available from one group, or where leaving one out gives no number', () => {
    expect(error([momentsOf(values)], (m) => [m.mean])[0]).toBeNaN();
    const [bad, good] = error(groupsOf(values, [3200, 3100, 100]), (m) => [
      m.count < 6400 - 3150 ? Number.NaN : 1,
      m.mean,
    ]);
    expect(bad).toBeNaN();
    expect(good).toBeGreaterThan(0);
  });

  test('leaves each group out once', () => {
    const sets = ['a', 'b', 'c', 'd', 'e'];
    expect(leaveOneOut(sets, (x, y) => x + y)).toEqual(['bcde', 'acde', 'abde', 'abce', 'abcd']);
    expect(leaveOneOut(['a', 'b'], (x, y) => x + y)).toEqual(['b', 'a']);
  });
});

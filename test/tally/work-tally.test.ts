import { describe, expect, test } from 'vitest';
import { bracketOf, fermiFunction, type Side } from '../../src/tally/fermi-sums.ts';
import { effectiveSampleSize, logMeanExp } from '../../src/tally/log-sum-exp.ts';
import { mergeWork, workTallyOf } from '../../src/tally/work-tally.ts';

const scale = { bins: { lower: -10, width: 1, count: 20 }, bracket: bracketOf(0.5, 1) };

describe.each<Side>(['forward', 'reverse'])('a tally of works, %s', (side) => {
  const sign = side === 'forward' ? -1 : 1;

  test.each([
    [-1, 1],
    [-30, 30],
    [-299, 299],
    [-301, 301],
    [-200, 1e3],
    [-1e3, 200],
    [-1e4, 1e4],
  ])('from %s to %s kT is that of direct sums', (low, high) => {
    const works = Float64Array.of(low, -1, -0.3, 0, 0.7, 1, high);
    const tally = workTallyOf(scale, side, works);
    const at = fermiFunction(tally.fermi!);
    for (const c of [-0.5, 0.1, 0.5, 1.5]) {
      const expected = works.reduce((sum, w) => sum + 1 / (1 + Math.exp(w + sign * c)), 0);
      expect(at(c).sum).toBeCloseTo(expected, 11);
    }
    const weights = works.map((w) => Math.exp(low - w));
    const [sum, squares] = [weights.reduce((s, w) => s + w, 0), weights.reduce((s, w) => s + w * w, 0)];
    expect(logMeanExp(tally.exponential) + low).toBeCloseTo(Math.log(sum / works.length), 11);
    expect(effectiveSampleSize(tally.exponential)).toBeCloseTo(sum ** 2 / squares, 11);
  });

  test('counts finite, infinite and excluded works apart', () => {
    const odd = Float64Array.of(1, Number.POSITIVE_INFINITY, Number.NaN, Number.NEGATIVE_INFINITY, 3, 40);
    const tally = workTallyOf(scale, side, odd);
    expect(tally).toMatchObject({ count: 4, infinite: 1, excluded: 2, moments: { count: 3, minimum: 1, maximum: 40 } });
    expect(tally.exponential.count).toBe(4);
    expect([tally.histogram.below, tally.histogram.above]).toEqual(side === 'forward' ? [0, 1] : [1, 0]);
    expect(tally.histogram.counts[side === 'forward' ? 11 : 9]).toBe(1);
    expect(mergeWork(tally, tally)).toMatchObject({ count: 8, infinite: 2, excluded: 4, moments: { count: 6 } });
  });
});

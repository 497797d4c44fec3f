import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { binEdges, histogramOf, mergeHistograms } from '../../src/tally/histogram.ts';

const bins = { lower: -2, width: 0.5, count: 8 };

describe('histogram', () => {
  test('counts every value once: in its bin, below or above', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: -5000, max: 5000 }).map((i) => i / 1000)), (values) => {
        const h = histogramOf(bins, values);
        const edges = binEdges(bins);
        expect(h.below).toBe(values.filter((x) => x < -2).length);
        expect(h.above).toBe(values.filter((x) => x >= 2).length);
        expect([...h.counts]).toEqual(
          Array.from(h.counts, (_, b) => values.filter((x) => x >= edges[b]! && x < edges[b + 1]!).length),
        );
      }),
    );
  });

  test('knows the mean value in each bin', () => {
    const h = histogramOf(bins, [0.1, 0.3, 1.75]);
    expect(-2 + (4 + h.offsets[4]! / h.counts[4]!) * 0.5).toBeCloseTo(0.2, 14);
    expect(-2 + (7 + h.offsets[7]! / h.counts[7]!) * 0.5).toBeCloseTo(1.75, 14);
  });

  test('of negated values is that of the values, mirrored', () => {
    const h = histogramOf(bins, [0.1, 0.3, 1.75], 3, -1);
    expect([...h.counts]).toEqual([1, 0, 0, 2, 0, 0, 0, 0]);
  });

  test('of two samples is that of both together', () => {
    const merged = mergeHistograms(histogramOf(bins, [0.1, 7]), histogramOf(bins, [-7, 0.2]));
    const whole = histogramOf(bins, [0.1, 7, -7, 0.2]);
    expect([...merged.counts, merged.below, merged.above]).toEqual([...whole.counts, whole.below, whole.above]);
    expect(() => mergeHistograms(merged, histogramOf({ ...bins, width: 1 }, []))).toThrow(RangeError);
  });

  test('has edges without the dust of repeated addition', () => {
    expect(binEdges({ lower: -0.3, width: 0.1, count: 6 })).toEqual([-0.3, -0.2, -0.1, 0, 0.1, 0.2, 0.3]);
  });
});

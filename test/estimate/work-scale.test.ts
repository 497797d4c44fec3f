import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { estimateWorks, tallyWorks } from '../../src/estimate/estimate-works.ts';
import { workScale } from '../../src/estimate/work-scale.ts';
import { binEdges } from '../../src/tally/histogram.ts';
import { gaussianWorks } from './gaussian-works.ts';

describe('the scale of a pilot', () => {
  test('of two or three works leaves none outside, whichever way they lie', () => {
    for (const works of [Float64Array.of(1, 2), Float64Array.of(1, 2, 3), Float64Array.of(-3, 0, 10)])
      for (const sign of [1, -1]) {
        const { bins } = workScale(works.map((w) => sign * w));
        const high = bins.lower + bins.count * bins.width;
        expect(works.every((w) => sign * w > bins.lower && sign * w < high)).toBe(true);
      }
  });

  test('has 100 to 165 round bins over all works of Gaussian ensembles', () => {
    fc.assert(
      fc.property(
        fc.nat(),
        fc.integer({ min: -5, max: 12 }).map((e) => 2 ** e),
        fc.integer({ min: -9999, max: 9999 }),
        (seed, sigma, deltaF) => {
          const { forward, reverse } = gaussianWorks(seed, 500, 500, sigma, deltaF);
          const { bins } = workScale(forward, reverse);
          expect(bins.count).toBeGreaterThanOrEqual(100);
          expect(bins.count).toBeLessThanOrEqual(165);
          const edges = binEdges(bins);
          expect(Math.min(...forward, ...reverse.map((w) => -w))).toBeGreaterThan(edges[0]!);
          expect(Math.max(...forward, ...reverse.map((w) => -w))).toBeLessThan(edges.at(-1)!);
          expect(bins.width.toPrecision(2)).toBe(String(Number(bins.width).toPrecision(2)));
          expect(Math.abs(bins.lower / bins.width - Math.round(bins.lower / bins.width))).toBeLessThan(1e-6);
        },
      ),
      { numRuns: 50 },
    );
  });

  test('of 4096 works each leaves less than 1e-4 of a million outside', () => {
    const { forward, reverse } = gaussianWorks(71, 500_000, 500_000, 2.6, 18.7);
    const { bins } = workScale(forward.subarray(0, 4096), reverse.subarray(0, 4096));
    const high = bins.lower + bins.count * bins.width;
    const outside = (w: number) => w < bins.lower || w >= high;
    expect(forward.filter(outside).length + reverse.filter((w) => outside(-w)).length).toBeLessThan(100);
  });

  test('brackets the root of the ensemble by ten standard errors of the pilot, or 1 kT', () => {
    const { forward, reverse } = gaussianWorks(72, 4096, 4096, 2.6, 18.7);
    const bracket = workScale(forward, reverse).bracket!;
    expect(Math.abs(bracket.center - 18.7)).toBeLessThan(0.3);
    expect(bracket.halfWidth).toBe(1);
    const poor = gaussianWorks(73, 100, 100, 4, 18.7);
    const { shirts } = estimateWorks(poor.forward, poor.reverse).diagnostics.barErrors;
    expect(workScale(poor.forward, poor.reverse).bracket!.halfWidth / shirts).toBeCloseTo(10, 1);
    expect(shirts).toBeGreaterThan(0.1);
    expect(workScale(forward).bracket).toBeNull();
  });

  test('shifts its bracket for unequal numbers to come', () => {
    const { forward, reverse } = gaussianWorks(74, 2000, 2000, 1, 0);
    const [equal, unequal] = [workScale(forward, reverse), workScale(forward, reverse, 100)];
    expect(equal.bracket!.center - unequal.bracket!.center).toBeCloseTo(Math.log(100), 12);
  });

  test('is made from the finite works alone, and exists without any', () => {
    const { forward, reverse } = gaussianWorks(75, 300, 300, 1, 0);
    const dirty = Float64Array.of(Number.NaN, ...forward, Number.POSITIVE_INFINITY);
    expect(workScale(dirty, reverse).bins).toEqual(workScale(forward, reverse).bins);
    expect(workScale(new Float64Array(0), new Float64Array(0)).bins.count).toBeGreaterThan(100);
    for (const constant of [0, 0.1, -3e4, 1e12]) {
      const works = new Float64Array(9).fill(constant);
      const [{ total }] = tallyWorks(works, null);
      expect(total.work!.histogram.counts.reduce((s, c) => s + c, 0)).toBe(9);
    }
  });
});

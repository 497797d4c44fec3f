import { describe, expect, test } from 'vitest';
import { crooksLine } from '../../src/estimate/crooks-line.ts';
import { tallyWorks } from '../../src/estimate/estimate-works.ts';
import { measured } from '../../src/estimate/measured.ts';
import { type Bins, emptyHistogram } from '../../src/tally/histogram.ts';
import { emptyWork, type WorkTally } from '../../src/tally/work-tally.ts';
import { gaussianWorks } from './gaussian-works.ts';

/** The tally that infinitely many Gaussian works would give: exact probabilities and mean works of the bins, times `count`. */
function exactTally(bins: Bins, mean: number, sigma: number, count: number): WorkTally {
  const histogram = emptyHistogram(bins);
  const steps = 64;
  for (let b = 0; b < bins.count; b++)
    for (let i = 0; i <= steps; i++) {
      const x = bins.lower + (b + i / steps) * bins.width;
      const simpson = i === 0 || i === steps ? 1 : i % 2 ? 4 : 2;
      const weight =
        (simpson * bins.width * Math.exp(-(((x - mean) / sigma) ** 2) / 2)) /
        (3 * steps * sigma * Math.sqrt(2 * Math.PI));
      histogram.counts[b]! += count * weight;
      histogram.offsets[b]! += (count * weight * i) / steps;
    }
  const empty = emptyWork({ bins, bracket: null }, 'forward');
  const moments = { ...empty.moments, count, mean, minimum: -100, maximum: 100 };
  return { ...empty, count, moments, histogram };
}

describe('the Crooks line', () => {
  test.each([
    ['near', 2.1, 1.02],
    ['far', 9, 0.2],
  ])('is the same wherever the fit starts: %s', (_, crossing, slope) => {
    const { forward, reverse } = gaussianWorks(31, 5000, 2000, 1.5, 2);
    const [f, r] = tallyWorks(forward, reverse).map((side) => side!.total.work!) as [WorkTally, WorkTally];
    const own = crooksLine(f, r);
    const found = crooksLine(f, r, { crossing: measured(crossing), slope: measured(slope) });
    expect(found.crossing.value).toBeCloseTo(own.crossing.value, 8);
    expect(found.slope.value).toBeCloseTo(own.slope.value, 8);
  });

  test.each([
    [2.6, 0.3],
    [2.6, 0.75],
    [1, 0.1],
    [1, 0.25],
  ])('is not tilted by the width of bins: σ = %s kT, width %s kT', (sigma, width) => {
    const deltaF = 2.123;
    const bins = { lower: -20, width, count: Math.ceil(45 / width) };
    const forward = exactTally(bins, deltaF + sigma ** 2 / 2, sigma, 2e6);
    const reverse = exactTally(bins, deltaF - sigma ** 2 / 2, sigma, 5e5);
    const { crossing, slope } = crooksLine(forward, reverse);
    // Taking bin centres instead would tilt the line by width²/(12σ²).
    const tilt = width ** 2 / (12 * sigma ** 2);
    expect(Math.abs(slope.value - 1)).toBeLessThan(tilt / 20);
    expect(Math.abs(crossing.value - deltaF)).toBeLessThan(tilt / 20);
  });

  test('goes through the log-ratios of two bins exactly', () => {
    // Two bins, two unknowns: the likelihood is greatest where the line meets both points.
    const works = (low: number, high: number) => [...Array(low).fill(0.5), ...Array(high).fill(2.5)];
    const [f, r] = tallyWorks(
      Float64Array.from(works(10, 40)),
      Float64Array.from(works(30, 5), (w) => -w),
    );
    const offset = Math.log(50 / 35);
    const [y0, y1] = [Math.log(10 / 30) - offset, Math.log(40 / 5) - offset];
    const { crossing, slope } = crooksLine(f.total.work!, r!.total.work!);
    expect(slope.value).toBeCloseTo((y1 - y0) / 2, 10);
    expect(crossing.value).toBeCloseTo(0.5 - (2 * y0) / (y1 - y0), 10);
  });

  test('is not available where the densities are apart or share one bin only', () => {
    const line = (forward: number[], reverse: number[]) => {
      const [f, r] = tallyWorks(Float64Array.from(forward), Float64Array.from(reverse));
      return crooksLine(f.total.work!, r!.total.work!);
    };
    const apart = line([5, 6, 7], [-1, -2, -3]);
    expect(apart.slope).toEqual({ value: Number.NaN, reason: 'P_F(W) and P_R(−W) do not overlap: a gap of 2.00 kT' });
    expect(apart.crossing.reason).toBe(apart.slope.reason);
    const one = line([1, 1, 7], [-1, -1, 3]);
    expect(one.slope.value).toBeNaN();
    expect(one.slope.reason).toMatch(/share 1 bin:/);
  });
});

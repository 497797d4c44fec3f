import { describe, expect, test } from 'vitest';
import { estimateWorks } from '../../src/estimate/estimate-works.ts';
import { studyWorks } from '../../src/estimate/study-works.ts';
import { weighWorks } from '../../src/estimate/weigh-works.ts';
import { expectWithinError } from '../within-error.ts';
import { gaussianWorks } from './gaussian-works.ts';

describe('a study of works', () => {
  const { forward, reverse } = gaussianWorks(601, 3000, 2500, 1.2, -3);
  const parts = new Set<string>();
  const study = studyWorks(forward, reverse, { resamples: 200, onProgress: (part) => parts.add(part) });

  test('holds the estimates of its works with three errors', () => {
    const plain = estimateWorks(forward, reverse).estimates;
    study.estimates.forEach(({ id, value, bootstrapError, interval }, k) => {
      expect(id).toBe(plain[k]!.id);
      expect(value).toBeCloseTo(plain[k]!.value, 9);
      expect(bootstrapError / plain[k]!.standardError).toBeCloseTo(1, 0);
      expect(interval![0]).toBeLessThan(value);
      expect(interval![1]).toBeGreaterThan(value);
    });
    for (const id of ['jarzynski-forward', 'jarzynski-reverse', 'cumulant-1', 'cumulant-2', 'bar']) {
      const { analyticError, bootstrapError } = study.estimates.find((estimate) => estimate.id === id)!;
      // 200 resamples give an error to 1/√400; more for skewed weights.
      expect(Math.abs(bootstrapError / analyticError - 1)).toBeLessThan(0.3);
    }
  });

  test('is plain data that can be cloned, and the same every time', () => {
    expect(structuredClone(study)).toEqual(study);
    expect(studyWorks(forward, reverse, { resamples: 200 })).toEqual(study);
  });

  test('tells its parts', () => {
    expect([...parts]).toEqual(['order', 'tallies', 'errors', 'bootstrap', 'diagnostics', 'convergence', 'blocks']);
  });

  test('has log-ratios on the line of Crooks', () => {
    const { work, value, standardError } = study.logRatio!;
    expect(work.length).toBeGreaterThan(20);
    const weights = standardError.map((error) => 1 / error ** 2);
    const total = weights.reduce((sum, w) => sum + w);
    const offset = work.reduce((sum, w, i) => sum + weights[i]! * (value[i]! - (w + 3)), 0) / total;
    expectWithinError(offset, 0, 1 / Math.sqrt(total));
    const square = work.reduce((sum, w, i) => sum + ((value[i]! - (w + 3)) / standardError[i]!) ** 2, 0);
    // Logarithms of small counts scatter a little less than their error says.
    expect(square / work.length).toBeLessThan(1 + 4.5 * Math.sqrt(2 / work.length));
    expect(square / work.length).toBeGreaterThan(0.3);
  });

  test('has dissipations of equal size for Gaussian works', () => {
    const { value, standardError, relative } = study.diagnostics.dissipationAsymmetry;
    expectWithinError(value, 0, standardError);
    expect(relative).toBeCloseTo(value / study.diagnostics.hysteresis, 12);
  });

  test('has dissipated works whose errors are what they scatter by, though mean works and ΔF err together', () => {
    let square = 0;
    const experiments = 160;
    for (let i = 0; i < experiments; i++) {
      const works = gaussianWorks(620 + i, 200, 200, 1.2, -3);
      const { dissipatedWork, dissipatedWorkError } = weighWorks(works.forward, works.reverse, {
        resamples: 60,
      }).diagnostics;
      for (const side of ['forward', 'reverse'] as const)
        square += ((dissipatedWork[side] - 0.72) / dissipatedWorkError[side]) ** 2 / (2 * experiments);
    }
    // Both sides of an experiment err together: their squares are worth as many as there are experiments.
    expect(Math.abs(square - 1)).toBeLessThan(4.5 * Math.sqrt(2 / experiments));
  });

  test('has an error of the dissipated work of one direction where Jarzynski’s average has one', () => {
    const error = (sigma: number) => {
      const works = gaussianWorks(602, 3000, 1, sigma, 0).forward;
      return studyWorks(works, null, { resamples: 200 }).diagnostics.dissipatedWorkError;
    };
    // σ²/2 from the variance alone, where works scatter little: its error is σ²/√(2n), which 200 resamples know to 1/√400.
    expect(Math.abs(error(0.1).forward / (0.01 / Math.sqrt(6000)) - 1)).toBeLessThan(4.5 / Math.sqrt(400));
    expect(error(0.1).reverse).toBeNaN();
    expect(error(8).forward).toBeNaN();
  });

  test('follows estimates to the end, and over blocks', () => {
    expect(study.convergence.trajectories.at(-1)).toBe(2500);
    expect(study.blocks.works.slice(0, 3)).toEqual([1, 2, 4]);
    expect(study.forward).toMatchObject({ count: 3000, infinite: 0, excluded: 0 });
    expect(study.histograms.forward.counts.reduce((a, b) => a + b)).toBe(3000);
  });

  test('of ±1e4 kT is the same, shifted', () => {
    const shift = 2 ** 13;
    const far = studyWorks(
      forward.map((w) => w + shift),
      reverse.map((w) => w - shift),
      { resamples: 200 },
    );
    const bar = (s: typeof far) => s.estimates.find(({ id }) => id === 'bar')!;
    expect(bar(far).value - shift).toBeCloseTo(bar(study).value, 9);
    expect(bar(far).bootstrapError).toBeCloseTo(bar(study).bootstrapError, 6);
    expect(far.verdict.light).toBe(study.verdict.light);
  });

  test('of forward works alone, with some that are infinite or no number', () => {
    const works = Float64Array.from(forward, (w, i) =>
      i % 10 === 0 ? Number.POSITIVE_INFINITY : i % 10 === 1 ? Number.NaN : w,
    );
    const alone = studyWorks(works, null, { resamples: 100 });
    expect(alone.forward).toMatchObject({ count: 2700, infinite: 300, excluded: 300, mean: Number.NaN });
    expect(alone.reverse).toBeNull();
    expect(alone.logRatio).toBeNull();
    expect(alone.verdict.light).toBe('amber');
  });
});

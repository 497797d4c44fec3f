import { describe, expect, test } from 'vitest';
import { estimateWorks } from '../../src/estimate/estimate-works.ts';
import { gaussianWorks } from './gaussian-works.ts';

const diagnose = (forward: Float64Array, reverse: Float64Array | null) => estimateWorks(forward, reverse).diagnostics;

describe('diagnostics', () => {
  test('the heaviest hundredth of equal weights carries a hundredth, a single heavy work all', () => {
    const equal = new Float64Array(1000).fill(3);
    expect(diagnose(equal, null).topWeightShare.forward).toBeCloseTo(0.01, 14);
    expect(diagnose(Float64Array.of(-100, ...equal), null).topWeightShare.forward).toBeCloseTo(1, 14);
    expect(diagnose(equal, null).topWeightShare.reverse).toBeNaN();
  });

  test('overlap is 1 for a process without dissipation and falls to 0 as it grows', () => {
    const overlap = (sigma: number) => {
      const { forward, reverse } = gaussianWorks(81, 4000, 4000, sigma, 2);
      return diagnose(forward, reverse).overlap;
    };
    expect(diagnose(new Float64Array(100).fill(2), new Float64Array(300).fill(-2)).overlap).toBeCloseTo(1, 12);
    const overlaps = [0.1, 0.5, 1, 2, 3].map(overlap);
    expect(overlaps.toSorted((a, b) => b - a)).toEqual(overlaps);
    expect(overlaps[0]).toBeGreaterThan(0.99);
    expect(overlaps[4]).toBeLessThan(0.3);
  });

  test('dissipations are σ²/2 each way for Gaussian works, hysteresis their sum', () => {
    const n = 40_000;
    const { forward, reverse } = gaussianWorks(82, n, n, 2, -7);
    const { dissipatedWork, hysteresis, barErrors } = diagnose(forward, reverse);
    const error = Math.hypot(2 / Math.sqrt(n), barErrors.shirts);
    expect(Math.abs(dissipatedWork.forward - 2) / error).toBeLessThan(4.5);
    expect(Math.abs(dissipatedWork.reverse - 2) / error).toBeLessThan(4.5);
    expect(hysteresis).toBeCloseTo(dissipatedWork.forward + dissipatedWork.reverse, 12);
  });

  test('BAR’s three errors agree where Crooks’ theorem holds', () => {
    const { forward, reverse } = gaussianWorks(83, 20_000, 20_000, 1.5, 0);
    const { shirts, bennett, jackknife } = diagnose(forward, reverse).barErrors;
    expect(Math.abs(bennett / shirts - 1)).toBeLessThan(0.05);
    // About 150 degrees of freedom.
    expect(Math.abs(jackknife / shirts - 1)).toBeLessThan(4.5 / Math.sqrt(300));
  });
});

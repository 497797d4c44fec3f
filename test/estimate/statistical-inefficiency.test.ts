import { describe, expect, test } from 'vitest';
import { independentSamples, statisticalInefficiency } from '../../src/estimate/statistical-inefficiency.ts';
import { momentsOf, standardErrorOfMean } from '../../src/tally/moments.ts';
import { normals } from '../random-normal.ts';

/** x_{n+1} = r x_n + √(1 − r²) ξ_n: C(t) = r^t, g = (1 + r)/(1 − r). */
function autoregressive(seed: number, r: number, count: number): Float64Array {
  const normal = normals(seed);
  let x = normal();
  return Float64Array.from({ length: count }, () => {
    x = r * x + Math.sqrt(1 - r * r) * normal();
    return x;
  });
}

describe('statistical inefficiency', () => {
  test.each([
    [0, 4000],
    [0.5, 20_000],
    [0.9, 50_000],
    [0.98, 50_000],
  ])('of an autoregressive series with r = %s', (r, count) => {
    const g = Float64Array.from({ length: 20 }, (_, i) => statisticalInefficiency(autoregressive(50 + i, r, count)));
    const m = momentsOf(g);
    const exact = (1 + r) / (1 - r);
    // ending the sum at the first zero, and never below 1, shifts it by a few per cent
    expect(Math.abs(m.mean - exact)).toBeLessThan(4.5 * standardErrorOfMean(m) + 0.05 * exact);
  });

  test('is 1 for a constant series, and large for a drift', () => {
    expect(statisticalInefficiency(new Float64Array(100).fill(1e4))).toBe(1);
    expect(statisticalInefficiency([])).toBe(1);
    expect(statisticalInefficiency(Float64Array.from({ length: 5000 }, (_, n) => n))).toBeGreaterThan(1000);
  });

  test('leaves samples that are as good as independent', () => {
    const series = autoregressive(7, 0.9, 100_000);
    const kept = independentSamples(series.length, statisticalInefficiency(series));
    expect(kept.length).toBeGreaterThan(4500);
    expect(statisticalInefficiency(Float64Array.from(kept, (n) => series[n]!))).toBeLessThan(1.35);
    expect(independentSamples(5, 1)).toEqual([0, 1, 2, 3, 4]);
  });
});

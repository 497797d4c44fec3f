import { describe, expect, test } from 'vitest';
import { gaussianity } from '../../src/estimate/gaussianity.ts';
import {
  logNormalProbability,
  normalProbability,
  normalQuantile,
  studentQuantile,
} from '../../src/estimate/normal-law.ts';
import { repeatsOf } from '../../src/estimate/repeats.ts';
import { unseenWeight } from '../../src/estimate/unseen-weight.ts';
import { workOrder } from '../../src/estimate/work-order.ts';
import { uniforms } from '../random-normal.ts';
import { gaussianWorks } from './gaussian-works.ts';

describe('the normal law', () => {
  test('and its quantile undo one another', () => {
    for (const p of [1e-6, 0.025, 0.3, 0.5, 0.8, 0.999])
      expect(normalProbability(normalQuantile(p)) / p).toBeCloseTo(1, 6);
    expect(normalQuantile(0.975)).toBeCloseTo(1.959964, 5);
    // ln Φ(z) → −z²/2 − ln(−z√(2π)) − 1/z².
    expect(logNormalProbability(-30)).toBeCloseTo(-450 - Math.log(30 * Math.sqrt(2 * Math.PI)) - 1 / 900, 5);
    expect(logNormalProbability(9)).toBeCloseTo(0, 12);
  });

  test('is left by Student’s law for few degrees of freedom', () => {
    // Abramowitz and Stegun, table 26.10.
    for (const [freedom, t] of [
      [1, 12.706],
      [2, 4.303],
      [4, 2.776],
      [9, 2.262],
      [30, 2.042],
    ] as const)
      expect(Math.abs(studentQuantile(freedom) - t)).toBeLessThan(0.02);
  });
});

describe('the test of Gaussian works', () => {
  const share = (draw: (seed: number) => Float64Array, below: number, repeats = 1000) =>
    Array.from({ length: repeats }, (_, i) => gaussianity(draw(700 + i))).filter((p) => p < below).length / repeats;

  test('rejects Gaussian works as often as it says', () => {
    for (const [n, level] of [
      [20, 0.05],
      [20, 0.5],
      [200, 0.01],
      [200, 0.2],
    ] as const)
      expect(Math.abs(share((seed) => gaussianWorks(seed, n, 1, 2, 9).forward, level) - level)).toBeLessThan(
        4.5 * Math.sqrt((level * (1 - level)) / 1000) + 0.1 * level,
      );
  });

  test('rejects uniform and squared ones', () => {
    const uniform = (seed: number) => Float64Array.from({ length: 300 }, uniforms(seed));
    expect(share(uniform, 0.01, 50)).toBeGreaterThan(0.9);
    expect(share((seed) => gaussianWorks(seed, 100, 1, 1, 0).forward.map((x) => x * x), 1e-6, 50)).toBe(1);
  });

  test('says nothing about few, equal or infinite works', () => {
    expect(gaussianity(Float64Array.of(1, 2, 3))).toBeNaN();
    expect(gaussianity(new Float64Array(50).fill(2))).toBeNaN();
    expect(gaussianity(Float64Array.from({ length: 50 }, (_, i) => 1 / (25 - i)))).toBeNaN();
  });
});

test('what one direction has not seen is the other’s weight beyond its least work, on average', () => {
  const missing: number[] = [];
  for (let seed = 0; seed < 400; seed++) {
    const { forward, reverse } = gaussianWorks(800 + seed, 30, 2000, 2, 1);
    // P_R(−W < w) for −W_R ~ N(1 − 2, 2²).
    const least = Math.min(...forward);
    missing.push(unseenWeight(least, reverse) - normalProbability((least + 1) / 2));
  }
  const mean = missing.reduce((a, b) => a + b) / missing.length;
  const error = Math.sqrt(missing.reduce((s, m) => s + (m - mean) ** 2, 0)) / missing.length;
  expect(Math.abs(mean) / error).toBeLessThan(4.5);
});

test('infinite works over there are mirrored by none here', () => {
  const half = Float64Array.of(0, 1, Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY);
  expect(unseenWeight(-2, half)).toBe(0.5);
  expect(unseenWeight(0, half)).toBe(0.75);
  expect(unseenWeight(0, half.subarray(2))).toBeNaN();
});

describe('the order of works', () => {
  const { forward } = gaussianWorks(901, 4000, 1, 1.5, 0);
  const look = (works: Float64Array) => workOrder(works, works.toSorted());

  test('is no matter where they are independent', () => {
    for (let seed = 0; seed < 200; seed++) {
      const { sorted, inefficiency, trend } = look(gaussianWorks(1000 + seed, 40 + 5 * seed, 1, 2, 0).forward);
      expect(sorted).toBe(false);
      expect(inefficiency).toBe(1);
      expect(Math.abs(trend)).toBeLessThan(4.5);
    }
  });

  test('shows when it is that of a list', () => {
    expect(look(forward.toSorted()).sorted).toBe(true);
    expect(look(forward.toSorted().reverse()).sorted).toBe(true);
    expect(
      look(Float64Array.of(...forward.subarray(0, 2000).toSorted(), ...forward.subarray(2000).toSorted())).sorted,
    ).toBe(true);
    expect(look(new Float64Array(100).fill(3)).sorted).toBe(false);
  });

  test('shows a correlation of 0.3 among 1000 works', () => {
    for (let seed = 0; seed < 20; seed++) {
      const noise = gaussianWorks(1300 + seed, 1001, 1, 1, -0.5).forward;
      // (1, a) moving averages correlate by a/(1 + a²).
      const { inefficiency } = look(noise.subarray(1).map((w, i) => w + noise[i]! / 3));
      expect(inefficiency).toBeGreaterThan(1.2);
    }
  });

  test('gives the inefficiency (1 + ρ)/(1 − ρ) of an autoregressive series', () => {
    const rho = 0.8;
    let x = 0;
    const series = gaussianWorks(902, 200_000, 1, 1, -0.5).forward.map((w) => {
      x = rho * x + w;
      return x;
    });
    const { inefficiency } = look(series);
    expect(inefficiency).toBeGreaterThan(7.5);
    // The greatest of all block sizes: the largest blocks scatter.
    expect(inefficiency).toBeLessThan(9 * 2.2);
  });
});

test('repeats are told from resolution', () => {
  const works = gaussianWorks(903, 2000, 1, 1.5, 0).forward.sort();
  const twice = Float64Array.of(...works, ...works).sort();
  expect(repeatsOf(works)).toEqual({ distinct: 2000, share: 0, copies: 1, suspicious: false });
  expect(repeatsOf(twice)).toEqual({ distinct: 2000, share: 1, copies: 2, suspicious: true });
  for (const grid of [1, 10, 100, 1000])
    expect(repeatsOf(works.map((w) => Math.round(w * grid) / grid)).suspicious).toBe(false);
});

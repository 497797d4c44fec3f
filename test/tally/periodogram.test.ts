import { describe, expect, test } from 'vitest';
import { createPeriodogram, hannWindow } from '../../src/tally/periodogram.ts';
import { normals } from '../random-normal.ts';

const samples = 64;
const interval = 0.3;
const normal = normals(3);
const noise = Float64Array.from({ length: samples }, () => normal());

const periodogramOf = (series: Float64Array, window: Float64Array): Float64Array => {
  const powers = new Float64Array(samples / 2 + 1);
  createPeriodogram(window, interval, powers.length)(series, powers);
  return powers;
};

describe('a windowed periodogram', () => {
  test('is what its definition says, frequency by frequency', () => {
    const window = hannWindow(samples);
    const norm = interval / window.reduce((sum, w) => sum + w * w, 0);
    periodogramOf(noise, window).forEach((power, k) => {
      let [re, im] = [0, 0];
      noise.forEach((x, j) => {
        re += window[j]! * x * Math.cos((2 * Math.PI * k * j) / samples);
        im += window[j]! * x * Math.sin((2 * Math.PI * k * j) / samples);
      });
      expect(power).toBeCloseTo(norm * (re * re + im * im), 12);
    });
  });

  test('shares out the mean square among the frequencies, without a window', () => {
    const powers = periodogramOf(noise, new Float64Array(samples).fill(1));
    const both = powers.reduce((sum, p, k) => sum + (k === 0 || k === samples / 2 ? p : 2 * p), 0);
    const square = noise.reduce((sum, x) => sum + x * x, 0) / samples;
    expect(both / (samples * interval)).toBeCloseTo(square, 12);
  });

  test('lets a wave leak into the frequencies beside its own, and no further', () => {
    const wave = Float64Array.from({ length: samples }, (_, j) => Math.cos((2 * Math.PI * 9 * j) / samples));
    const powers = periodogramOf(wave, hannWindow(samples));
    powers.forEach((power, k) => {
      expect(power / powers[9]!, `${k}`).toBeCloseTo({ 8: 0.25, 9: 1, 10: 0.25 }[k] ?? 0, 12);
    });
  });

  test('of a series with a reading that is no number is no number', () => {
    const broken = noise.slice();
    broken[5] = Number.NaN;
    for (const power of periodogramOf(broken, hannWindow(samples))) expect(power).toBeNaN();
  });
});

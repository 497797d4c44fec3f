import { describe, expect, test } from 'vitest';
import { expectedPeriodogram } from '../../src/exact/expected-periodogram.ts';
import { classicalSpectrum, oscillatorCorrelation } from '../../src/exact/oscillator-spectrum.ts';
import { hannWindow } from '../../src/tally/periodogram.ts';

const oscillator = { omega0: 2, gamma: 1, m: 1, kT: 1, hbar: 1 };
const correlation = (t: number) => oscillatorCorrelation(oscillator, t);

/** Largest relative leakage up to 2.5ω0. */
const leakage = (samples: number, interval: number): number => {
  const expected = expectedPeriodogram(hannWindow(samples), interval, correlation);
  const at = Array.from({ length: 26 }, (_, i) => 0.2 * i);
  return Math.max(...at.map((w) => Math.abs(expected(w) / classicalSpectrum(oscillator, w) - 1)));
};

describe('the average of a windowed periodogram', () => {
  test('is the sum over all pairs of readings', () => {
    const window = hannWindow(32);
    const interval = 0.7;
    const expected = expectedPeriodogram(window, interval, correlation);
    for (const omega of [0, 0.4, 2, 3.9]) {
      let [sum, squares] = [0, 0];
      window.forEach((w, j) => {
        squares += w * w;
        window.forEach((v, l) => {
          sum += w * v * correlation((j - l) * interval) * Math.cos(omega * (j - l) * interval);
        });
      });
      expect(expected(omega)).toBeCloseTo((interval * sum) / squares, 12);
    }
  });

  test('comes to the spectrum: leakage falls with the square of the length, as far as readings are close', () => {
    const interval = 0.05;
    const [short, long, longest] = [256, 512, 1024].map((samples) => leakage(samples, interval));
    expect(short! / long!).toBeGreaterThan(2.5);
    expect(long! / longest!).toBeGreaterThan(3.5);
    expect(longest!).toBeLessThan(0.03);
  });

  test('of readings far apart holds what lies beyond the highest frequency that they resolve', () => {
    const duration = 80;
    const [coarse, fine] = [64, 512].map((samples) => leakage(samples, duration / samples));
    expect(coarse!).toBeGreaterThan(0.2);
    expect(fine!).toBeLessThan(0.02);
  });

  test('of white noise is the same at all frequencies', () => {
    const white = expectedPeriodogram(hannWindow(16), 0.5, (t) => (t === 0 ? 3 : 0));
    for (const omega of [0, 1, 5]) expect(white(omega)).toBeCloseTo(1.5, 14);
  });
});

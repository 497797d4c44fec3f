import { expect, test } from 'vitest';
import { resettingPassageTime, resettingVariance } from '../../src/exact/resetting.ts';

test('the best rate of resetting makes z = √(r/D) L solve z/2 = 1 − e^{−z}: 1.5936…', () => {
  const [D, L] = [0.7, 2.3];
  let [low, high] = [1, 2];
  for (let i = 0; i < 60; i++) {
    const z = (low + high) / 2;
    if (z / 2 < 1 - Math.exp(-z)) low = z;
    else high = z;
  }
  expect(low).toBeCloseTo(1.5936, 4);
  const best = D * (low / L) ** 2;
  const time = (r: number) => resettingPassageTime({ D, r, L });
  for (const factor of [0.5, 0.99, 1.01, 2]) expect(time(best * factor)).toBeGreaterThan(time(best));
});

test('resets at rates so small that they do not matter leave free diffusion, and the variance grows at 2D less r of itself', () => {
  expect(resettingVariance({ D: 0.7, r: 1e-9, t: 3 })).toBeCloseTo(2 * 0.7 * 3, 6);
  const [D, r, t, h] = [0.7, 1.3, 0.8, 1e-4];
  const at = (time: number) => resettingVariance({ D, r, t: time });
  expect((at(t + h) - at(t - h)) / (2 * h)).toBeCloseTo(2 * D - r * at(t), 6);
});

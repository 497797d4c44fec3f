import { describe, expect, test } from 'vitest';
import { gaussLegendre } from '../../src/exact/gauss-legendre.ts';
import { resettingPassageTime, resettingSurvival, resettingVariance } from '../../src/exact/resetting.ts';

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

describe('the chance that the target is still unmet', () => {
  const search = { D: 0.7, r: 1.3, L: 0.9 };

  test('without resets is that of free diffusion, erf(L/√(4Dt))', () => {
    const known: readonly (readonly [z: number, erf: number])[] = [
      [0.1, 0.1124629160182849],
      [0.5, 0.5204998778130465],
      [1, 0.8427007929497149],
      [2, 0.9953222650189527],
    ];
    for (const [z, erf] of known) {
      const t = (search.L / z) ** 2 / (4 * search.D);
      expect(resettingSurvival({ ...search, r: 0, t })).toBeCloseTo(erf, 9);
    }
  });

  test('adds up to the mean time', () => {
    const rule = gaussLegendre(60);
    const end = 40;
    // t = s² takes the square root at the beginning away
    const integral = rule.nodes.reduce((sum, node, i) => {
      const s = (Math.sqrt(end) * (1 + node)) / 2;
      return sum + rule.weights[i]! * resettingSurvival({ ...search, t: s * s }) * s * Math.sqrt(end);
    }, 0);
    expect(integral).toBeCloseTo(resettingPassageTime(search), 7);
  });

  test('renews itself at each reset: S(t) = e^{−rt}S₀(t) + r∫e^{−rs}S₀(s)S(t − s) ds', () => {
    const rule = gaussLegendre(60);
    const { r } = search;
    const free = (t: number) => resettingSurvival({ ...search, r: 0, t });
    for (const t of [0.2, 1, 4]) {
      const renewed = rule.nodes.reduce((sum, node, i) => {
        const s = (t * (1 + node)) / 2;
        const then = resettingSurvival({ ...search, t: t - s });
        return sum + (rule.weights[i]! * t * r * Math.exp(-r * s) * free(s) * then) / 2;
      }, 0);
      expect(resettingSurvival({ ...search, t })).toBeCloseTo(Math.exp(-r * t) * free(t) + renewed, 7);
    }
  });

  test('is 1 at first and falls', () => {
    expect(resettingSurvival({ ...search, t: 0 })).toBe(1);
    expect(resettingSurvival({ ...search, t: 1e-3 })).toBeCloseTo(1, 9);
    const at = [0.1, 0.5, 1, 2, 5, 10].map((t) => resettingSurvival({ ...search, t }));
    expect(at).toEqual(at.toSorted((a, b) => b - a));
    expect(at.at(-1)).toBeGreaterThan(0);
  });
});

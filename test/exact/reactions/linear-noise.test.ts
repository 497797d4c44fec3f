import { describe, expect, test } from 'vitest';
import { linearNoise, type SmoothReaction } from '../../../src/exact/reactions/linear-noise.ts';
import { stationaryMasterEquation } from '../../../src/exact/reactions/stationary-master-equation.ts';

test('of linear reactions it is exact: Poisson’s mean and variance, and no correlation', () => {
  const { mean, covariance } = linearNoise(
    [
      { change: [1, 0], propensity: () => 12 },
      { change: [-1, 1], propensity: ([a]) => 2 * a! },
      { change: [0, -1], propensity: ([, b]) => 0.5 * b! },
    ],
    [6, 24],
  );
  expect(mean.map((x) => x.toFixed(9))).toEqual(['6.000000000', '24.000000000']);
  const rounded = covariance.map((row) => row.map((x) => Math.round(1e9 * x) / 1e9));
  expect(rounded).toEqual([
    [6, 0],
    [0, 24],
  ]);
});

describe.each([100, 400])('pairs that vanish together, n(n − 1)/Ω, fed at 2Ω, at Ω = %d', (size) => {
  const reactions: SmoothReaction[] = [
    { change: [1], propensity: () => 2 * size },
    { change: [-2], propensity: ([n]) => (n! * (n! - 1)) / size },
  ];
  // 2Ω = 2n(n − 1)/Ω
  const fixedPoint = (1 + Math.sqrt(1 + 4 * size ** 2)) / 2;
  const exact = stationaryMasterEquation({
    start: [size],
    most: [2 * size],
    names: ['n'],
    reactions: [reactions[0]!, { ...reactions[1]!, propensity: ([n]) => (n! < 2 ? 0 : (n! * (n! - 1)) / size) }],
  });
  const { mean, covariance } = linearNoise(reactions, [fixedPoint]);

  test('the mean is below the fixed point by what the master equation says, to order 1/Ω', () => {
    expect(fixedPoint - exact.mean[0]!).toBeGreaterThan(0.2);
    expect(Math.abs(mean[0]! - exact.mean[0]!)).toBeLessThan(1 / size);
  });

  test('the variance is that of the master equation, to a number of order 1', () => {
    expect(Math.abs(covariance[0]![0]! - exact.sd[0]! ** 2)).toBeLessThan(1);
  });
});

test('an unstable fixed point is refused', () => {
  expect(() => linearNoise([{ change: [1], propensity: ([n]) => n! }], [3])).toThrow(/stationary/);
});

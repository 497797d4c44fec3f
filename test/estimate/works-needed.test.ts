import { expect, test } from 'vitest';
import { worksForBias, worksForSpread, worksNeeded } from '../../src/estimate/works-needed.ts';

const works = [1, 2, 4, 8, 16];

test('a power law between powers of two is followed exactly', () => {
  const bias = works.map((n) => 3 / n);
  expect(worksNeeded(works, bias, 0.5)).toEqual({ works: 6, enough: true });
  expect(
    worksNeeded(
      works,
      bias.map((b) => -b),
      1.5,
    ),
  ).toEqual({ works: 2, enough: true });
  expect(worksNeeded(works, bias, 5)).toEqual({ works: 1, enough: true });
});

test('what is not reached is said to be more', () => {
  expect(worksNeeded(works, [4, 3, 2, 1, 1], 0.5)).toEqual({ works: 16, enough: false });
  expect(worksNeeded(works, [4, 3, 2, Number.NaN, null], 0.5)).toEqual({ works: 4, enough: false });
});

test('a number that is right once by chance does not count', () => {
  expect(worksNeeded(works, [4, 0.1, 2, 1, 0.5], 0.5)).toEqual({ works: 16, enough: true });
  expect(worksNeeded(works, [4, 2, 2, 1, 0], 0.5)).toEqual({ works: 16, enough: true });
});

test('nothing is said of nothing', () => {
  const alike = { mean: [1, 1], meanError: [0, 0], spread: [0, 0], blocks: [64, 32] };
  expect(worksForSpread([1, 2], alike, 0.1)).toBeNull();
  expect(worksForBias([1, 2], alike, { value: 1, standardError: null }, 0.1)).toBeNull();
  expect(worksNeeded(works, [null, null, null, Number.NaN, null], 0.5)).toBeNull();
});

test('a bias counts with its error and the reference’s, from eight blocks on', () => {
  const series = {
    mean: [5, 3, 1.5, 1.0625, 1],
    meanError: Array(5).fill(0.0625),
    spread: [2, 1, 0.5, 0.25, 0.1],
    blocks: [128, 64, 32, 16, 7],
  };
  const exact = { value: 1, standardError: 0 };
  expect(worksForBias(works, series, exact, 0.125)).toEqual({ works: 8, enough: true });
  expect(worksForBias(works, series, exact, 0.12)).toEqual({ works: 8, enough: false });
  expect(worksForBias(works, series, { value: 1, standardError: 0.0625 }, 0.125)).toEqual({ works: 8, enough: false });
  expect(worksForBias(works, series, { value: null, standardError: null }, 0.15)).toBeNull();
  expect(worksForSpread(works, series, 0.25)).toEqual({ works: 8, enough: true });
  expect(worksForSpread(works, series, 0.2)).toEqual({ works: 8, enough: false });
});

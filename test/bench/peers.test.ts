import { describe, expect, test } from 'vitest';
import { plainBar } from '../../bench/peers/plain-bar.mjs';
import { seedStream } from '../../bench/peers/seed-stream.mjs';
import { threefry } from '../../bench/peers/threefry.mjs';
import { normalFrom, state, word } from '../../bench/peers/ziggurat.mjs';
import { estimateWorks } from '../../src/estimate/estimate-works.ts';
import { normalProbability } from '../../src/estimate/normal-law.ts';
import { momentsOf, standardErrorOfMean, standardErrorOfVariance, variance } from '../../src/tally/moments.ts';
import { threefry as definition } from '../kernel/threefry.ts';
import { normals } from '../random-normal.ts';
import { expectWithinError } from '../within-error.ts';

test('the peer in JavaScript draws what Eddy draws', () => {
  const words = new Int32Array(4);
  for (const [k0, k1, c0, c2] of [
    [0, 0, 0, 0],
    [1, 0, 12_345, 249],
    [0xffffffff, 7, 0xffffffff, 0x80000000],
  ] as [number, number, number, number][]) {
    threefry(k0, k1, c0, 3, c2, 1, words);
    expect([...words].map((w) => w >>> 0)).toEqual(definition(13, [k0, k1, 0, 0], [c0, 3, c2, 1]));
  }
});

test('the Ziggurat makes normals: variance, tail and fourth moment', () => {
  seedStream(state, 1, 0);
  const z = Float64Array.from({ length: 1_000_000 }, () => normalFrom(word(), word));
  const moments = momentsOf(z);
  expectWithinError(moments.mean, 0, standardErrorOfMean(moments));
  expectWithinError(variance(moments), 1, standardErrorOfVariance(moments));
  expectWithinError(moments.m4 / moments.count, 3, Math.sqrt(96 / moments.count));
  const beyond = z.filter((x) => Math.abs(x) > 3.6541528853610088).length;
  const expected = 2 * normalProbability(-3.6541528853610088) * z.length;
  expectWithinError(beyond, expected, Math.sqrt(expected));
});

describe('Bennett’s acceptance ratio as written by hand', () => {
  const normal = normals(5);
  const draw = (mean: number) => Float64Array.from({ length: 20_000 }, () => mean + 2 * normal());
  const [forward, reverse] = [draw(3.5), draw(0.5)];
  const { value, standardError } = plainBar(forward, reverse);

  test('is Eddy’s, but for the width of its table', () => {
    const bar = estimateWorks(forward, reverse).estimates.find(({ id }) => id === 'bar')!;
    expect(Math.abs(value - bar.value)).toBeLessThan(1e-3 * standardError);
  });

  test('finds the difference that the works were drawn for', () => expectWithinError(value, 1.5, standardError));
});

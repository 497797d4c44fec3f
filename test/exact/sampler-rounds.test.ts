import { expect, test } from 'vitest';
import { samplerRounds } from '../../src/exact/sampler-rounds.ts';

/** Independence Metropolis on a finite set, its law evolved exactly from q. */
function exactDistance(p: Float64Array, q: Float64Array, rounds: number): number {
  let law = q.slice();
  for (let n = 0; n < rounds; n++) {
    const next = new Float64Array(p.length);
    for (let i = 0; i < p.length; i++)
      for (let j = 0; j < p.length; j++) {
        const move = law[i]! * q[j]! * Math.min(1, (p[j]! * q[i]!) / (p[i]! * q[j]!));
        next[j]! += move;
        next[i]! += law[i]! * q[j]! - move;
      }
    law = next;
  }
  return law.reduce((sum, v, i) => sum + Math.abs(v - p[i]!) / 2, 0);
}

const normalise = (w: number[]) => Float64Array.from(w, (v) => v / w.reduce((s, x) => s + x, 0));

test('the distance reported bounds the exact one, and the rounds reach the goal', () => {
  const p = normalise([1, 2, 3, 4, 5, 6, 1, 1]);
  const q = normalise([1.3, 2, 2.5, 4.4, 5, 7, 0.8, 1]);
  const { rounds, distance } = samplerRounds(p, q);
  expect(exactDistance(p, q, rounds)).toBeLessThanOrEqual(distance);
  expect(distance).toBeLessThan(1e-7);
  expect(exactDistance(p, q, 1)).toBeGreaterThan(1e-7);
});

test('a poor proposal hits the cap and says what distance is left', () => {
  const p = normalise([1, 1000]);
  const q = normalise([1000, 1]);
  const { rounds, distance } = samplerRounds(p, q);
  expect(rounds).toBe(64);
  expect(distance).toBeGreaterThan(0.5);
  // On two states the bound is reached, to rounding.
  expect(exactDistance(p, q, rounds)).toBeCloseTo(distance, 12);
});

test('the largest ratios count up to 1e-8 of the probability, equal ones together', () => {
  // p/q is 9 and more at 2e-9 of the probability, then 3 at two places, then below
  const rare = 1e-9;
  const p = normalise([0.5, rare, 0.3, 0.3, rare, 0.4]);
  const q = normalise([0.7, rare / 9, 0.1, 0.1, rare / 90, 0.6]);
  const { rounds, distance } = samplerRounds(p, q);
  const largest = p[2]! / q[2]!;
  const apart = p.reduce((sum, v, i) => sum + Math.abs(v - q[i]!) / 2, 0);
  const shrink = 1 - 1 / largest;
  expect(rounds).toBe(Math.ceil(Math.log(9e-8 / apart) / Math.log(shrink)));
  expect(distance).toBeCloseTo(apart * shrink ** rounds + p[1]! + p[4]!, 15);
});

test('of many nodes in any order the same as by sorting them', () => {
  const weights = Array.from({ length: 5000 }, (_, i) => Math.exp(-30 * ((i * 0.6180339887498949) % 1)));
  const p = normalise(weights);
  const q = normalise(weights.map((_, i) => Math.exp(-25 * ((i * 0.6180339887498949) % 1))));
  const order = [...p.keys()].sort((i, j) => p[j]! / q[j]! - p[i]! / q[i]!);
  let cut = 0;
  const first = order.find((i) => {
    if (cut + p[i]! > 1e-8) return true;
    cut += p[i]!;
    return false;
  })!;
  const apart = p.reduce((sum, v, i) => sum + Math.abs(v - q[i]!) / 2, 0);
  const shrink = 1 - Math.min(1, q[first]! / p[first]!);
  const { rounds, distance } = samplerRounds(p, q);
  expect(distance).toBeCloseTo(apart * shrink ** rounds + cut, 14);
});

test('a perfect proposal needs the fewest rounds', () => {
  const p = normalise([1, 2, 3]);
  expect(samplerRounds(p, p.slice())).toEqual({ rounds: 2, distance: 0 });
});

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

test('the expected acceptance is Σ p q′ min(1, p′q/(p q′))', () => {
  const p = normalise([1, 2, 3, 4]);
  const q = normalise([4, 1, 3, 2]);
  let sum = 0;
  for (let i = 0; i < 4; i++)
    for (let j = 0; j < 4; j++) sum += p[i]! * q[j]! * Math.min(1, (p[j]! * q[i]!) / (p[i]! * q[j]!));
  expect(samplerRounds(p, q).acceptance).toBeCloseTo(sum, 14);
});

test('a perfect proposal needs the fewest rounds and never rejects', () => {
  const p = normalise([1, 2, 3]);
  expect(samplerRounds(p, p.slice())).toEqual({ rounds: 2, distance: 0, acceptance: expect.closeTo(1, 14) });
});

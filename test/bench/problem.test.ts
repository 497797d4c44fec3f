import { describe, expect, test } from 'vitest';
import { checkNormal } from '../../bench/check.ts';
import { exactWork, problemIn, schemeLaw } from '../../bench/problem.ts';
import { emptyMoments, momentsOf } from '../../src/tally/moments.ts';
import { normals } from '../random-normal.ts';
import { expectWithinError } from '../within-error.ts';

describe('the law of the scheme', () => {
  test('goes to the exact one in first order', () => {
    const off = (steps: number) => schemeLaw(steps).mean - exactWork.mean;
    const spread = (steps: number) => schemeLaw(steps).variance - exactWork.variance;
    expect(off(1000) / off(10_000)).toBeCloseTo(10, 1);
    expect(spread(1000) / spread(10_000)).toBeCloseTo(10, 1);
    expect(Math.abs(off(1000))).toBeLessThan(1e-4);
  });

  test('is that of trajectories in four steps, palindromic', () => {
    const { k, v, mu, kT, dt, steps } = problemIn(4);
    const normal = normals(3);
    const works = Float64Array.from({ length: 100_000 }, () => {
      let x = Math.sqrt(kT / k) * normal();
      let w = 0;
      let last = 0;
      const moveTo = (at: number) => {
        w += 0.5 * k * ((x - at) ** 2 - (x - last) ** 2);
        last = at;
      };
      for (let n = 0; n < steps; n++) {
        moveTo(v * dt * (n + 0.5));
        x += mu * k * (last - x) * dt + Math.sqrt(2 * mu * kT * dt) * normal();
      }
      moveTo(v * dt * steps);
      return w;
    });
    const law = schemeLaw(4);
    const { count, mean, m2 } = momentsOf(works);
    expectWithinError(mean, law.mean, Math.sqrt(law.variance / count));
    expectWithinError(m2 / (count - 1), law.variance, law.variance * Math.sqrt(2 / (count - 1)));
    expect(checkNormal(momentsOf(works), count, law).right).toBe(true);
    expect(checkNormal(momentsOf(works), count, exactWork).right).toBe(false);
  });
});

test('too few works are a wrong answer', () => {
  expect(checkNormal(emptyMoments, 100, exactWork).right).toBe(false);
});

import { describe, expect, test } from 'vitest';
import { quasiStaticLimit } from '../../src/estimate/quasi-static.ts';
import { breathingTrapMeanWork } from '../../src/exact/breathing-trap.ts';
import { meanOf, varianceOf } from '../mean-of.ts';
import { normals } from '../random-normal.ts';
import { expectWithinError } from '../within-error.ts';

const trap = { mu: 1, kT: 1 };
const exact = Math.log(4) / 2;
const works = (tau: number) => ({
  forward: breathingTrapMeanWork({ ...trap, k0: 1, k1: 4, tau }),
  reverse: breathingTrapMeanWork({ ...trap, k0: 4, k1: 1, tau }),
});

/** Exact mean works of the breathing trap with normal errors. */
function measured(durations: readonly number[], standardError: number, seed: number, both = true) {
  const normal = normals(seed);
  return durations.map((duration) => {
    const { forward, reverse } = works(duration);
    const noisy = (value: number) => ({ value: value + standardError * normal(), standardError });
    return { duration, forward: noisy(forward), reverse: both ? noisy(reverse) : null };
  });
}

const slow = [4, 7, 12, 20];

describe('the quasi-static limit', () => {
  test.each([true, false])('is ΔF with the error that it says, both directions: %s', (both) => {
    const z: number[] = [];
    let slowEnough = 0;
    for (let seed = 1; seed <= 400; seed++) {
      const limit = quasiStaticLimit(measured(slow, 0.004, seed, both));
      z.push((limit.value - exact) / limit.standardError);
      if (limit.slowEnough) slowEnough++;
    }
    const { mean } = meanOf(z);
    expect(Math.abs(mean)).toBeLessThan(0.5);
    // what is left out may only make the error larger than the scatter
    const { variance, error } = varianceOf(z);
    expect(variance).toBeLessThan(1 + 4.5 * error);
    expect(variance).toBeGreaterThan(0.3);
    expect(slowEnough).toBeGreaterThan(360);
  });

  test('finds the friction: c/τ is the work that slow processes dissipate', () => {
    const { friction } = quasiStaticLimit(measured([50, 100, 200], 1e-5, 1));
    const tau = 2000;
    expectWithinError(friction.value, tau * (works(tau).forward - exact), Math.hypot(friction.standardError, 0.002));
  });

  test('says when processes are too fast', () => {
    const { slowEnough, value } = quasiStaticLimit(measured([0.1, 0.2, 0.4], 0.002, 1));
    expect(slowEnough).toBe(false);
    expect(Math.abs(value - exact)).toBeGreaterThan(0.02);
  });

  test('reads the slowest durations, in any order', () => {
    const all = measured([20, 0.1, 12, 4, 0.3, 7], 0.004, 3);
    const limit = quasiStaticLimit(all);
    expect(limit.durations).toEqual([20, 12, 7]);
    expect(limit).toEqual(quasiStaticLimit(all.toReversed()));
  });

  test('is none without enough durations or errors', () => {
    expect(quasiStaticLimit(measured([1, 2], 0.01, 1))).toMatchObject({
      value: Number.NaN,
      reason: 'needs 3 durations or more',
    });
    expect(quasiStaticLimit(measured([1, 2, 3], 0.01, 1, false)).reason).toBe('needs 4 durations or more');
    expect(quasiStaticLimit(measured([1, 2, 3], 0, 1)).reason).toMatch(/no error/);
  });
});

import { expect, test } from 'vitest';
import { bitErasure } from '../../../src/exact/bit-erasure.ts';
import { breathingTrapMeanWork } from '../../../src/exact/breathing-trap.ts';
import { drivenWork } from '../../../src/exact/fokker-planck/driven-work.ts';
import type { Extrapolated } from '../../../src/exact/fokker-planck/extrapolate.ts';

test('a breathing trap takes the work of its moments’ equation', () => {
  const trap = { k0: 1, k1: 3, mu: 0.7, kT: 1.2, tau: 1.5 };
  const stiffness = (t: number) => trap.k0 + ((trap.k1 - trap.k0) * t) / trap.tau;
  const { work, inside } = drivenWork({
    from: -10,
    to: 10,
    reduced: (x, t) => (stiffness(t) * x * x) / 2 / trap.kT,
    diffusion: trap.mu * trap.kT,
    duration: trap.tau,
    inside: (x) => x < 0,
  });
  const expected = breathingTrapMeanWork(trap) / trap.kT;
  expect(Math.abs(work.value - expected)).toBeLessThan(work.error);
  expect(work.error).toBeLessThan(1e-3 * expected);
  expect(inside.value).toBeCloseTo(0.5, 12);
});

test('a dragged trap moves the density along: ⟨w⟩ = v²[τ − 1 + e^{−τ}] for unit stiffness and mobility', () => {
  const [v, tau] = [2, 1.7];
  const { work } = drivenWork({
    from: -8,
    to: 12,
    reduced: (x, t) => (x - v * t) ** 2 / 2,
    diffusion: 1,
    duration: tau,
    inside: () => true,
  });
  expect(Math.abs(work.value - v * v * (tau - 1 + Math.exp(-tau)))).toBeLessThan(work.error);
});

test.each([1.5, 1e4])('errors are of order h⁴ once extrapolated, as in a trap that stiffens within %d', (tau) => {
  const trap = { k0: 1, k1: 9, mu: 1, kT: 1, tau };
  const off = (cells: number) =>
    drivenWork(
      {
        from: -8,
        to: 8,
        reduced: (x, t) => ((trap.k0 + ((trap.k1 - trap.k0) * t) / tau) * x * x) / 2,
        diffusion: 1,
        duration: tau,
        inside: () => true,
      },
      cells,
    ).work.value - breathingTrapMeanWork(trap);
  const order = Math.log2(off(40) / off(80));
  expect(order).toBeGreaterThan(3.5);
  expect(order).toBeLessThan(5);
});

test('an erasure so slow that nearly all relaxes within a step costs ln 2, and 1/τ more', () => {
  const slow = { barrier: 60, kT: 0.5 };
  const [once, twice] = [1e4, 2e4].map((tau) => bitErasure({ ...slow, tau }).work) as [Extrapolated, Extrapolated];
  expect(once.value).toBeGreaterThan(Math.LN2);
  expect(Math.abs(2 * twice.value - once.value - Math.LN2)).toBeLessThan(1e-5);
  expect(Math.max(once.error, twice.error)).toBeLessThan(1e-3);
});

test('erasing a bit: mean works of physics.md, and no erasure where there is no barrier to speak of', () => {
  for (const [tau, expected] of [
    [5, 1.655],
    [10, 1.182],
    [30, 0.855],
  ] as const)
    expect(bitErasure({ barrier: 8, tau, kT: 1 }).work.value).toBeCloseTo(expected, 3);
  const { work, inside } = bitErasure({ barrier: 1, tau: 10, kT: 100 });
  expect(work.value).toBeLessThan(1e-3);
  expect(inside.value).toBeCloseTo(0.5, 3);
});

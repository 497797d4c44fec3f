import { expect, test } from 'vitest';
import { shearedSecondMoment } from '../../src/exact/sheared-dumbbell.ts';
import { meanOf } from '../mean-of.ts';
import { runSystem } from '../systems/run-system.ts';
import { expectWithinError } from '../within-error.ts';

test('⟨e^{−2Δs}⟩ is 1 at rest and at once, the same for either way of the flow, and infinite after some time', () => {
  expect(shearedSecondMoment(0, 3)).toBeCloseTo(1, 12);
  expect(shearedSecondMoment(1.3, 0)).toBeCloseTo(1, 12);
  expect(shearedSecondMoment(-0.8, 0.2)).toBeCloseTo(shearedSecondMoment(0.8, 0.2), 12);
  expect(shearedSecondMoment(1, 1)).toBe(Infinity);
  // slow at first: e^{−2Δs} to second order, ⟨e^{−2Δs}⟩ = 1 + 2⟨Δs⟩, ⟨Δs⟩ = w²t/λ
  expect((shearedSecondMoment(0.5, 1e-4) - 1) / (2 * 0.25e-4)).toBeCloseTo(1, 2);
});

test.each([
  [0.7, 1],
  [2, 0.06],
])('a dumbbell in the flow γ̇ = %d has it, as long as its own scatter is finite', async (shear, duration) => {
  const request = { parameters: { shear }, trajectories: 40_000, duration, dt: duration / 120 };
  const { plan, values } = await runSystem('shear-dumbbell', request);
  const { mean, error } = meanOf(values('weight').map((x) => x * x));
  expectWithinError(mean, shearedSecondMoment(shear, plan.snapshots[0]!.time), error);
});

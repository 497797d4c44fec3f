import { expect, test } from 'vitest';
import { chaperone } from '../../src/exact/chaperone.ts';
import { motorRates } from '../../src/exact/motor.ts';
import { photocellCurrent } from '../../src/exact/photocell.ts';
import { proofreadingError } from '../../src/exact/proofreading.ts';

test('the motor: velocity, fuel and stall', () => {
  const motor = { m: 8, g: 2, epsilon: 2, alpha: 0.05, alpha2: 0.002, omega: 0.02, omega2: 5 };
  const { steps, atp } = motorRates(motor);
  expect(steps).toBeCloseTo(2.0661, 4);
  expect(atp).toBeCloseTo(2.3269, 4);
  const { alpha, alpha2, omega, omega2 } = motor;
  const fuel = Math.exp(8);
  const stall = Math.log(((alpha * fuel + omega) * (omega2 + alpha2)) / ((omega2 + alpha2 * fuel) * (alpha + omega)));
  expect(stall).toBeCloseTo(6.879, 3);
  expect(motorRates({ ...motor, g: stall }).steps).toBeCloseTo(0, 12);
});

test('the photocell: current, and none at Carnot’s voltage', () => {
  expect(photocellCurrent({ gap: 2, Ts: 2, T: 0.5, voltage: 0.6 })).toBeCloseTo(0.082587, 6);
  expect(photocellCurrent({ gap: 2, Ts: 2, T: 0.5, voltage: 1.5 })).toBeCloseTo(0, 15);
});

test.each([
  [0, 0.05],
  [6, 0.0291],
  [10, 0.00363],
  [20, 0.00255],
])('proofreading at affinity %d: error %d', (affinity, error) => {
  expect(proofreadingError(0.05, affinity) / error).toBeCloseTo(1, 2);
});

test.each([
  [0, 0.1125, 4],
  [4, 0.187, 3],
  [8, 0.24, 3],
  [16, 0.2545, 4],
])('the chaperone at affinity %d: native share %d', (affinity, share, digits) => {
  expect(chaperone(affinity).native).toBeCloseTo(share, digits);
  if (affinity === 0) expect(chaperone(0).turnover).toBeCloseTo(0, 15);
});

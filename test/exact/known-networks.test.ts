import { expect, test } from 'vitest';
import { chaperone } from '../../src/exact/chaperone.ts';
import { geneSwitch } from '../../src/exact/gene-switch.ts';
import { countMoments } from '../../src/exact/markov/count-moments.ts';
import { netCounter } from '../../src/exact/markov/counter.ts';
import { motorRates } from '../../src/exact/motor.ts';
import { photocellCurrent } from '../../src/exact/photocell.ts';
import { proofreading } from '../../src/exact/proofreading.ts';
import { dotCurrent, dotNoise } from '../../src/exact/quantum-dot.ts';

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
  expect(proofreading(0.05, affinity).error / error).toBeCloseTo(1, 2);
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

test('proofreading without drive makes no turns, and each product E by itself: p(R*) = p(E)k*', () => {
  expect(proofreading(0.05, 0).turns).toBeCloseTo(0, 15);
  const weights = [1, 1, 10, 0.05, 0.5];
  expect(proofreading(0.05, 0).right).toBeCloseTo(10 / weights.reduce((a, b) => a + b), 12);
});

test('the gene switch: sharper than any equilibrium where driven', () => {
  const sharpness = (scale: number) => {
    const logit = (lnC: number) => {
      const { on } = geneSwitch(Math.exp(lnC), scale);
      return Math.log(on / (1 - on));
    };
    return (logit(1e-4) - logit(-1e-4)) / 2e-4;
  };
  expect(sharpness(1)).toBeCloseTo(1.771, 3);
  expect(sharpness(0)).toBeLessThan(1);
  const { current, entropy } = geneSwitch(1.3, 1);
  expect(entropy / current).toBeCloseTo(7.6, 2);
  expect(geneSwitch(1.3, 0).current).toBeCloseTo(0, 15);
});

test('the quantum dot’s noise: by its generator, and in the long run Bagrets’ and Nazarov’s', () => {
  const dot = { gammaL: 0.7, gammaR: 1.9, fL: 0.8, fR: 0.15 };
  const { gammaL, gammaR, fL, fR } = dot;
  const channels = [
    { from: 0, to: 1, rate: gammaL * fL, reverse: 1 },
    { from: 1, to: 0, rate: gammaL * (1 - fL), reverse: 0 },
    { from: 1, to: 0, rate: gammaR * (1 - fR), reverse: 3 },
    { from: 0, to: 1, rate: gammaR * fR, reverse: 2 },
  ];
  const full = (gammaL * fL + gammaR * fR) / (gammaL + gammaR);
  for (const t of [0.1, 1, 30]) {
    const { mean, covariance } = countMoments(channels, 2, [netCounter(channels, 2)], [1 - full, full], t);
    expect(mean[0]! / t).toBeCloseTo(dotCurrent(dot), 10);
    expect(dotNoise(dot, t)).toBeCloseTo(covariance[0]![0]! / t, 10);
  }
  const [total, J] = [gammaL + gammaR, dotCurrent(dot)];
  const limit = ((gammaL * gammaR) / total) * (fL * (1 - fR) + fR * (1 - fL)) - (2 * J * J) / total;
  expect(dotNoise(dot, 1e9)).toBeCloseTo(limit, 8);
});

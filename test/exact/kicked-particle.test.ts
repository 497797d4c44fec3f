import { describe, expect, test } from 'vitest';
import {
  effectiveTemperature,
  type KickedParticle,
  kickedVariance,
  kickingPower,
  laggedTemperature,
  velocityResponse,
} from '../../src/exact/kicked-particle.ts';

const particle: KickedParticle = { k: 1.3, gamma: 0.8, f0: 1.5, tauA: 0.7, kT: 0.9 };

/** ∫ f dω over the real line by the midpoint rule after ω = sinh(u). */
function overAll(f: (omega: number) => number): number {
  const h = 0.002;
  let sum = 0;
  for (let u = -20 + h / 2; u < 20; u += h) sum += f(Math.sinh(u)) * Math.cosh(u) * h;
  return sum;
}

/** S_x(ω) = 2kT_eff R̃′/ω². */
const spectrum = (p: KickedParticle) => (omega: number) =>
  (2 * effectiveTemperature(p, omega) * velocityResponse(p, omega)) / omega ** 2;

test('the variance is ∫S_x dω/2π', () => {
  expect(overAll(spectrum(particle)) / (2 * Math.PI)).toBeCloseTo(kickedVariance(particle), 6);
});

describe.each([
  ['apart', particle],
  ['far apart', { ...particle, tauA: 9 }],
  ['equal', { ...particle, tauA: 0.8 / 1.3 }],
] as const)('rates of trap and force %s', (_, p) => {
  test.each([0.05, 0.6, 3])('⟨Δx²⟩ at the lag %d is ∫2(1 − cos ωδ)S_x dω/2π', (lag) => {
    const S = spectrum(p);
    const h = 0.005;
    let sum = 0;
    for (let omega = h / 2; omega < 4000; omega += h) sum += 2 * (1 - Math.cos(omega * lag)) * S(omega) * h;
    // beyond, cos averages to 0 and S is 2kT/γω²
    const rest = (2 * 2 * p.kT) / p.gamma / 4000;
    expect((p.gamma * (sum + rest)) / Math.PI / (2 * lag)).toBeCloseTo(laggedTemperature(p, lag), 4);
  });
});

test('short lags see the bath, fast kicks too; slow ones see them all', () => {
  expect(laggedTemperature(particle, 1e-6)).toBeCloseTo(particle.kT, 5);
  expect(effectiveTemperature(particle, 1e6)).toBeCloseTo(particle.kT, 9);
  expect(effectiveTemperature(particle, 0)).toBeCloseTo(0.9 + (1.5 ** 2 * 0.7) / 0.8, 12);
});

test('where rates meet, both ways of taking the difference join', () => {
  const at = (ratio: number) => laggedTemperature({ ...particle, tauA: particle.gamma / (particle.k * ratio) }, 0.4);
  expect(at(2 * (1 + 1e-9))).toBeCloseTo(at(2 * (1 - 1e-9)), 7);
  expect(at(0.5 * (1 + 1e-9))).toBeCloseTo(at(0.5 * (1 - 1e-9)), 7);
});

test('power is the heat of Harada and Sasa: γ∫[C̃ − 2kT R̃′]dω/2π', () => {
  const excess = (omega: number) =>
    2 * (effectiveTemperature(particle, omega) - particle.kT) * velocityResponse(particle, omega);
  expect((particle.gamma * overAll(excess)) / (2 * Math.PI)).toBeCloseTo(kickingPower(particle), 6);
});

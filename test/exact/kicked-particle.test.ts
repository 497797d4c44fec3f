import { describe, expect, test } from 'vitest';
import {
  effectiveTemperature,
  type KickedParticle,
  kickedFourthCumulant,
  kickedVariance,
  kickingPower,
  laggedTemperature,
  velocityResponse,
  whiteTemperature,
} from '../../src/exact/kicked-particle.ts';

const particle: KickedParticle = { k: 1.3, gamma: 0.8, f0: 1.5, tauA: 0.7, kT: 0.9, nu: 0, b: 0 };

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

test.each([particle, { ...particle, nu: 0.7, b: 0.6 }])('the variance is ∫S_x dω/2π', (p) => {
  expect(overAll(spectrum(p)) / (2 * Math.PI)).toBeCloseTo(kickedVariance(p), 6);
});

/** Cumulants 2 and 4 of the density (1 − z²)^(s − 1) on (−1, 1), by the midpoint rule after z = tanh(u). */
function cumulants(s: number): [number, number] {
  const moment = (n: number) => {
    let sum = 0;
    for (let u = -200; u < 200; u += 0.01) sum += Math.tanh(u) ** n * Math.cosh(u) ** (-2 * s);
    return sum;
  };
  const [norm, second, fourth] = [moment(0), moment(2), moment(4)];
  return [second / norm, fourth / norm - 3 * (second / norm) ** 2];
}

test.each([0.4, 1, 3])(
  'pushed by the kicks alone, x has the density (1 − (kx/f0)²)^{γ/2kτ_a − 1} at τ_a = %d',
  (tauA) => {
    const p = { ...particle, kT: 0, tauA };
    const far = p.f0 / p.k;
    const [second, fourth] = cumulants(p.gamma / (2 * p.k * tauA));
    expect(kickedVariance(p)).toBeCloseTo(second * far ** 2, 5);
    expect(kickedFourthCumulant(p)).toBeCloseTo(fourth * far ** 4, 5);
  },
);

test('thrown by impulses alone, x is the difference of two Gamma numbers of shape γν/2k and scale b', () => {
  const p = { ...particle, kT: 0, f0: 0, nu: 0.7, b: 0.6 };
  const shape = (p.gamma * p.nu) / (2 * p.k);
  expect(kickedVariance(p)).toBeCloseTo(2 * shape * p.b ** 2, 12);
  expect(kickedFourthCumulant(p)).toBeCloseTo(2 * 6 * shape * p.b ** 4, 12);
});

test('the noise of the water has no fourth cumulant, and those of kicks and impulses add', () => {
  const [kicks, impulses] = [
    { ...particle, kT: 3 },
    { ...particle, f0: 0, nu: 0.7, b: 0.6 },
  ];
  const both = kickedFourthCumulant({ ...particle, nu: 0.7, b: 0.6 });
  expect(both).toBeCloseTo(kickedFourthCumulant(kicks) + kickedFourthCumulant(impulses), 12);
});

describe.each([
  ['apart', particle],
  ['far apart', { ...particle, tauA: 9 }],
  ['equal', { ...particle, tauA: 0.8 / 1.3 }],
  ['apart, with impulses', { ...particle, nu: 0.7, b: 0.6 }],
] as const)('rates of trap and force %s', (_, p) => {
  test.each([0.05, 0.6, 3])('⟨Δx²⟩ at the lag %d is ∫2(1 − cos ωδ)S_x dω/2π', (lag) => {
    const S = spectrum(p);
    const h = 0.005;
    let sum = 0;
    for (let omega = h / 2; omega < 4000; omega += h) sum += 2 * (1 - Math.cos(omega * lag)) * S(omega) * h;
    // beyond, cos averages to 0 and S is 2(kT + γνb²)/γω²
    const rest = (2 * 2 * whiteTemperature(p)) / p.gamma / 4000;
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

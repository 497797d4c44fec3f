import { describe, expect, test } from 'vitest';
import { frequencyRule } from '../../../src/exact/fokker-planck/frequency-rule.ts';
import { haradaSasaSpectrum } from '../../../src/exact/fokker-planck/harada-sasa-spectrum.ts';
import { drivenRing } from '../../../src/exact/ring/driven-ring.ts';
import { drivenRingModel } from '../../../src/exact/ring/driven-ring-model.ts';
import { telegraph } from './models.ts';

const parameters = { V0: 1, f: 0.9, mu: 1, kT: 0.2 };

describe('the spectrum of Harada and Sasa', () => {
  test('of a particle that turns, whose g is c²e^{−2rt}, at any length of record', () => {
    const [c, r] = [2, 1.5];
    for (const T of [0.3, 2, Infinity]) {
      const { at, total, velocity } = haradaSasaSpectrum(telegraph(c, r, 0.3), T, 50);
      expect(velocity.value).toBeCloseTo(0, 12);
      expect(total.value).toBeCloseTo(c * c, 10);
      for (const omega of [0, 1e-5, 0.7, -0.7, 5, 40]) {
        // ∫₀ᵀ (1 − t/T) e^{−at} dt = 1/a − (1 − e^{−aT})/(a²T), a = 2r − iω
        const size = 4 * r * r + omega * omega;
        let exact = (2 * r) / size;
        if (T < Infinity) {
          const decay = Math.exp(-2 * r * T);
          const [x, y] = [1 - decay * Math.cos(omega * T), -decay * Math.sin(omega * T)];
          const [p, q] = [4 * r * r - omega * omega, 4 * r * omega];
          exact -= (x * p - y * q) / (size * size * T);
        }
        expect(at(omega).value).toBeCloseTo(2 * c * c * exact, 9);
      }
    }
  });

  test('integrates to (heat rate)/γ − v², however long the record', () => {
    const { velocity } = drivenRing(parameters);
    for (const T of [15, Infinity]) {
      const { at, total } = haradaSasaSpectrum(drivenRingModel(parameters), T, 100);
      const { nodes, weights } = frequencyRule(80, 2);
      const integral = nodes.reduce((sum, omega, i) => sum + weights[i]! * at(omega).value, 0);
      expect(integral / total.value).toBeCloseTo(1, 6);
      expect(Math.abs(total.value - (parameters.f * velocity - velocity ** 2))).toBeLessThan(total.error);
      expect(total.value).toBeCloseTo(parameters.f * velocity - velocity ** 2, 7);
    }
  });

  test('starts at twice the violation of Einstein’s relation', () => {
    const { at } = haradaSasaSpectrum(drivenRingModel(parameters));
    const twice = 2 * drivenRing(parameters).einsteinViolation;
    expect(Math.abs(at(0).value - twice)).toBeLessThan(at(0).error);
    expect(at(0).value / twice).toBeCloseTo(1, 7);
    expect(at(1e-7).value).toBeCloseTo(at(0).value, 10);
  });

  test('is even, and approaches its limit as 1/T', () => {
    const model = drivenRingModel(parameters);
    const [short, long, limit] = [200, 400, Infinity].map((T) => haradaSasaSpectrum(model, T, 100).at(0.8).value);
    expect((short! - limit!) / (long! - limit!)).toBeCloseTo(2, 6);
    expect(haradaSasaSpectrum(model, 30, 100).at(-0.8).value).toBeCloseTo(
      haradaSasaSpectrum(model, 30, 100).at(0.8).value,
      11,
    );
  });

  test('is nothing at equilibrium', () => {
    const { at, total } = haradaSasaSpectrum(drivenRingModel({ ...parameters, f: 0 }), 20, 100);
    for (const omega of [0, 0.5, 10]) expect(Math.abs(at(omega).value)).toBeLessThan(1e-13);
    expect(Math.abs(total.value)).toBeLessThan(1e-13);
  });

  test('needs one temperature', () => {
    const model = drivenRingModel(parameters);
    const states = [{ drift: model.states[0]!.drift, diffusion: (x: number) => 1 + 0.1 * Math.cos(x) }];
    expect(() => haradaSasaSpectrum({ ...model, states })).toThrow(/^diffusion: /);
    expect(() => haradaSasaSpectrum(model, 0)).toThrow(/^T: 0/);
  });
});

describe('the rule of frequencies', () => {
  const lorentzian = (omega: number, rate: number, frequency: number) =>
    rate / ((omega - frequency) ** 2 + rate * rate) + rate / ((omega + frequency) ** 2 + rate * rate);
  const integral = (rule: ReturnType<typeof frequencyRule>, D: (omega: number) => number) =>
    rule.nodes.reduce((sum, omega, i) => sum + rule.weights[i]! * D(omega), 0);

  test('integrates spectra exactly whose modes it was given, double poles too', () => {
    const modes = [
      { rate: 0.01, frequency: 2 },
      { rate: 0.3, frequency: 0 },
    ];
    const rule = frequencyRule(4, 1, modes);
    for (const { rate, frequency } of modes) {
      expect(integral(rule, (omega) => lorentzian(omega, rate, frequency))).toBeCloseTo(1, 11);
    }
    const twice = frequencyRule(3, 1, [modes[1]!, modes[1]!]);
    expect(integral(twice, (omega) => 1 / (omega ** 2 + 0.09) ** 2) * (4 * 0.3 ** 3)).toBeCloseTo(1, 11);
  });

  test('without modes is exact for the Lorentzian of its scale and converges for others', () => {
    expect(integral(frequencyRule(1, 3), (omega) => lorentzian(omega, 3, 0))).toBeCloseTo(1, 13);
    const errors = [4, 8].map((K) => Math.abs(integral(frequencyRule(K, 1), (omega) => lorentzian(omega, 0.5, 0)) - 1));
    // Each turn of the circle multiplies the error by |z| = (1 − 0.5)/(1 + 0.5).
    expect(errors[0]).toBeCloseTo(2 * 3 ** -8, 7);
    expect(errors[1]).toBeCloseTo(2 * 3 ** -16, 10);
  });

  test('refuses too few nodes for its modes', () => {
    const mode = { rate: 1, frequency: 1 };
    expect(() => frequencyRule(2, 1, [mode, mode])).toThrow(/^K: 2 \(must be an integer > 2\)/);
    expect(() => frequencyRule(2, 0)).toThrow(/^s: 0/);
  });
});

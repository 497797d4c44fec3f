import { describe, expect, test } from 'vitest';
import { detailedBalanceFactors } from '../../src/exact/detailed-balance-factors.ts';
import {
  classicalSpectrum,
  type Oscillator,
  oscillatorCorrelation,
  quanta,
  quantumSpectrum,
} from '../../src/exact/oscillator-spectrum.ts';

const cases: readonly (readonly [string, Oscillator])[] = [
  ['underdamped', { omega0: 2, gamma: 1, m: 1, kT: 1, hbar: 1 }],
  ['critically damped', { omega0: 1.5, gamma: 6, m: 2, kT: 0.7, hbar: 2 }],
  ['overdamped', { omega0: 1, gamma: 5, m: 1, kT: 1.3, hbar: 0.5 }],
];

/** ∫ f dω over ω = centre + width·tan(s), |s| < end: over all ω by default. */
const integral = (f: (omega: number) => number, centre: number, width: number, end = Math.PI / 2): number => {
  const n = 20_000;
  let sum = 0;
  for (let i = 0; i < n; i++) {
    const s = end * ((2 * i + 1) / n - 1);
    sum += (f(centre + width * Math.tan(s)) * width) / Math.cos(s) ** 2;
  }
  return (2 * end * sum) / n;
};

describe.each(cases)('an oscillator, %s', (_, o) => {
  test('has the transform of its correlation as its spectrum', () => {
    const span = 60 * Math.max((2 * o.m) / o.gamma, o.gamma / (o.m * o.omega0 ** 2));
    for (const omega of [0, 0.3, 1, 2.2]) {
      const n = 400_000;
      let sum = oscillatorCorrelation(o, 0) / 2;
      for (let i = 1; i < n; i++) {
        const t = (span * i) / n;
        sum += oscillatorCorrelation(o, t) * Math.cos(omega * t);
      }
      expect((2 * sum * span) / n / classicalSpectrum(o, omega)).toBeCloseTo(1, 6);
    }
  });

  test('has ⟨x²⟩ = kT/mω0² in all frequencies together', () => {
    const square = integral((omega) => classicalSpectrum(o, omega), 0, o.omega0) / (2 * Math.PI);
    expect(square).toBeCloseTo(o.kT / (o.m * o.omega0 ** 2), 8);
    expect(square).toBeCloseTo(oscillatorCorrelation(o, 0), 8);
  });

  test('takes up quanta more readily than it gives them away, by e^{βħω}, and meets the harmonic factor', () => {
    for (const omega of [0.01, 1, 3]) {
      const ratio = quantumSpectrum(o, -omega) / quantumSpectrum(o, omega);
      expect(ratio).toBeCloseTo(Math.exp(-quanta(o, omega)), 12);
      for (const w of [omega, -omega])
        expect(quantumSpectrum(o, w)).toBeCloseTo(
          classicalSpectrum(o, w) * detailedBalanceFactors.harmonic.of(quanta(o, w)),
          12,
        );
    }
  });

  test('is classical where quanta are small', () => {
    for (const omega of [-2, 0, 1]) {
      expect(quantumSpectrum({ ...o, hbar: 0 }, omega)).toBe(classicalSpectrum(o, omega));
      expect(quantumSpectrum({ ...o, hbar: 1e-7 }, omega) / classicalSpectrum(o, omega)).toBeCloseTo(1, 6);
    }
  });
});

test('hardly damped, ⟨x²⟩ is that of a free quantum oscillator, zero-point motion and all', () => {
  const o = { omega0: 2, gamma: 1e-3, m: 1, kT: 0.6, hbar: 1 };
  // the Lorentzian lines at both signs hold it all, the part end·2/π of each within |s| < end
  const [half, end] = [o.gamma / o.m / 2, 1.55];
  const line = (sign: number) => integral((omega) => quantumSpectrum(o, omega), sign * o.omega0, half, end);
  const square = (line(1) + line(-1)) / (4 * end);
  const free = o.hbar / (2 * o.m * o.omega0) / Math.tanh((o.hbar * o.omega0) / (2 * o.kT));
  expect(square / free).toBeCloseTo(1, 3);
});

test('overdamped, its spectrum is a Lorentzian as wide as it relaxes fast', () => {
  const o = { omega0: 1, gamma: 200, m: 1, kT: 1, hbar: 1 };
  const rate = (o.m * o.omega0 ** 2) / o.gamma;
  for (const w of [0, 1, 3]) {
    const lorentzian = (2 * o.kT) / o.gamma / ((rate * w) ** 2 + rate ** 2);
    expect(classicalSpectrum(o, rate * w) / lorentzian).toBeCloseTo(1, 3);
  }
});

import { dampedOscillation } from './damped-oscillation.ts';

/** A damped harmonic oscillator in a bath, m ẍ = −mω₀²x − γẋ + noise, in equilibrium. */
export interface Oscillator {
  readonly omega0: number;
  readonly gamma: number;
  readonly m: number;
  readonly kT: number;
  /** Planck's constant over 2π; 0 for the classical limit. */
  readonly hbar: number;
}

/** ⟨x(t)x(0)⟩ = (kT/mω₀²)c(|t|) of classical motion, c as in `dampedOscillation`. */
export const oscillatorCorrelation = ({ omega0, gamma, m, kT }: Oscillator, t: number): number =>
  (kT / (m * omega0 ** 2)) * dampedOscillation(gamma / m, omega0 ** 2, Math.abs(t)).c;

/** χ″(ω)/ω of the response to a force, (γ/m²)/[(ω₀² − ω²)² + (γω/m)²]: even, and the same for quantum and classical motion. */
const loss = ({ omega0, gamma, m }: Oscillator, omega: number): number =>
  gamma / m ** 2 / ((omega0 ** 2 - omega ** 2) ** 2 + ((gamma * omega) / m) ** 2);

/** ∫e^{iωt}⟨x(t)x(0)⟩dt of classical motion: 2kTχ″/ω = (2γkT/m²)/[(ω₀² − ω²)² + (γω/m)²], even. */
export const classicalSpectrum = (o: Oscillator, omega: number): number => 2 * o.kT * loss(o, omega);

/** βħω. */
export const quanta = ({ hbar, kT }: Oscillator, omega: number): number => (hbar * omega) / kT;

/**
 * ∫e^{iωt}⟨x(t)x(0)⟩dt of quantum motion, 2ħχ″/(1 − e^{−βħω}): energy is taken up at ω > 0 and given away at ω < 0 (H. B. Callen,
 * T. A. Welton, Phys. Rev. 83, 34 (1951)). Classical where βħω is 0.
 */
export function quantumSpectrum(o: Oscillator, omega: number): number {
  const x = quanta(o, omega);
  return x === 0 ? classicalSpectrum(o, omega) : (-2 * o.hbar * omega * loss(o, omega)) / Math.expm1(-x);
}

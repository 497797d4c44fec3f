/**
 * Factors by which classical spectra are made to look quantum, as functions of x = βħω. Every one of them turns an even S into one with
 * S(−ω) = e^{−βħω}S(ω), right or wrong: only `harmonic` is right, for a harmonic oscillator (S. A. Egorov, K. F. Everitt, J. L. Skinner,
 * J. Phys. Chem. A 103, 9494 (1999)). `ratio` is a factor over the harmonic one, even in x.
 */
interface DetailedBalanceFactor {
  readonly of: (x: number) => number;
  readonly ratio: (x: number) => number;
}

type FactorId = 'harmonic' | 'standard' | 'schofield' | 'mixed';

/** x/(1 − e^{−x}). */
const harmonic = (x: number): number => (x === 0 ? 1 : -x / Math.expm1(-x));

/** sinh(x/2)/(x/2). */
const sinch = (x: number): number => (x === 0 ? 1 : Math.sinh(x / 2) / (x / 2));

/** Harmonic x/(1 − e^{−x}), standard 2/(1 + e^{−x}), Schofield's e^{x/2}, and the mixed e^{x/4}[x/(1 − e^{−x})]^{1/2}. */
export const detailedBalanceFactors: Readonly<Record<FactorId, DetailedBalanceFactor>> = {
  harmonic: { of: harmonic, ratio: () => 1 },
  standard: { of: (x) => 2 / (1 + Math.exp(-x)), ratio: (x) => (x === 0 ? 1 : Math.tanh(x / 2) / (x / 2)) },
  schofield: { of: (x) => Math.exp(x / 2), ratio: sinch },
  mixed: { of: (x) => Math.exp(x / 4) * Math.sqrt(harmonic(x)), ratio: (x) => Math.sqrt(sinch(x)) },
};

import type { ScalarSpec } from './spec.ts';

/** What turns parameter values into a function of one number. */
type Curve = (parameters: Readonly<Record<string, number>>) => (at: number) => number;

/** What a measured spectrum is multiplied with, to make another of it. */
interface SpectrumFactor {
  readonly id: string;
  readonly name: string;
  /** As a function of ω. */
  readonly factor: Curve;
}

/**
 * A spectrum ∫e^{iωt}⟨x(t)x(0)⟩dt of one coordinate in a stationary state: each trajectory is read at even times, windowed (Hann) and Fourier
 * transformed; periodograms are averaged over the ensemble.
 */
export interface SpectrumSpec {
  /** The coordinate. */
  readonly of: string;
  /** Readings of a trajectory, a power of two; the run has as many groups of steps, or a multiple. */
  readonly samples: number;
  /** Angular frequency up to which it is shown, as a formula of the parameters and `duration`. */
  readonly highest: ScalarSpec;
  /** Exact ⟨x(t)x(0)⟩, t ≥ 0: of it the exact average of the windowed periodogram is made. */
  readonly correlation: Curve;
  /** Exact spectrum. */
  readonly exact: Curve;
  /** Spectra that are made of it and held against another exact one, at both signs of ω. */
  readonly corrected?: {
    /** What the other one is. */
    readonly name: string;
    readonly exact: Curve;
    readonly factors: readonly SpectrumFactor[];
  };
}

/** The spectrum of one ensemble, as laws read it. */
export interface MeasuredSpectrum {
  /** ω_k = 2πk/T, T the duration, from 0 up. */
  readonly omega: Float64Array;
  /** At ω_k: the averaged periodogram freed of leakage and aliasing, P·S/⟨P⟩ with the exact S and the exact average ⟨P⟩ of the periodogram. */
  readonly at: (k: number) => number;
}

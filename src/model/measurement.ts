import type { Distribution } from '../tally/distribution.ts';
import type { Moments } from '../tally/moments.ts';
import type { MeasuredSpectrum } from './spectrum-spec.ts';

/** The forward process or its reverse. */
export type Side = 'forward' | 'reverse';

/** What a law reads: averages of one ensemble (or of all but one group of it, for the jackknife), and the run's own numbers. */
export interface Measurement {
  readonly parameters: Readonly<Record<string, number>>;
  /** kT of the one bath. */
  readonly kT: number;
  readonly duration: number;
  /** Time of a snapshot. */
  readonly time: (snapshot: string) => number;
  /** Exact ΔF/kT between the end states by quadrature; the end state confined where the model says so. NaN without equilibrium. */
  readonly freeEnergyDifference: number;
  /** Moments of an observable over trajectories. */
  readonly moments: (observable: string, side?: Side) => Moments;
  /** Distribution of an observable over trajectories; null where the run does not count it. */
  readonly distribution: (observable: string, side?: Side) => Distribution | null;
  /** The spectrum, where the system has one. */
  readonly spectrum?: MeasuredSpectrum | null;
}

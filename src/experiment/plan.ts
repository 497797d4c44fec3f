import type { Columns, Kernel, Process } from '../backends/backend.ts';
import type { System } from '../model/system.ts';
import type { Extracted } from './observables.ts';
import type { CanonicalSpec } from './spec.ts';
import type { TimeSeries } from './time-series.ts';

/** One direction of the experiment, ready to run. */
export interface Direction {
  readonly kernel: { readonly kernel: Kernel };
  readonly process: Process;
  /** Where the state is read: the end alone, as the backend counts it. */
  readonly stops: readonly number[];
  /** Turns state columns at the end into works and observables. */
  readonly extract: (columns: Columns) => Extracted;
}

/** An estimate made from an observable, or the reason why there is none. */
export interface Reported {
  readonly id: string;
  readonly name: string;
  readonly side: 'forward' | 'reverse';
  readonly statistic: 'mean' | 'standard deviation';
  readonly unit: string;
  readonly reason?: string;
}

/** How trajectories start: with how many Metropolis updates (0 where drawn directly), and how far that may be from the law asked for, in total variation. */
export interface StartReport {
  readonly kind: 'gaussian' | 'grid' | 'point' | 'drawn';
  readonly updates: number;
  readonly distance: number;
}

/** Everything decided about a run before a device is touched. */
export interface Plan {
  readonly kind: 'langevin' | 'jump';
  readonly spec: CanonicalSpec;
  readonly system: System;
  /** NaN where coordinates feel different baths, or none is named: then works have no unit of kT. */
  readonly kT: number;
  /** Time steps of a trajectory; 0 where events have their own times. */
  readonly steps: number;
  readonly forward: Direction;
  readonly reverse: Direction | null;
  /** The forward process at 2dt on the same noise, where a law needs its time-step bias. */
  readonly coarse: Direction | null;
  /** Observables, in the order of `Extracted.columns`. */
  readonly extraction: { readonly names: readonly string[] };
  /** Statistics of observables that are reported as estimates. */
  readonly reported: readonly Reported[];
  /** Opens the record of averages against time, where the run keeps one. */
  readonly openRecord: (() => TimeSeries) | null;
  /** Exact ΔF/kT; NaN without equilibrium. */
  readonly freeEnergyDifference: number;
  readonly start: StartReport;
  readonly warnings: readonly string[];
  /** What to do about trajectories that became non-finite. */
  readonly advice: string;
}

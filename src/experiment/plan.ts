import type { Columns, Kernel, Process } from '../backends/backend.ts';
import type { System } from '../model/system.ts';
import type { DistributionLayout } from '../tally/side-tally.ts';
import type { FieldPlan } from './field-plan.ts';
import type { Ends } from './instant-reader.ts';
import type { Fluctuations } from './network-fluctuations.ts';
import type { Extracted, Extracting, Snapshot } from './observables.ts';
import type { ProfilePlan } from './profile-plan.ts';
import type { CanonicalSpec } from './spec.ts';
import type { SpectrumPlan } from './spectrum-plan.ts';
import type { ExactField } from './start-plan.ts';
import type { SeriesStart, TimeSeries } from './time-series.ts';

/** One direction of the experiment, ready to run. */
export interface Direction {
  readonly kernel: { readonly kernel: Kernel };
  readonly process: Process;
  /** Where the state is read, as the backend counts it: at each snapshot, then at the end. */
  readonly stops: readonly number[];
  /** Turns the state at these stops into works and observables. */
  readonly extract: (columns: readonly Columns[]) => Extracted;
  /** The same as plain data, for workers; null or absent where it cannot be given so. */
  readonly reading?: DirectionReading | null;
}

/** How one direction is read, as plain data. */
export interface DirectionReading {
  readonly extracting: Extracting;
  /** Controls at each stop. */
  readonly ends: readonly Ends[];
  readonly confined: boolean;
}

/** An estimate made from an observable, or the reason why there is none. */
export interface Reported {
  readonly id: string;
  readonly name: string;
  readonly side: 'forward' | 'reverse';
  readonly statistic: 'mean' | 'standard deviation';
  readonly unit: string;
  readonly reason?: string;
  /** Of a first passage, the observable that tells where it was cut at the duration. */
  readonly censored?: string;
}

/** How trajectories start: with how many Metropolis updates (0 where drawn directly), and how far that may be from the law asked for, in total variation. */
export interface StartReport {
  readonly kind: 'gaussian' | 'grid' | 'cells' | 'point' | 'drawn';
  readonly updates: number;
  readonly distance: number;
  /** Time that trajectories relaxed before the process began. */
  readonly burnIn: number;
}

/** An observable whose distribution is counted; with an `id` it is reported as a histogram. */
export type PlannedDistribution = DistributionLayout & {
  readonly name: string;
  readonly id?: string | undefined;
  readonly unit?: string | undefined;
};

/** Everything decided about a run before a device is touched. */
export interface Plan {
  readonly kind: 'langevin' | 'jump';
  readonly spec: CanonicalSpec;
  readonly system: System;
  /** NaN where coordinates feel different baths, or none is named: then works have no unit of kT. */
  readonly kT: number;
  /** Instants before the end that observables may refer to. */
  readonly snapshots: readonly Snapshot[];
  /** Whether works are works between equilibrium states (or from a point), of which free energies can be estimated. */
  readonly freeEnergies: boolean;
  /** Where density and current are measured; the forward kernel's trajectories add them up. */
  readonly field?: { readonly plan: FieldPlan; readonly exact: ExactField | null } | null;
  /** The free-energy profile to be estimated along the coordinate of a driven model. */
  readonly profile?: ProfilePlan | null;
  /** The spectrum to be measured. */
  readonly spectrum?: SpectrumPlan | null;
  /** Time steps of a trajectory, burn-in included; 0 where events have their own times. */
  readonly steps: number;
  readonly forward: Direction;
  readonly reverse: Direction | null;
  /** The forward process at 2dt on the same noise, where a law needs its time-step bias. */
  readonly coarse: Direction | null;
  /** The reverse process at 2dt, where free energies have a time-step bias. */
  readonly coarseReverse?: Direction | null;
  /** Observables, in the order of `Extracted.columns`. */
  readonly extraction: { readonly names: readonly string[] };
  /** Observables whose distributions are counted. */
  readonly distributions?: readonly PlannedDistribution[];
  readonly fluctuations?: Fluctuations | null;
  /** Statistics of observables that are reported as estimates. */
  readonly reported: readonly Reported[];
  /** Opens the record of averages against time, where the run keeps one. */
  readonly openRecord: ((start?: SeriesStart) => TimeSeries) | null;
  /** Exact ΔF/kT; NaN without equilibrium. */
  readonly freeEnergyDifference: number;
  readonly start: StartReport;
  /** Why paths have no heat, so that free energies come from the protocol work; null or absent where they have. */
  readonly heatless?: string | null;
  readonly warnings: readonly string[];
  /** What to do about trajectories that became non-finite. */
  readonly advice: string;
}

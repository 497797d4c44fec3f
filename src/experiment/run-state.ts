import type { BlockStudyState } from '../estimate/block-study.ts';
import type { ConvergenceSeries } from '../estimate/convergence.ts';
import type { WorkScale } from '../tally/work-scale.ts';
import type { Extracted } from './observables.ts';
import type { ProfileRunState } from './profile-run.ts';
import type { KeptPulls } from './pulls-kept.ts';
import type { SamplePaths } from './sample-paths.ts';

type Side = 'forward' | 'reverse';

/** Trajectories `first` … `end` − 1 of an ensemble. */
export interface Part {
  readonly first: number;
  readonly end: number;
}

/** What has come in from one direction. Tallies are packed: `unpackStream`. */
export interface ArmState {
  readonly side: Side;
  readonly finished: number;
  readonly nonFinite: number;
  readonly accepted: number;
  readonly jumps: number;
  readonly capped: number;
  /** Null before the first trajectories have fixed the scale. */
  readonly stream: Float64Array | null;
  /** Batches that wait for the scale. */
  readonly held: readonly Extracted[];
}

/** What some trajectories of one direction gave that has to be gone through in the order of the ensemble. */
export interface JournalEntry {
  readonly side: Side;
  /** In kT, where free energies are estimated. */
  readonly work: Float64Array | null;
  /** Those that show the free-energy profile. */
  readonly pulls: KeptPulls | null;
}

/** Sums whose bits depend on the order of trajectories, as far as a run has come. */
export interface FollowedState {
  readonly convergence: ConvergenceSeries;
  readonly means: ConvergenceSeries | null;
  readonly blocks: BlockStudyState | null;
  readonly profile: ProfileRunState | null;
}

/**
 * All that a run of a part of an ensemble knows, as plain data that structured clones copy. A run of the whole ensemble goes on from it; parts
 * are put together to the whole.
 */
export interface RunState {
  readonly part: Part;
  /** Null before it is fixed, and where no works are tallied. */
  readonly scale: WorkScale | null;
  readonly arms: readonly ArmState[];
  /** The first trajectories at dt and at 2dt. */
  readonly timeSteps: { readonly fine: Float64Array; readonly coarse: Float64Array } | null;
  readonly pairs: readonly Float64Array[] | null;
  readonly recording: readonly Float64Array[] | null;
  readonly field: Float64Array | null;
  /** The whole ensemble's, if the run is of all of it; else what parts keep until they are put together. */
  readonly followed: FollowedState | null;
  readonly journal: readonly JournalEntry[] | null;
  /** Once they have been recorded. */
  readonly paths: SamplePaths | null;
  readonly seconds: number;
  readonly advanceSeconds: number;
}

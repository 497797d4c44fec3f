import type { RunSpec } from '../experiment/spec.ts';
import type { BenchmarkState } from './benchmark/benchmark-state.ts';
import type { CatalogueEntry, Decided, Device, Failure, Pace, Picture, Reading } from './engine/engine-api.ts';
import type { LaboratoryState } from './laboratory/laboratory-state.ts';
import type { PullingState } from './pulling/pulling-state.ts';
import type { Shown } from './shown.ts';
import type { SweepState } from './sweep/sweep-state.ts';

/** Pages on which something is run. */
export type RunPage = 'systems' | 'model';
export type Page = RunPage | 'gallery' | 'data' | 'benchmark';
type Phase = 'starting' | 'running' | 'paused' | 'finished' | 'stopped' | 'failed';

/** Pictures of what goes on during a driven process. */
export type ProcessPicture = 'field' | 'molecules' | 'profile';

/** Everything that the screen shows. */
export interface AppState {
  readonly catalogue: readonly CatalogueEntry[];
  readonly page: Page;
  /** What is looked for in the gallery. */
  readonly sought: string;
  /** What is asked for on each page. */
  readonly requests: Readonly<Record<RunPage, RunSpec>>;
  /** The page for one's own data. */
  readonly laboratory: LaboratoryState;
  readonly benchmark: BenchmarkState;
  /** The study of the pulling speed, where it is shown. */
  readonly pulling: PullingState | null;
  /** A parameter over a range, where it is shown. */
  readonly sweep: SweepState | null;
  readonly reading: Reading | null;
  readonly failure: Failure | null;
  readonly phase: Phase;
  readonly device: Device | null;
  /** The run that has just begun; it is shown once it has something to show, so that nothing flashes. */
  readonly coming: Decided | null;
  readonly shown: Shown | null;
  readonly picture: { readonly decided: Decided; readonly picture: Picture } | null;
  readonly pace: Pace | null;
  /** Trajectories and trajectory-steps a second, smoothed. */
  readonly speed: { readonly trajectories: number; readonly steps: number } | null;
  /** Estimators whose curves are hidden. */
  readonly hidden: ReadonlySet<string>;
  readonly logarithmic: boolean;
  /** Whether estimators are shown over many experiments of N trajectories, not as they close in. */
  readonly manyExperiments: boolean;
  /** The picture of a driven process that was asked for; null for the usual one. */
  readonly processPicture: ProcessPicture | null;
  readonly modelAsText: boolean;
  /** Why the last file could not be loaded. */
  readonly unread: string | null;
  /** A word to the user that passes: “copied”. */
  readonly said: string;
}

/** Whether a field is this one, or a part of it. */
export const isWithin = (field: string, whole: string): boolean => field === whole || field.startsWith(`${whole}.`);

/** The page on which something is run, if it is in view. */
export const runPageOf = ({ page }: AppState): RunPage => (page === 'model' ? 'model' : 'systems');

/** The request of the page in view. */
export const requestOf = (state: AppState): RunSpec => state.requests[runPageOf(state)];

import type { Result } from '../experiment/result.ts';
import type { RunSpec } from '../experiment/spec.ts';
import type {
  CatalogueEntry,
  Decided,
  Device,
  EdgeFlow,
  Failure,
  Pace,
  Picture,
  Reading,
} from './engine/engine-api.ts';

export type Page = 'systems' | 'model';
type Phase = 'starting' | 'running' | 'paused' | 'finished' | 'stopped' | 'failed';

/** A run as it is shown. */
export interface Shown {
  readonly decided: Decided;
  readonly result: Result;
  /** Jumps along the edges of a network; empty where none are counted. */
  readonly flows: readonly EdgeFlow[];
}

/** Everything that the screen shows. */
export interface AppState {
  readonly catalogue: readonly CatalogueEntry[];
  readonly page: Page;
  /** What is asked for on each page. */
  readonly requests: Readonly<Record<Page, RunSpec>>;
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
  readonly modelAsText: boolean;
  /** Why the last file could not be loaded. */
  readonly unread: string | null;
  /** A word to the user that passes: “copied”. */
  readonly said: string;
}

/** The request of the page in view. */
export const requestOf = (state: AppState): RunSpec => state.requests[state.page];

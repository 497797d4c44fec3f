import type { Result } from '../../experiment/result.ts';
import type { SamplePaths } from '../../experiment/sample-paths.ts';
import type { CanonicalSpec, RunSpec } from '../../experiment/spec.ts';
import type { Parameter } from '../../model/parameter.ts';

/** A request that was refused or a run that failed: one line, and the field it is about where there is one. */
export interface Failure {
  readonly kind: 'request' | 'device' | 'program';
  /** Dotted path in the request, as in `parameters.tau`; null when no field is to blame. */
  readonly field: string | null;
  readonly message: string;
  /** What was typed, where it never became part of a request. */
  readonly typed?: string;
}

/** A built-in system as plain data. */
export interface CatalogueEntry {
  readonly id: string;
  readonly title: string;
  readonly summary: string;
  readonly sources: readonly string[];
  readonly parameters: readonly Parameter[];
  readonly trajectories: number;
  /** Whether work is measured, so that there are histograms and free energies to show. */
  readonly driven: boolean;
}

/** How a request is understood, before anything is run: what it says in mathematical notation. */
export interface Reading {
  /** MathML of the potential, `U = …`; null for jump processes. */
  readonly potential: string | null;
  /** MathML of the equations of motion, one a coordinate; of jump processes, the channels with their rates. */
  readonly motion: readonly string[];
}

/** What was decided about a run before it began. */
export interface Decided {
  readonly spec: CanonicalSpec;
  /** Id of the built-in system, null for a typed-in model. */
  readonly system: string | null;
  readonly steps: number;
  readonly kT: number;
  readonly driven: boolean;
  /** Exact ΔF/kT by quadrature or in closed form; null where there is none. */
  readonly freeEnergyDifference: number | null;
  readonly timeUnit: string;
  readonly energyUnit: string;
  readonly coordinates: readonly { readonly name: string; readonly unit: string }[];
  /** Every control over the duration, evenly spaced. */
  readonly controls: readonly { readonly name: string; readonly unit: string; readonly values: readonly number[] }[];
}

/** The potential along the first coordinate at a few moments of the forward process. */
export interface Landscape {
  readonly x: Float64Array;
  /** U/kT; moment k at place j stands at [k · x.length + j]. Moments are evenly spaced over the duration. */
  readonly energy: Float64Array;
  readonly moments: number;
}

/** What the moving picture shows. */
export interface Picture {
  readonly paths: readonly SamplePaths[];
  /** Null for more than one coordinate. */
  readonly landscape: Landscape | null;
}

/** The device that computes. */
export interface Device {
  readonly kind: string;
  readonly adapter: string;
  readonly workers: number | null;
  readonly software: boolean;
  /** Why `auto` chose it, when that is worth a word. */
  readonly note: string | null;
}

/** How far a run is. */
export interface Pace {
  readonly finished: number;
  readonly total: number;
  readonly seconds: number;
  readonly trajectorySteps: number;
}

export type Update =
  | { readonly type: 'decided'; readonly decided: Decided }
  | { readonly type: 'device'; readonly device: Device }
  | { readonly type: 'picture'; readonly picture: Picture }
  | { readonly type: 'progress'; readonly pace: Pace; readonly result: Result | null };

export type Ending = { readonly how: 'finished' | 'stopped' } | { readonly how: 'failed'; readonly failure: Failure };

/** The engine as the page sees it; it lives in a worker. */
export interface EngineApi {
  catalogue(): CatalogueEntry[];
  /** Reads the formulas of a request without running it. */
  read(request: RunSpec): { readonly reading: Reading } | { readonly failure: Failure };
  /** Runs a request; a run in progress is stopped first. */
  start(request: RunSpec, onUpdate: (update: Update) => void): Promise<Ending>;
  pause(): void;
  resume(): void;
  stop(): void;
}

import type { SpeedOptions } from '../../experiment/plan-speeds.ts';
import type { PullingSpeed } from '../../experiment/pulling-speed.ts';
import type { Result } from '../../experiment/result.ts';
import type { SamplePaths } from '../../experiment/sample-paths.ts';
import type { CanonicalSpec, RunSpec } from '../../experiment/spec.ts';
import type { SweepPoint } from '../../experiment/sweep-run.ts';
import type { Parameter } from '../../model/parameter.ts';
import type { Preset } from '../../model/system.ts';
import type { AskedSweep } from '../sweep/asked-sweep.ts';
import type { DecidedSweep } from '../sweep/decided-sweep.ts';

/**
 * A request that was refused or a run that failed: one line, and the field it is about where there is one. A refused link leaves what is in
 * view as it is.
 */
export interface Failure {
  readonly kind: 'request' | 'link' | 'device' | 'program';
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
  /** Title of the group that it stands in. */
  readonly group: string;
  readonly summary: string;
  readonly sources: readonly string[];
  readonly parameters: readonly Parameter[];
  readonly trajectories: number;
  /** Whether work is measured, so that there are histograms and free energies to show. */
  readonly driven: boolean;
  /** How many laws are tested. */
  readonly laws: number;
  readonly presets: readonly Preset[];
}

/** How a request is understood, before anything is run: what it says in mathematical notation. */
export interface Reading {
  /** MathML of the potential, `U = …`; null for jump processes. */
  readonly potential: string | null;
  /** MathML of the equations of motion, one a coordinate; of jump processes, the channels with their rates. */
  readonly motion: readonly string[];
}

/** A measured number; null where it cannot be given. */
interface Quantity {
  readonly value: number | null;
  readonly standardError: number | null;
}

/** Jumps by one way between two states per unit time, as measured: there and back together, and there less back. */
export interface EdgeFlow {
  readonly from: string;
  readonly to: string;
  readonly net: Quantity;
  readonly traffic: Quantity;
}

/** Jumps per unit time from one state to another and back: less, and together. */
interface Jumps {
  readonly from: string;
  readonly to: string;
  readonly net: number;
  readonly traffic: number;
}

/** A Markov network and what linear algebra says about it. */
export interface NetworkPicture {
  readonly states: readonly string[];
  /** Probability of each state at the end. */
  readonly probability: readonly number[];
  /** Jumps per unit time between each two states, on average over the run. */
  readonly edges: readonly Jumps[];
  /** The same by each way: several may join two states, as two baths do. */
  readonly ways: readonly (Jumps & {
    /** What it is called, where that says more than the two states. */
    readonly name: string | null;
  })[];
  /** Whether the run counts the jumps along edges. */
  readonly counted: boolean;
  /** Mean of each named current. */
  readonly currents: Readonly<Record<string, number>>;
}

/** Exact probability of the populations n = 0, 1, 2 … of a species at the end. */
export interface PopulationLaw {
  readonly name: string;
  readonly probability: readonly number[];
}

/** Exact means against time, by the names under which they are recorded. */
export interface Course {
  readonly t: readonly number[];
  readonly mean: Readonly<Record<string, readonly number[]>>;
}

/** What is special to a jump process. */
export interface DecidedJump {
  readonly form: 'network' | 'reactions' | 'events';
  /** Named currents, in the order in which they were given. */
  readonly currents: readonly string[];
  /** Species and quantities assigned from them. */
  readonly species: readonly string[];
  readonly network: NetworkPicture | null;
  /** Empty where exact laws would cost too much. */
  readonly populations: readonly PopulationLaw[];
  readonly course: Course | null;
}

/** A model that came from a file. */
export interface Imported {
  readonly request: RunSpec;
  readonly title: string;
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
  /** Null for motion in a potential. */
  readonly jump: DecidedJump | null;
}

/** The potential along the first coordinate at a few moments of the forward process. */
export interface Landscape {
  readonly x: Float64Array;
  /** U/kT; moment k at place j stands at [k · x.length + j]. Moments are evenly spaced over the duration. */
  readonly energy: Float64Array;
  readonly moments: number;
  /** Values of the discrete variables that it is drawn for, `on = 1`; empty where there are none. */
  readonly state: string;
  /** The potential at the start for other values of theirs. */
  readonly others: readonly Float64Array[];
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
  | {
      readonly type: 'progress';
      readonly pace: Pace;
      readonly result: Result | null;
      readonly flows: readonly EdgeFlow[];
    };

export type Ending = { readonly how: 'finished' | 'stopped' } | { readonly how: 'failed'; readonly failure: Failure };

/** How far a study of the pulling speed is. */
export interface SpeedUpdate {
  readonly share: number;
  /** What is known, when another speed is done. */
  readonly study: PullingSpeed | null;
}

/** What the engine tells of a sweep. */
export type SweepUpdate =
  | { readonly type: 'device'; readonly device: Device }
  | { readonly type: 'decided'; readonly decided: DecidedSweep }
  | { readonly type: 'progress'; readonly share: number }
  | { readonly type: 'point'; readonly point: SweepPoint };

/** The engine as the page sees it; it lives in a worker. */
export interface EngineApi {
  catalogue(): CatalogueEntry[];
  /** Reads the formulas of a request without running it. */
  read(request: RunSpec): { readonly reading: Reading } | { readonly failure: Failure };
  /** Why a request, or a sweep of it, cannot be run; null where it can. */
  check(request: RunSpec, sweep: AskedSweep | null): Failure | null;
  /** Runs a request; a run in progress is stopped first. */
  start(request: RunSpec, onUpdate: (update: Update) => void): Promise<Ending>;
  /** Studies the pulling speed of a request; a run in progress is stopped first. */
  studySpeed(request: RunSpec, options: SpeedOptions, onUpdate: (update: SpeedUpdate) => void): Promise<Ending>;
  /** Runs a parameter of a request over a range; a run in progress is stopped first. */
  sweep(request: RunSpec, asked: AskedSweep, onUpdate: (update: SweepUpdate) => void): Promise<Ending>;
  /** What a law expects at one value of a parameter; null where only a run can tell, or the value is refused. */
  expected(request: RunSpec, parameter: string, value: number, law: string): number | null;
  /** Turns an SBML file into a request for a run. */
  importSbml(text: string, file: string): { readonly imported: Imported } | { readonly failure: Failure };
  pause(): void;
  resume(): void;
  stop(): void;
}

import type { Bins } from '../tally/histogram.ts';
import type { CurveSpec, Theory } from './curve-spec.ts';
import type { Measurement, Side } from './measurement.ts';
import type { ModelSpec } from './parse-model.ts';
import type { ScalarSpec } from './spec.ts';
import type { SpectrumSpec } from './spectrum-spec.ts';

export type { Measurement } from './measurement.ts';

/** A statement that theory makes about the ensemble, testable on any run. */
export interface Law {
  readonly id: string;
  /** `bound` holds when measured lies on the allowed side of expected. */
  readonly kind: 'equality' | 'bound';
  /** For a bound: the side on which measured must lie. */
  readonly side?: 'at least' | 'at most';
  readonly statement: string;
  /** Unit of measured and expected; may depend on the model's energy unit. */
  readonly unit: string;
  /** A function of averages, or the id of a free-energy estimate, which brings its own error. */
  readonly measured: ((m: Measurement) => number) | { readonly estimate: string };
  readonly expected: (m: Measurement) => number;
  /** Further places where the same must hold: one half of the ensemble says which is furthest off, and the other half is held against it there. */
  readonly elsewhere?: readonly Pick<Law, 'measured' | 'expected'>[];
  /** `expected` reads the ensemble too, so the error is that of the difference. */
  readonly expectedIsMeasured?: boolean;
  /** Natural size of the quantity: time-step bias above 1 % of max(|expected|, scale) fails the law. */
  readonly scale: (m: Measurement) => number;
  /** Holds at any dt, being about total work: no time-step bias. */
  readonly exactAtAnyTimeStep?: boolean;
  /** The observable (or, without one, the work) whose exponential average, or other average of rare large values, this is: it counts only with an effective sample size of 100. */
  readonly exponentialAverage?: { readonly observable?: string; readonly side: Side };
  /** The standard error that theory gives it, where a sample without its rarest values does not know: the larger of both counts. */
  readonly exactError?: (m: Measurement) => number;
  /** Why this run cannot tell whether the law holds, for example because it has too few rare trajectories; null when it can. */
  readonly untestable?: (m: Measurement) => string | null;
}

/** A number, or what gives one from numbers with names. */
export type Quantity = ScalarSpec | ((values: Readonly<Record<string, number>>) => number);

/** A grid for density and current: for one or two coordinates the number of cells, and the ends where they are not periodic. */
export type FieldSpec = Readonly<
  Record<
    string,
    | number
    | {
        readonly cells?: number | undefined;
        readonly from?: ScalarSpec | undefined;
        readonly to?: ScalarSpec | undefined;
      }
  >
>;

/** What theory says of the density and of the probability current at a place of the grid, coordinates of the grid alone. */
export interface FieldInTheory {
  readonly density: (x: readonly number[]) => number;
  readonly current: (x: readonly number[]) => readonly number[];
}

/** A free-energy profile along the one coordinate of a driven model: cells, instants at which it is read (slices), and the ends where the coordinate is not periodic. */
export interface ProfileSpec {
  readonly cells?: number | undefined;
  readonly slices?: number | undefined;
  /** How many of the first trajectories of each direction are read; all by default. */
  readonly trajectories?: number | undefined;
  readonly from?: number | undefined;
  readonly to?: number | undefined;
}

/** Settings of a system that make its point. */
export interface Preset {
  /** A few words and the setting: `Equilibrium: f = 0`. */
  readonly title: string;
  /** One sentence: what to look at. */
  readonly words: string;
  /** Values that differ from the defaults; none where the defaults themselves make the point. */
  readonly parameters?: Readonly<Record<string, number>>;
  /** Length of the run, where it is not the usual one. */
  readonly duration?: number;
}

/** A system is data: formulas, parameters, laws. Built-in systems and typed-in models have the same form. */
export interface System {
  readonly id: string;
  readonly title: string;
  readonly kind: 'langevin' | 'jump' | 'hybrid';
  /** What it is, what to look at, what to change: plain words. */
  readonly summary: string;
  /** Where its make-up depends on a parameter, such as a number of cells: a function of the values given, others having their defaults. */
  readonly model: ModelSpec | ((parameters: Readonly<Record<string, number>>) => ModelSpec);
  /** Length of the run: a number, a formula or a function of the parameters. */
  readonly duration: Quantity;
  /**
   * Parameters that change along when the same protocol takes `stretch` times as long, as formulas of the parameters and of `stretch`;
   * needed where the ends of a control depend on the duration.
   */
  readonly stretched?: Readonly<Record<string, string>>;
  /** Instants whose state observables may use too, in ascending order: of the parameters and `duration`. */
  readonly snapshots?: Readonly<Record<string, Quantity>>;
  /** Those of them that curves alone read: where time steps are too long to tell them from what follows, they fall together with it. */
  readonly pictured?: readonly string[];
  /** Default time step as a formula of the parameters and of `duration`; null: from the stiffness of the potential. */
  readonly dt: ScalarSpec | null;
  /** Time-stepping scheme where none is asked for; the first that fits the dynamics by default. */
  readonly integrator?: string;
  /** How many are usual, at the defaults. */
  readonly trajectories: number;
  /** The part of them that is usual at other parameters, where each takes so much longer that fewer must do. */
  readonly share?: Quantity;
  readonly measure: { readonly work: boolean; readonly reverse: boolean };
  /** Of a network: counts every transition by itself, for laws about edges and cycles. */
  readonly transitions?: boolean;
  /**
   * Per-trajectory quantities to average: formulas of the parameters, the final coordinates (`x`), the initial ones (`x0`), velocities
   * (`vx`, `vx0`), and of `work`, `totalWork`, `shadowWork`, `heat` where work is measured, of currents (per unit time; of a jump process the counts) and integrals;
   * of all these at a snapshot too, as `x_early`.
   */
  readonly observables: Readonly<Record<string, string>>;
  /** Where density and probability current are shown. */
  readonly field?: FieldSpec;
  /** The stationary density and current that theory expects over the coordinates of `field`, where the start does not tell them. */
  readonly exactField?: (theory: Theory) => FieldInTheory;
  /** The spectrum of a coordinate. */
  readonly spectrum?: SpectrumSpec;
  /** The free-energy profile that its works are to show. */
  readonly profile?: ProfileSpec;
  /** What its summary speaks of, measured from place to place against what theory says: the pictures that come first. */
  readonly curves?: readonly CurveSpec[];
  /** Observables, currents and integrals that only laws and curves read: neither their means nor their distributions are reported. */
  readonly internal?: readonly string[];
  /** Observables whose distributions are counted, in these cells; jump processes. */
  readonly distributions?: Readonly<Record<string, Bins & { readonly unit?: string }>>;
  readonly laws: readonly Law[];
  /** One or two settings worth trying, in the order in which to try them. */
  readonly presets?: readonly Preset[];
  readonly sources: readonly string[];
}

import type { Diagnostics } from '../estimate/diagnostics.ts';
import type { Verdict } from '../laws/judge.ts';
import type { StartReport } from './plan.ts';
import type { CanonicalSpec } from './spec.ts';

/** JSON knows no NaN. */
export type OrNull = number | null;

/** A reported number with its error (contract: "Result"). */
export interface ReportedEstimate {
  readonly id: string;
  readonly value: OrNull;
  readonly standardError: OrNull;
  readonly unit: string;
  readonly reason: string | null;
}

export interface ReportedLaw extends Omit<Verdict, 'measured' | 'standardError' | 'timeStepBias' | 'expected' | 'z'> {
  readonly measured: OrNull;
  readonly standardError: OrNull;
  readonly timeStepBias: OrNull;
  readonly expected: OrNull;
  readonly z: OrNull;
}

export interface ReportedHistogram {
  readonly edges: number[];
  readonly counts: number[];
  /** What falls outside the edges. */
  readonly below: number;
  readonly above: number;
}

export interface ReportedSeries {
  readonly value: OrNull[];
  readonly standardError: OrNull[];
}

/** A quantity n with ln[P(n)/P(−n)] = affinity·n, as counted and fitted. */
export interface ReportedFluctuations {
  /** Values > 0 for which n and −n both came. */
  readonly n: number[];
  readonly logRatio: { readonly value: number[]; readonly standardError: number[] };
  /** Entropy, in k_B, of one unit of n. */
  readonly affinity: number;
  /** Of the fitted line, in units of the affinity: 1 by theory; at equilibrium, where the affinity is 0, by itself. */
  readonly slope: { readonly value: OrNull; readonly standardError: OrNull };
  /** Trajectories with n ≠ 0 that were compared: those that end where they began, for a current. */
  readonly trajectories: number;
  /** Time over which n was counted. */
  readonly time: number;
}

/** Density and probability current on a grid, cell by cell, those of the first axis being neighbours. */
export interface ReportedField {
  readonly axes: readonly { readonly name: string; readonly unit: string; readonly edges: number[] }[];
  /** Positions sampled. */
  readonly samples: number;
  /** Share of them outside the grid. */
  readonly outside: { readonly value: OrNull; readonly standardError: OrNull };
  /** Probability density. */
  readonly density: ReportedSeries;
  /** Probability current density along each axis (Stratonovich). */
  readonly current: readonly ReportedSeries[];
  /** Its divergence: 0 in a stationary state. */
  readonly divergence: ReportedSeries;
  /** Mean velocity along each axis. */
  readonly velocity: readonly { readonly value: OrNull; readonly standardError: OrNull }[];
  /** The stationary density and current at the middle of each cell, where they are known. */
  readonly exact: { readonly density: OrNull[]; readonly current: OrNull[][] | null } | null;
}

/** The whole answer of a run (contract: "Result"). */
export interface Result {
  readonly eddy: string;
  readonly spec: CanonicalSpec;
  readonly backend: {
    readonly kind: string;
    readonly precision: string;
    readonly adapter: string;
    readonly workers: number;
  };
  readonly timing: {
    readonly trajectories: number;
    readonly steps: number;
    readonly trajectorySteps: number;
    readonly jumps: number;
    readonly seconds: number;
    readonly advanceSeconds: number;
  };
  /** Over all directions: forward and reverse trajectories count separately. */
  readonly status: { readonly finished: number; readonly nonFinite: number; readonly capped: number };
  readonly estimates: ReportedEstimate[];
  readonly laws: ReportedLaw[];
  readonly start: StartReport;
  readonly diagnostics: Diagnostics | null;
  readonly series: {
    readonly convergence?: { readonly trajectories: number[] } & Record<string, ReportedSeries | number[]>;
    /** Means against time, where the run records them. */
    readonly time?: { readonly t: number[] } & Record<string, ReportedSeries | number[]>;
    /** Fluctuation theorems of a network: its currents by their ids, and `entropy-production`. */
    readonly fluctuation?: Record<string, ReportedFluctuations>;
    /** Sample paths: for each coordinate one array of positions a path. */
    readonly paths?: { readonly t: number[] } & Record<string, number[][] | number[]>;
  };
  readonly histograms: Record<string, ReportedHistogram>;
  readonly field?: ReportedField;
  readonly warnings: string[];
}

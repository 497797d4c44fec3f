import type { Diagnostics } from '../estimate/diagnostics.ts';
import type { Verdict } from '../laws/judge.ts';
import type { OrNull } from '../or-null.ts';
import type { StartReport } from './plan.ts';
import type { CanonicalSpec } from './spec.ts';

/** A reported number with its error (contract: "Result"). */
export interface ReportedEstimate {
  readonly id: string;
  readonly value: OrNull;
  readonly standardError: OrNull;
  readonly unit: string;
  readonly reason: string | null;
  /** What the number is a mean of, where that is not what its id says: a first passage that was cut in some trajectories. */
  readonly remark?: string;
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
  /** Of the edges, where it has a name and is not kT. */
  readonly unit?: string;
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

/**
 * The spectrum ∫e^{iωt}⟨x(t)x(0)⟩dt of a coordinate: averaged windowed periodograms freed of leakage and aliasing, by the exact ratio of the spectrum to the average
 * of its periodogram. From −ω to ω.
 */
export interface ReportedSpectrum extends ReportedSeries {
  readonly of: string;
  readonly window: 'hann';
  /** Readings of a trajectory, and the time between them. */
  readonly samples: number;
  readonly interval: number;
  /** Angular frequencies. */
  readonly omega: number[];
  /** What leakage and aliasing had added, as a part of the exact spectrum; it is taken off. */
  readonly leakage: number[];
  readonly exact: number[];
  /** Times factors, held against another exact spectrum. */
  readonly corrected?: {
    readonly name: string;
    readonly exact: OrNull[];
    readonly by: Readonly<Record<string, ReportedSeries & { readonly name: string; readonly factor: OrNull[] }>>;
  };
}

/** An axis of a curve. */
interface ReportedAxis {
  readonly label: string;
  readonly unit?: string;
  readonly logarithmic?: boolean;
  /** Of the vertical axis: 0 need not be seen. */
  readonly withoutZero?: boolean;
  /** Names of the places 0, 1, 2 … where these are no numbers. */
  readonly names?: readonly string[];
}

/** A quantity measured from place to place, and what theory says of it. */
export interface ReportedCurve {
  readonly id: string;
  readonly title: string;
  readonly x: ReportedAxis;
  readonly y: ReportedAxis;
  readonly lines: readonly (ReportedSeries & {
    /** Empty where there is one line only. */
    readonly name: string;
    /** Null: the limit at infinity. */
    readonly at: OrNull[];
    /** At the points. */
    readonly exact: OrNull[];
  })[];
  /** Between the points: each line's own, and a reference that has a name of its own. */
  readonly exact: readonly { readonly name: string; readonly at: number[]; readonly value: OrNull[] }[];
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

/** Free energies from equilibrium samples at windows along the protocol, in kT. */
export interface ReportedWindows {
  /** Values of each control at the windows. */
  readonly controls: Readonly<Record<string, number[]>>;
  /** Independent samples of each window. */
  readonly samples: number;
  /** By MBAR, at each window and, where the model confines its end, in the confined state: less that at the first window. */
  readonly freeEnergy: ReportedSeries & { readonly exact: OrNull[] };
  /** O_ij: the chance that a sample of window i is seen in window j; a row for each state. */
  readonly overlap: number[][];
  /** Of the overlap: near 1, windows fall into groups that hardly share samples. */
  readonly secondEigenvalue: number;
  readonly effectiveSamples: OrNull[];
  /** Thermodynamic integration by two rules, and its two errors. */
  readonly integration: {
    readonly trapezium: OrNull;
    readonly spline: OrNull;
    readonly statisticalError: OrNull;
    readonly quadratureError: OrNull;
  };
}

/** A free-energy profile by one estimator, cell by cell. */
export interface ReportedProfileEstimate extends ReportedSeries {
  /** Effective number of works behind each value. */
  readonly effectiveWorks: number[];
  /** Whether a value is to be believed, and why not where it is not. */
  readonly trusted: boolean[];
  readonly reason: (string | null)[];
}

/**
 * Free-energy profiles along the coordinate of a driven model. Their constant is free: in each it is fixed by the mean of its difference from the exact one over
 * the cells to be believed, weighted by their effective works; errors are those of the profile so fixed.
 */
export interface ReportedProfile {
  readonly axis: { readonly name: string; readonly unit: string; readonly edges: number[] };
  /** Instants of the process at which positions and works were read. */
  readonly slices: number;
  readonly unit: 'kT';
  /** What the profile is of. */
  readonly of: string;
  /** −ln of the mean of e^{−U_m/kT} over each cell, the least being 0. */
  readonly exact: OrNull[];
  readonly estimators: {
    readonly 'hummer-szabo': ReportedProfileEstimate;
    readonly 'minh-adib'?: ReportedProfileEstimate;
  };
}

/** A number with its error, null with the reason where it cannot be given. */
interface ReportedNumber {
  readonly value: OrNull;
  readonly standardError: OrNull;
  readonly reason: string | null;
}

/** One estimator over disjoint blocks of N works of each direction, in kT: an experiment of N works, made many times. */
interface ReportedBlockSeries {
  /** Mean of the estimates. */
  readonly mean: OrNull[];
  readonly meanError: OrNull[];
  /** Their standard deviation. */
  readonly spread: OrNull[];
  readonly spreadError: OrNull[];
  /** Blocks with an estimate, and those without: where there are any of these, there is no mean. */
  readonly blocks: number[];
  readonly missing: number[];
  readonly reason: (string | null)[];
}

/** What theory says of Jarzynski's average of N works of one direction. */
export interface ReportedDirectionLaws {
  /** Mean dissipated work in kT: near equilibrium the bias is this divided by N. */
  readonly dissipatedWork: ReportedNumber;
  /** Variance of e^{−W_d}: for N far above it the bias is half of it divided by N, in kT. */
  readonly weightVariance: ReportedNumber;
  /** Works needed, e^{W_d} with the mean dissipated work of the conjugate process. */
  readonly samplesNeeded: ReportedNumber;
}

/** Bias and spread of the estimators against the number of works. */
export interface ReportedBlocks {
  /** Works of each direction in a block: 1, 2, 4 … */
  readonly works: number[];
  /** By the estimators' ids. */
  readonly estimates: Readonly<Record<string, ReportedBlockSeries>>;
  /** ΔF in kT to take biases from: `exact`, or the id of the estimate that stands in for it. */
  readonly reference: { readonly id: string; readonly value: OrNull; readonly standardError: OrNull };
  readonly laws: { readonly forward: ReportedDirectionLaws; readonly reverse: ReportedDirectionLaws | null };
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
    /** Bias and spread of free-energy estimates against the number of works. */
    readonly blocks?: ReportedBlocks;
    /** Means against time, where the run records them. */
    readonly time?: { readonly t: number[] } & Record<string, ReportedSeries | number[]>;
    /** The spectrum, where the system has one. */
    readonly spectrum?: ReportedSpectrum;
    /** The system's own pictures: a quantity from place to place. */
    readonly curves?: ReportedCurve[];
    /** Fluctuation theorems of a network: its currents by their ids, and `entropy-production`. */
    readonly fluctuation?: Record<string, ReportedFluctuations>;
    /** Sample paths: for each coordinate one array of positions a path. */
    readonly paths?: { readonly t: number[] } & Record<string, number[][] | number[]>;
  };
  readonly histograms: Record<string, ReportedHistogram>;
  readonly field?: ReportedField;
  readonly profile?: ReportedProfile;
  readonly windows?: ReportedWindows;
  readonly warnings: string[];
}

import type { BlockStudy } from './block-study.ts';
import type { ConvergenceSeries } from './convergence.ts';
import type { Estimate } from './measured.ts';
import type { TrustVerdict } from './verdict.ts';
import type { WorkDiagnostics } from './work-diagnostics.ts';

/** An estimate with what is known of its error. In kT but `crooks-slope`, which is in units of β. */
export interface StudiedEstimate extends Estimate {
  /** From resampling block tallies; NaN where there is none. */
  readonly bootstrapError: number;
  /** From a formula, where one is known; else NaN. */
  readonly analyticError: number;
  /** 95 % confidence interval by the bootstrap, as much wider as the standard error is larger than the bootstrap's; null where there is none. */
  readonly interval: readonly [number, number] | null;
  /** Why this estimate or its error is not to be relied on, in plain words; null when nothing speaks against it. */
  readonly doubt: string | null;
}

/** Works as they are drawn: bins of equal width in kT; reverse works as −W_R. */
export interface WorkHistogram {
  readonly edges: readonly number[];
  readonly counts: readonly number[];
  readonly below: number;
  readonly above: number;
}

/** Points of ln[P_F(W)/P_R(−W)] in bins where both sides have a few works. */
export interface LogRatio {
  readonly work: readonly number[];
  readonly value: readonly number[];
  readonly standardError: readonly number[];
}

/** One direction in a few numbers, in kT. */
export interface WorkSummary {
  readonly count: number;
  readonly infinite: number;
  /** Works that are no number. */
  readonly excluded: number;
  readonly mean: number;
  readonly standardDeviation: number;
  readonly minimum: number;
  readonly maximum: number;
}

/** All that the laboratory says about works of one or both directions: plain data, structured-cloneable. */
export interface WorkStudy {
  readonly forward: WorkSummary;
  readonly reverse: WorkSummary | null;
  readonly estimates: readonly StudiedEstimate[];
  readonly diagnostics: WorkDiagnostics;
  readonly verdict: TrustVerdict;
  readonly warnings: readonly string[];
  readonly histograms: { readonly forward: WorkHistogram; readonly reverse: WorkHistogram | null };
  /** Null without reverse works. */
  readonly logRatio: LogRatio | null;
  readonly convergence: ConvergenceSeries;
  readonly blocks: BlockStudy;
}

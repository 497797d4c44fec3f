import type { ReportedSeries } from '../../experiment/result.ts';
import { type EstimatorStyle, estimators } from '../../report/estimators.ts';
import type { Shown } from '../shown.ts';

/** One estimator against the number of trajectories, as its distance from the exact value (or itself, where there is none). */
export interface ConvergenceCurve {
  readonly style: EstimatorStyle;
  readonly value: readonly (number | null)[];
  readonly error: readonly (number | null)[];
}

/** Numbers of trajectories below which estimates say nothing. */
const fewest = 16;

/** An estimate with a larger error than this, in kT, or none at all, says nothing yet. */
const roughest = 2;

const tooRough = (error: number | null | undefined): boolean => error == null || error > roughest;

export interface ConvergenceData {
  readonly trajectories: readonly number[];
  readonly curves: readonly ConvergenceCurve[];
  /** Name of the vertical axis. */
  readonly label: string;
  /** Whether distances from exact values are shown. */
  readonly exact: boolean;
  /** Below this distance the vertical scale is linear, above it logarithmic. */
  readonly threshold: number;
}

/** Before anything came. */
export const nothingYet: ConvergenceData = { trajectories: [], curves: [], label: '', exact: false, threshold: 0.1 };

/** Estimates against the number of works, where they should end, and what is special to jump processes. */
export interface Followed {
  readonly decided: Pick<Shown['decided'], 'freeEnergyDifference' | 'jump'> & {
    readonly spec: Pick<Shown['decided']['spec'], 'trajectories'>;
  };
  /** What is counted: trajectories, unless it says something else. */
  readonly counted?: string;
  readonly result: Pick<Shown['result'], 'estimates' | 'laws'> & {
    readonly series: Pick<Shown['result']['series'], 'convergence'>;
    readonly timing: Pick<Shown['result']['timing'], 'trajectories'>;
  };
}

/** The curves to draw. */
export function convergenceData({ decided, result }: Followed, hidden: ReadonlySet<string>): ConvergenceData {
  const series = result.series.convergence;
  if (!series) return nothingYet;
  const first = Math.max(
    0,
    series.trajectories.findIndex((n) => n >= fewest),
  );
  const exact = decided.freeEnergyDifference ?? 0;
  const known = decided.freeEnergyDifference !== null;
  return {
    ...nothingYet,
    exact: known,
    label: known ? 'error of ΔF / kT' : 'estimate of ΔF / kT',
    trajectories: series.trajectories.slice(first),
    curves: estimators
      .filter(({ id }) => !hidden.has(id) && id in series)
      .map((style) => {
        const { value, standardError } = series[style.id] as ReportedSeries;
        return {
          style,
          value: value
            .slice(first)
            .map((v, i) => (v === null || tooRough(standardError[first + i]) ? null : v - exact)),
          error: standardError.slice(first),
        };
      }),
  };
}

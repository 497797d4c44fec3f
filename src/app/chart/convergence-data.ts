import type { ReportedSeries } from '../../experiment/result.ts';
import type { Shown } from '../state.ts';
import { type EstimatorStyle, estimators } from '../text/estimators.ts';

/** One estimator against the number of trajectories, as its distance from the exact value (or itself, where there is none). */
interface ConvergenceCurve {
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
}

/** The curves to draw. */
export function convergenceData({ decided, result }: Shown, hidden: ReadonlySet<string>): ConvergenceData {
  const series = result.series.convergence;
  if (!series) return { trajectories: [], curves: [] };
  const first = Math.max(
    0,
    series.trajectories.findIndex((n) => n >= fewest),
  );
  const exact = decided.freeEnergyDifference ?? 0;
  return {
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

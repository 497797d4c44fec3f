import { effectiveSampleSize } from '../tally/log-sum-exp.ts';
import { standardErrorOfMean } from '../tally/moments.ts';
import type { WorkTally } from '../tally/work-tally.ts';
import type { Bar } from './bar.ts';

/** Error of an exponential average by linear propagation, √(1/n_eff − 1/N), with Kish's n_eff. */
function exponentialError({ count, exponential }: WorkTally): number {
  return Math.sqrt(Math.max(0, 1 / effectiveSampleSize(exponential) - 1 / count)) || Number.NaN;
}

/** Error of mean − variance/2: √[μ₂/n + (μ₄ − μ₂²)/(4n) − μ₃/n], central moments μ_k. */
function secondOrderError({ infinite, moments: { count: n, m2, m3, m4 } }: WorkTally): number {
  if (infinite > 0 || n < 4) return Number.NaN;
  return Math.sqrt(Math.max(0, m2 / n + (m4 / n - (m2 / n) ** 2) / 4 - m3 / n) / n) || Number.NaN;
}

/** Standard errors that formulas give, in kT, by id of the estimate; NaN where they cannot be had. */
export function analyticErrors(
  forward: WorkTally,
  reverse: WorkTally | null,
  bar: Bar | null,
): Readonly<Record<string, number>> {
  return {
    'jarzynski-forward': exponentialError(forward),
    'jarzynski-reverse': reverse ? exponentialError(reverse) : Number.NaN,
    'cumulant-1': forward.infinite ? Number.NaN : standardErrorOfMean(forward.moments) || Number.NaN,
    'cumulant-2': secondOrderError(forward),
    bar: bar?.shirtsError || Number.NaN,
  };
}

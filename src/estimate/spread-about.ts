import { momentsOf, standardErrorOfMean, standardErrorOfVariance, variance } from '../tally/moments.ts';

/** A number with its standard error; NaN where it cannot be given. */
export interface WithError {
  readonly value: number;
  readonly standardError: number;
}

/** How estimates of repeated experiments lie about the true value. */
export interface SpreadAbout {
  /** Mean less the true value. */
  readonly bias: WithError;
  /** Standard deviation: the error that one experiment would have if it were unbiased. */
  readonly spread: WithError;
  /** Root mean square distance from the true value, √(bias² + spread²). */
  readonly error: WithError;
}

const unknown: WithError = { value: Number.NaN, standardError: Number.NaN };

/**
 * Bias, spread and root mean square error of independent estimates about the true value, whose own error counts as well. NaN
 * unless there are two or more and all are finite: the rest alone would look better than an experiment is.
 */
export function spreadAbout(estimates: readonly number[], truth: WithError): SpreadAbout {
  if (estimates.length < 2 || !estimates.every(Number.isFinite))
    return { bias: unknown, spread: unknown, error: unknown };
  const distances = momentsOf(estimates.map((x) => x - truth.value));
  const squares = momentsOf(estimates.map((x) => (x - truth.value) ** 2));
  const spread = Math.sqrt(variance(distances));
  const error = Math.sqrt(squares.mean);
  const own = Number.isFinite(truth.standardError) ? truth.standardError : 0;
  const part = (x: number, whole: number) => (whole > 0 ? x / whole : 0);
  return {
    bias: { value: distances.mean, standardError: Math.hypot(standardErrorOfMean(distances), own) },
    spread: { value: spread, standardError: part(standardErrorOfVariance(distances), 2 * spread) },
    error: {
      value: error,
      standardError: Math.hypot(
        part(standardErrorOfMean(squares), 2 * error),
        own * part(Math.abs(distances.mean), error),
      ),
    },
  };
}

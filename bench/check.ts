import { type Moments, standardErrorOfMean, standardErrorOfVariance, variance } from '../src/tally/moments.ts';

/** The exact law of what every program is asked for. */
export interface ExactLaw {
  readonly mean: number;
  readonly variance: number;
}

/** How far an answer lies from the exact law, in its own standard errors. */
export interface Verdict {
  readonly zMean: number;
  readonly zVariance: number;
  readonly right: boolean;
}

/** As in the laws of `eddy verify`. */
const limit = 4.5;

/**
 * The same for normal values, with errors from the law itself, √(σ²/n) and σ²√(2/(n − 1)): in small samples those of the sample are
 * small where its variance is.
 */
export function checkNormal({ count, mean, m2 }: Moments, expectedCount: number, exact: ExactLaw): Verdict {
  const zMean = (mean - exact.mean) / Math.sqrt(exact.variance / count);
  const zVariance = (m2 / (count - 1) / exact.variance - 1) / Math.sqrt(2 / (count - 1));
  const right = count === expectedCount && Math.abs(zMean) <= limit && Math.abs(zVariance) <= limit;
  return { zMean, zVariance, right };
}

/** Holds mean and variance of the values against the exact law. Too few values are a wrong answer too. */
export function check(works: Moments, expectedCount: number, exact: ExactLaw): Verdict {
  const zMean = (works.mean - exact.mean) / standardErrorOfMean(works);
  const zVariance = (variance(works) - exact.variance) / standardErrorOfVariance(works);
  const right = works.count === expectedCount && Math.abs(zMean) <= limit && Math.abs(zVariance) <= limit;
  return { zMean, zVariance, right };
}

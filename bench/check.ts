import { type Moments, standardErrorOfMean, standardErrorOfVariance, variance } from '../src/tally/moments.ts';
import { exactMean, exactVariance } from './problem.ts';

/** How far an answer lies from the exact law, in its own standard errors. */
export interface Verdict {
  readonly zMean: number;
  readonly zVariance: number;
  readonly right: boolean;
}

/** As in the laws of `eddy verify`. */
const limit = 4.5;

/** Holds mean and variance of the works against the exact law. Too few works are a wrong answer too. */
export function check(works: Moments, expectedCount: number): Verdict {
  const zMean = (works.mean - exactMean) / standardErrorOfMean(works);
  const zVariance = (variance(works) - exactVariance) / standardErrorOfVariance(works);
  const right = works.count === expectedCount && Math.abs(zMean) <= limit && Math.abs(zVariance) <= limit;
  return { zMean, zVariance, right };
}

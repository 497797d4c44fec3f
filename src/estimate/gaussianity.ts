import { logNormalProbability } from './normal-law.ts';
import { sortedSample } from './sorted-sample.ts';

/** Works that are tested at most: beyond them departures too small to matter would be found. */
const most = 2 ** 16;

/** Fewest works of which the test says anything. */
const fewest = 8;

/**
 * Probability that Gaussian works would depart from a Gaussian law as much as these do: Anderson and Darling's test with mean and
 * variance from the sample, p-values of D'Agostino and Stephens, Goodness-of-Fit Techniques (1986), table 4.9. NaN for fewer than
 * 8 works, infinite ones, or works without spread.
 */
export function gaussianity(works: Float64Array): number {
  const x = sortedSample(works, most);
  const n = x.length;
  if (n < fewest || !Number.isFinite(x.at(-1)!) || x[0] === x.at(-1)) return Number.NaN;
  const mean = x.reduce((sum, w) => sum + (w - x[0]!), 0) / n + x[0]!;
  const deviation = Math.sqrt(x.reduce((sum, w) => sum + (w - mean) ** 2, 0) / (n - 1));
  let sum = 0;
  for (let i = 0; i < n; i++) {
    const z = (x[i]! - mean) / deviation;
    sum += (2 * i + 1) * logNormalProbability(z) + (2 * (n - i) - 1) * logNormalProbability(-z);
  }
  const a = (-n - sum / n) * (1 + 0.75 / n + 2.25 / n ** 2);
  if (a > 13) return 0;
  if (a >= 0.6) return Math.exp(1.2937 - 5.709 * a + 0.0186 * a * a);
  if (a >= 0.34) return Math.exp(0.9177 - 4.279 * a - 1.38 * a * a);
  if (a >= 0.2) return 1 - Math.exp(-8.318 + 42.796 * a - 59.938 * a * a);
  return 1 - Math.exp(-13.436 + 101.14 * a - 223.73 * a * a);
}

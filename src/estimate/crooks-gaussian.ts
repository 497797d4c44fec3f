import { variance } from '../tally/moments.ts';
import type { WorkTally } from '../tally/work-tally.ts';
import { type Measured, measured, unavailable } from './measured.ts';

/** Where Gaussians of means a, c and variances s2, t2 cross (see `crooksGaussian`); NaN without spread. */
export function gaussianCrossing(a: number, s2: number, c: number, t2: number): number {
  if (!(s2 > 0 && t2 > 0)) return Number.NaN;
  const delta = (a - c) / 2;
  const A = 1 / s2 - 1 / t2;
  const p = delta * (1 / s2 + 1 / t2);
  const q = delta * delta * A - Math.log(t2 / s2);
  const root = Math.sqrt(Math.max(0, p * p - A * q));
  const y = q === 0 ? 0 : q / (p + (p < 0 ? -root : root));
  return (a + c) / 2 + y;
}

/**
 * Free energy difference in kT where the Gaussians fitted to P_F(W) and P_R(−W) cross (Goette and Grubmüller, J. Comput. Chem.
 * 30, 447 (2009)). With means a, c, variances s², t² (ddof 0), δ = (a − c)/2 and ΔF = (a + c)/2 + y:
 *
 *     A y² − 2p y + q = 0,  A = 1/s² − 1/t²,  p = δ(1/s² + 1/t²),  q = δ²A − 2 ln(t/s)
 *
 * the root nearest y = 0 is taken, in the form that stays accurate as s → t. Extrapolates where the densities do not overlap.
 */
export function crooksGaussian(forward: WorkTally, reverse: WorkTally): Measured {
  if (forward.infinite + reverse.infinite > 0)
    return unavailable(`${forward.infinite + reverse.infinite} works are infinite: they have no moments`);
  const s2 = variance(forward.moments, 0);
  const t2 = variance(reverse.moments, 0);
  if (!(forward.count > 1 && reverse.count > 1)) return unavailable('needs two forward and two reverse works or more');
  if (!(s2 > 0 && t2 > 0)) return unavailable('all works of one direction are equal: there is no Gaussian to fit');
  return measured(gaussianCrossing(forward.moments.mean, s2, -reverse.moments.mean, t2));
}

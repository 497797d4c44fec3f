import { cumulants } from '../tally/moments.ts';
import type { WorkTally } from '../tally/work-tally.ts';
import { type Measured, measured, unavailable } from './measured.ts';

/** Highest order of the expansion, and the fewest works that determine the cumulant of that order. */
export type Order = 1 | 2 | 3 | 4;

/**
 * Free energy difference from the expansion of −ln⟨e^{−W}⟩ in cumulants of the work, in kT:
 *
 *     ΔF ≈ κ₁ − κ₂/2 + κ₃/6 − κ₄/24, up to `order`
 *
 * with sample cumulants (κ₂ the mean square deviation, as in pymbar's `exp_gauss`; `ddof` 1 takes the unbiased variance, as pmx
 * does). Order 2 is exact for Gaussian works. Not available with infinite works, which have no moments.
 */
export function cumulantExpansion(work: WorkTally, order: Order, ddof = 0): Measured {
  const { count, infinite, moments } = work;
  if (infinite > 0) return unavailable(`${infinite} of ${count} works are infinite: they have no moments`);
  if (moments.count < order)
    return unavailable(moments.count ? `cumulant ${order} needs ${order} works or more` : 'no works');
  const [k1, k2, k3, k4] = cumulants(moments, ddof);
  const terms = [k1, -k2 / 2, k3 / 6, -k4 / 24];
  return measured(terms.slice(0, order).reduce((sum, term) => sum + term, 0));
}

import type { Bootstrap } from './bootstrap.ts';
import { type BothWays, dissipationFreeEnergy } from './diagnostics.ts';
import type { Estimate } from './measured.ts';

/** Standard errors of ⟨W_F⟩ − ΔF and ⟨W_R⟩ + ΔF, and of their difference, in kT. */
export interface DissipationErrors {
  readonly work: BothWays;
  readonly asymmetry: number;
}

/**
 * Mean works and ΔF come from the same works: their errors do not add, so the differences themselves are resampled. Where ΔF
 * has a larger error than resampling gives it, of works that were not seen, the difference's is as much larger; where its error
 * is not known, theirs are not.
 *
 * @param resampled of the estimates' values, then ⟨W_F⟩ and ⟨W_R⟩
 */
export function dissipationErrors(estimates: readonly Estimate[], resampled: Bootstrap): DissipationErrors {
  const best = dissipationFreeEnergy(estimates);
  const k = estimates.indexOf(best);
  const wider = Math.max(1, best.standardError / resampled.measured[k]!.error);
  const n = estimates.length;
  const error = (of: (forward: number, reverse: number, freeEnergy: number) => number) =>
    wider * resampled.errorOf((values) => of(values[n]!, values[n + 1]!, values[k]!));
  return {
    work: {
      forward: error((forward, _, freeEnergy) => forward - freeEnergy),
      reverse: error((_, reverse, freeEnergy) => reverse + freeEnergy),
    },
    asymmetry: error((forward, reverse, freeEnergy) => forward - reverse - 2 * freeEnergy),
  };
}

import { effectiveSampleSize } from '../tally/log-sum-exp.ts';
import type { Ensemble } from '../tally/side-stream.ts';
import type { FreeEnergies } from './free-energies.ts';
import { sortedSample } from './sorted-sample.ts';
import { tailIndex } from './tail-index.ts';
import { topWeightShare } from './top-weight-share.ts';

/** One number for each direction; NaN for a direction that was not measured. */
export interface BothWays {
  readonly forward: number;
  readonly reverse: number;
}

/** What tells whether the estimates can be trusted. Energies in kT. */
export interface Diagnostics {
  /** (Σw)²/Σw² of w = e^{−W}. */
  readonly effectiveSampleSize: BothWays;
  /** Share of the weight e^{−W} carried by the heaviest hundredth of the first works. */
  readonly topWeightShare: BothWays;
  /** Exponent α of the tail P(w) ∝ w^{−α−1} of the weights when it looks like a power law with α ≤ 2, else NaN. */
  readonly heavyTail: BothWays;
  /** ⟨W_F⟩ − ΔF and ⟨W_R⟩ + ΔF with ΔF by BAR, or by Jarzynski's equality where BAR is not available. */
  readonly dissipatedWork: BothWays;
  /** ⟨W_F⟩ + ⟨W_R⟩: the mean work lost in going there and back. */
  readonly hysteresis: number;
  /** Overlap of P_F(W) and P_R(−W), between 0 and 1, as in `Bar`. */
  readonly overlap: number;
  /** Effective number of works that fix BAR's root. */
  readonly barEffectiveWorks: number;
  /** Hahn and Then's convergence index at BAR's root. */
  readonly hahnThen: number;
  /** BAR's error three ways. */
  readonly barErrors: { readonly shirts: number; readonly bennett: number; readonly jackknife: number };
}

/** Diagnostics of an ensemble whose free energies are known. */
export function diagnose(
  forward: Ensemble,
  reverse: Ensemble | null,
  { estimates, bar, barJackknifeError }: FreeEnergies,
): Diagnostics {
  const sides = [forward.total.work, reverse?.total.work ?? null];
  const value = (id: string) => estimates.find((estimate) => estimate.id === id)?.value ?? Number.NaN;
  const best = Number.isNaN(value('bar')) ? value('jarzynski-forward') : value('bar');
  const mean = sides.map((work) => (work && work.infinite === 0 && work.count > 0 ? work.moments.mean : Number.NaN));
  const ways = (of: (ensemble: Ensemble) => number): BothWays => ({
    forward: of(forward),
    reverse: reverse?.total.work ? of(reverse) : Number.NaN,
  });
  return {
    effectiveSampleSize: ways(({ total }) => (total.work ? effectiveSampleSize(total.work.exponential) : Number.NaN)),
    topWeightShare: ways(({ first }) => topWeightShare(sortedSample(first))),
    heavyTail: ways(({ first }) => tailIndex(first)),
    dissipatedWork: { forward: mean[0]! - best, reverse: mean[1]! + best },
    hysteresis: mean[0]! + mean[1]!,
    overlap: bar?.overlap ?? Number.NaN,
    barEffectiveWorks: bar?.effectiveWorks ?? Number.NaN,
    hahnThen: bar?.hahnThen ?? Number.NaN,
    barErrors: {
      shirts: bar?.shirtsError ?? Number.NaN,
      bennett: bar?.bennettError ?? Number.NaN,
      jackknife: barJackknifeError,
    },
  };
}

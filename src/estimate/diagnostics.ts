import { effectiveSampleSize } from '../tally/log-sum-exp.ts';
import type { Ensemble } from '../tally/side-stream.ts';
import type { WorkTally } from '../tally/work-tally.ts';
import { beyondRounding } from './beyond-rounding.ts';
import type { FreeEnergies } from './free-energies.ts';
import type { Estimate } from './measured.ts';
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
  /** ⟨W_F⟩ − ΔF and ⟨W_R⟩ + ΔF with the ΔF of `dissipationFreeEnergy`. */
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

/** The estimate of ΔF that dissipated works are counted from: BAR, or Jarzynski's equality where BAR is not available. */
export function dissipationFreeEnergy(estimates: readonly Estimate[]): Estimate {
  const of = (wanted: string) => estimates.find(({ id }) => id === wanted)!;
  return Number.isNaN(of('bar').value) ? of('jarzynski-forward') : of('bar');
}

/** Mean work; NaN where there is none, or one is infinite. */
export function meanWork(work: WorkTally | null): number {
  return work && work.infinite === 0 && work.count > 0 ? work.moments.mean : Number.NaN;
}

/** Diagnostics of an ensemble whose free energies are known. */
export function diagnose(
  forward: Ensemble,
  reverse: Ensemble | null,
  { estimates, bar, barJackknifeError }: FreeEnergies,
): Diagnostics {
  const { value: best } = dissipationFreeEnergy(estimates);
  const mean = { forward: meanWork(forward.total.work), reverse: meanWork(reverse?.total.work ?? null) };
  const ways = (of: (ensemble: Ensemble) => number): BothWays => ({
    forward: of(forward),
    reverse: reverse?.total.work ? of(reverse) : Number.NaN,
  });
  return {
    effectiveSampleSize: ways(({ total }) => (total.work ? effectiveSampleSize(total.work.exponential) : Number.NaN)),
    topWeightShare: ways(({ first }) => topWeightShare(sortedSample(first))),
    heavyTail: ways(({ first }) => tailIndex(first)),
    dissipatedWork: {
      forward: beyondRounding(mean.forward - best, best),
      reverse: beyondRounding(mean.reverse + best, best),
    },
    hysteresis: beyondRounding(mean.forward + mean.reverse, mean.forward),
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

import { beyondRounding } from './beyond-rounding.ts';
import type { BothWays, Diagnostics } from './diagnostics.ts';
import type { DissipationErrors } from './dissipation-errors.ts';
import { gaussianity } from './gaussianity.ts';
import { mixUp } from './mix-up.ts';
import { type Repeats, repeatsOf, sharedWorks } from './repeats.ts';
import { sortedSample } from './sorted-sample.ts';
import { topWeightShare } from './top-weight-share.ts';
import { unseenWeight } from './unseen-weight.ts';
import { type WorkOrder, workOrder } from './work-order.ts';

/** One thing for each direction; null for one that was not measured. */
interface EachWay<T> {
  readonly forward: T;
  readonly reverse: T | null;
}

/** What stored works tell beyond their tallies. */
export interface WorkDiagnostics extends Diagnostics {
  /** Probability that Gaussian works would look as little Gaussian as these. */
  readonly gaussianity: BothWays;
  /** Share of the exponential average that lies beyond the works seen, by the other direction. */
  readonly unseenWeight: BothWays;
  /** Standard errors of `dissipatedWork`; NaN where none can be given. */
  readonly dissipatedWorkError: BothWays;
  /** ⟨W_F⟩ − ⟨W_R⟩ − 2ΔF, the difference of the two dissipations, in kT; and relative to their sum. */
  readonly dissipationAsymmetry: { readonly value: number; readonly standardError: number; readonly relative: number };
  readonly order: EachWay<WorkOrder>;
  readonly repeats: EachWay<Repeats>;
  /** Share of reverse works whose value, or whose negative, is among the forward works: 1 for one file given twice. */
  readonly shared: { readonly same: number; readonly negative: number };
  /** What is mixed up, in words: signs, or directions. Null when nothing speaks for it. */
  readonly mixUp: string | null;
}

/** Stored works, the same in rising order, and what their order was. */
export interface LookedAt {
  readonly works: Float64Array;
  /** At most 2^20 of them. */
  readonly sorted: Float64Array;
  readonly least: number;
  readonly order: WorkOrder;
}

/** Works with what their order says. */
export function lookAt(works: Float64Array): LookedAt {
  const sorted = sortedSample(works);
  let least = Number.POSITIVE_INFINITY;
  for (let i = 0; i < works.length; i++)
    if (works[i]! < least && works[i]! > Number.NEGATIVE_INFINITY) least = works[i]!;
  return { works, sorted, least, order: workOrder(works, sorted) };
}

/**
 * @param base what the tallies tell
 */
export function diagnoseWorks(
  forward: LookedAt,
  reverse: LookedAt | null,
  base: Diagnostics,
  errors: DissipationErrors,
): WorkDiagnostics {
  const { dissipatedWork } = base;
  const value = beyondRounding(dissipatedWork.forward - dissipatedWork.reverse, dissipatedWork.forward);
  const ways = (of: (side: LookedAt) => number): BothWays => ({
    forward: of(forward),
    reverse: reverse ? of(reverse) : Number.NaN,
  });
  const unseen = (side: LookedAt | null, other: LookedAt | null) =>
    side && other ? unseenWeight(side.least, other.sorted) : Number.NaN;
  const shared = (sign: 1 | -1) => (reverse ? sharedWorks(forward.sorted, reverse.sorted, sign) : 0);
  return {
    ...base,
    topWeightShare: ways(({ sorted }) => topWeightShare(sorted)),
    gaussianity: ways(({ works }) => gaussianity(works)),
    unseenWeight: { forward: unseen(forward, reverse), reverse: unseen(reverse, forward) },
    dissipatedWorkError: errors.work,
    dissipationAsymmetry: { value, standardError: errors.asymmetry, relative: value / Math.abs(base.hysteresis) },
    order: { forward: forward.order, reverse: reverse?.order ?? null },
    repeats: { forward: repeatsOf(forward.sorted), reverse: reverse && repeatsOf(reverse.sorted) },
    shared: { same: shared(1), negative: shared(-1) },
    mixUp: reverse && mixUp(forward.works, reverse.works),
  };
}

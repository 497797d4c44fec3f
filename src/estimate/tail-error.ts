import type { Side } from '../tally/fermi-sums.ts';
import { effectiveSampleSize } from '../tally/log-sum-exp.ts';
import type { WorkTally } from '../tally/work-tally.ts';

/** Both directions' works, and ΔF in kT by an estimate that needs no rare ones (Bennett's). */
export interface BothDirections {
  readonly forward: WorkTally;
  readonly reverse: WorkTally | null;
  readonly freeEnergyDifference: number;
}

/** A cell of the work axis: shares of this direction's and of the other's works there, and its weight w/⟨w⟩. */
interface Cell {
  readonly own: number;
  readonly other: number;
  readonly weight: number;
}

/**
 * Standard error, in kT, of an exponential average over the works of `side` as the other direction sees it. Own works can't tell:
 * those that carry most of the variance of w = e^{−W}/⟨e^{−W}⟩ are the ones that are missing when the average is off, so that it looks
 * the more precise the worse it is. By Crooks' theorem P w = P_other they are common over there:
 *
 *     variance below a cut c = ⟨(w − 1)²; w < 1⟩ + ⟨(w − 1)²/w; 1 ≤ w < c⟩_other,  missing beyond it = P_other(w ≥ c)
 *
 * Weights too rare to be drawn at all are a bias and not a variance, so error² = min over c of variance/N + missing². NaN without
 * works of both directions or without ΔF.
 */
export function tailError(side: Side, { forward, reverse, freeEnergyDifference }: BothDirections): number {
  if (!reverse || Number.isNaN(freeEnergyDifference)) return Number.NaN;
  const [own, other] = side === 'forward' ? [forward, reverse] : [reverse, forward];
  if (own.count === 0 || other.count === 0) return Number.NaN;
  let variance = 0;
  let missing = 1;
  let least = 1;
  for (const { own: here, other: there, weight } of cellsByWeight(side, own, other, freeEnergyDifference)) {
    variance += (weight - 1) ** 2 * (weight < 1 ? here : there / weight);
    missing -= there;
    least = Math.min(least, variance / own.count + Math.max(0, missing) ** 2);
  }
  return Math.sqrt(least);
}

/** Cells from the lightest to the heaviest; works off the axis are in none. */
function* cellsByWeight(side: Side, own: WorkTally, other: WorkTally, freeEnergyDifference: number): Generator<Cell> {
  const { bins } = own.histogram;
  const sign = side === 'forward' ? 1 : -1;
  const weightless = ({ histogram: h, infinite, count }: WorkTally) =>
    ((sign > 0 ? h.above : h.below) + infinite) / count;
  yield { own: weightless(own), other: weightless(other), weight: 0 };
  for (let k = 0; k < bins.count; k++) {
    const i = sign > 0 ? bins.count - 1 - k : k;
    const [a, b] = [own.histogram.counts[i]!, other.histogram.counts[i]!];
    if (a + b === 0) continue;
    const place = (own.histogram.offsets[i]! + other.histogram.offsets[i]!) / (a + b);
    const work = bins.lower + (i + place) * bins.width;
    yield { own: a / own.count, other: b / other.count, weight: Math.exp(sign * (freeEnergyDifference - work)) };
  }
}

/**
 * Effective number of works behind the exponential average of a direction: 1/(ε² + 1/N) with the error ε that the other direction
 * sees (`tailError`), Kish's (Σw)²/Σw² where there is none.
 */
export function effectiveWorks(side: Side, works: BothDirections): number {
  const own = side === 'forward' ? works.forward : works.reverse;
  if (!own) return 0;
  const error = tailError(side, works);
  return Number.isNaN(error) ? effectiveSampleSize(own.exponential) : 1 / (error ** 2 + 1 / own.count);
}

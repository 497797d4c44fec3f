import { exponentials } from './exponentials.ts';
import { emptyFermiSums, type FermiSums, fermiSumsOf, mergeFermiSums, type Side } from './fermi-sums.ts';
import { emptyHistogram, type Histogram, histogramOf, mergeHistograms } from './histogram.ts';
import { emptyLogSumExp, type LogSumExp, mergeLogSumExp } from './log-sum-exp.ts';
import { emptyMoments, type Moments, mergeMoments, momentsOf } from './moments.ts';
import type { WorkScale } from './work-scale.ts';

/** All that the estimators need to know of the works of one side of an experiment, in units of kT. */
export interface WorkTally {
  /** Works counted, infinite ones included. */
  readonly count: number;
  /** Works of +∞ (a process that failed): weight zero in every exponential average. */
  readonly infinite: number;
  /** Works that are no number, or −∞: left out of everything else. */
  readonly excluded: number;
  /** Of the finite works. */
  readonly moments: Moments;
  /** Of −W. */
  readonly exponential: LogSumExp;
  /** Null without a bracket. */
  readonly fermi: FermiSums | null;
  /** Of finite W forward, −W in reverse. */
  readonly histogram: Histogram;
}

/** A tally of no works; neutral under `mergeWork`. */
export function emptyWork({ bins, bracket }: WorkScale, side: Side): WorkTally {
  return {
    count: 0,
    infinite: 0,
    excluded: 0,
    moments: emptyMoments,
    exponential: emptyLogSumExp,
    fermi: bracket && emptyFermiSums(bracket, side),
    histogram: emptyHistogram(bins),
  };
}

/** Tallies works W_F or W_R; `scratch` (at least twice as long) and `into`, a tally on the same scale that is overwritten, save allocation. */
export function workTallyOf(
  scale: WorkScale,
  side: Side,
  works: Float64Array,
  scratch: Float64Array = new Float64Array(2 * works.length),
  into: WorkTally | null = null,
): WorkTally {
  let finite = 0;
  let infinite = 0;
  for (let i = 0; i < works.length; i++) {
    const work = works[i]!;
    if (work === Number.POSITIVE_INFINITY) infinite++;
    else if (work > Number.NEGATIVE_INFINITY) scratch[finite++] = work;
  }
  const moments = momentsOf(scratch, finite);
  const histogram = histogramOf(scale.bins, scratch, finite, side === 'forward' ? 1 : -1, into?.histogram);
  const { minimum } = moments;
  const { bracket } = scale;
  let sum = 0;
  let squares = 0;
  const origin = bracket ? (side === 'forward' ? bracket.center : -bracket.center) : 0;
  // e^{W − origin} from the same exponential. Where that underflows to a factor of ∞, W is so large that f is 0 anyway.
  const near = Math.abs(minimum - origin) < 300;
  const factor = near ? Math.exp(minimum - origin) : 0;
  const weights = scratch.subarray(works.length);
  exponentials(scratch, 0, finite, -1, minimum, weights);
  for (let i = 0; i < finite; i++) {
    const weight = weights[i]!;
    sum += weight;
    squares += weight * weight;
  }
  if (near) for (let i = 0; i < finite; i++) scratch[i] = factor / weights[i]!;
  else exponentials(scratch, 0, finite, 1, origin, scratch);
  return {
    count: finite + infinite,
    infinite,
    excluded: works.length - finite - infinite,
    moments,
    exponential: { count: finite + infinite, max: finite ? -minimum : Number.NEGATIVE_INFINITY, sum, squares },
    fermi: bracket && fermiSumsOf(bracket, side, scratch, finite, into?.fermi?.sums),
    histogram,
  };
}

/** Both samples together. @throws RangeError when their scales differ */
export const mergeWork = (a: WorkTally, b: WorkTally): WorkTally => mergeWorkInto(a, b, null);

/** As `mergeWork`. @param into a tally that is overwritten; it may be either of the two */
export function mergeWorkInto(a: WorkTally, b: WorkTally, into: WorkTally | null): WorkTally {
  return {
    count: a.count + b.count,
    infinite: a.infinite + b.infinite,
    excluded: a.excluded + b.excluded,
    moments: mergeMoments(a.moments, b.moments),
    exponential: mergeLogSumExp(a.exponential, b.exponential),
    fermi: a.fermi && b.fermi && mergeFermiSums(a.fermi, b.fermi, into?.fermi?.sums),
    histogram: mergeHistograms(a.histogram, b.histogram, into?.histogram),
  };
}

import type { Side } from '../tally/fermi-sums.ts';
import { createSideStream, type Ensemble } from '../tally/side-stream.ts';
import type { WorkScale } from '../tally/work-scale.ts';
import { type Estimates, estimateAll } from './estimate-all.ts';
import { workScale } from './work-scale.ts';

/** Stored works of which at most so many, evenly spread, make the pilot. */
const pilotSize = 2 ** 14;

/** Estimates from stored works, with the ensembles they were made from (whose histograms can be drawn). */
export interface WorkEstimates extends Estimates {
  readonly forward: Ensemble;
  readonly reverse: Ensemble | null;
}

/**
 * All estimates from stored works in kT: W_F, and W_R done on the system in the reverse process (or null). Works of +∞ have
 * weight zero; NaN and −∞ are left out and counted.
 */
export function estimateWorks(forward: Float64Array, reverse: Float64Array | null): WorkEstimates {
  const [f, r] = tallyWorks(forward, reverse);
  return { ...estimateAll(f, r), forward: f, reverse: r };
}

/** Tallies stored works on a scale of their own. */
export function tallyWorks(forward: Float64Array, reverse: Float64Array | null): [Ensemble, Ensemble | null] {
  const valid = (works: Float64Array) => works.reduce((n, w) => n + (w > Number.NEGATIVE_INFINITY ? 1 : 0), 0);
  const scale = workScale(
    pilotOf(forward),
    reverse && pilotOf(reverse),
    reverse ? valid(forward) / valid(reverse) || undefined : undefined,
  );
  return [tallySide(scale, 'forward', forward), reverse && tallySide(scale, 'reverse', reverse)];
}

function tallySide(scale: WorkScale, side: Side, works: Float64Array): Ensemble {
  const stream = createSideStream({ scale, side, columns: 0, trajectories: works.length });
  stream.add(works, []);
  return stream.ensemble();
}

function pilotOf(works: Float64Array): Float64Array {
  const stride = Math.ceil(works.length / pilotSize);
  return stride <= 1
    ? works
    : Float64Array.from({ length: Math.floor(works.length / stride) }, (_, i) => works[i * stride]!);
}

import { jackknifeGroups } from '../tally/dyadic.ts';
import type { Side } from '../tally/fermi-sums.ts';
import { createSideStream, type Ensemble, type SideStream } from '../tally/side-stream.ts';
import { type Estimates, estimateAll } from './estimate-all.ts';
import { spread } from './spread.ts';
import { workScale } from './work-scale.ts';

/** Stored works of which at most so many, evenly spread, make the pilot. */
const pilotSize = 2 ** 14;

/** Works tallied between two reports of progress. */
const portion = 2 ** 18;

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

/** Tallies stored works on a scale of their own, with so many groups at most. */
export function tallyWorks(
  forward: Float64Array,
  reverse: Float64Array | null,
  groups = jackknifeGroups,
): [Ensemble, Ensemble | null] {
  const [f, r] = streamWorks(forward, reverse, { groups });
  return [f.ensemble(), r?.ensemble() ?? null];
}

/**
 * The same as streams, with as many groups kept apart as are wanted (a power of two; 128 unless told). `onProgress` hears what
 * share of the works has been tallied.
 */
export function streamWorks(
  forward: Float64Array,
  reverse: Float64Array | null,
  { groups, onProgress }: { groups?: number; onProgress?: (share: number) => void } = {},
): [SideStream, SideStream | null] {
  const valid = (works: Float64Array) => {
    let n = 0;
    for (let i = 0; i < works.length; i++) if (works[i]! > Number.NEGATIVE_INFINITY) n++;
    return n;
  };
  const scale = workScale(
    spread(forward, pilotSize),
    reverse && spread(reverse, pilotSize),
    reverse ? valid(forward) / valid(reverse) || undefined : undefined,
  );
  const all = forward.length + (reverse?.length ?? 0);
  let done = 0;
  const tally = (side: Side, works: Float64Array): SideStream => {
    const stream = createSideStream({ scale, side, columns: 0, trajectories: works.length, ...(groups && { groups }) });
    for (let at = 0; at < works.length; at += portion) {
      const part = works.subarray(at, at + portion);
      stream.add(part, []);
      done += part.length;
      onProgress?.(done / all);
    }
    return stream;
  };
  return [tally('forward', forward), reverse && tally('reverse', reverse)];
}

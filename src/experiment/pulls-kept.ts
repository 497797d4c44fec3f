import type { ProfileBatch } from '../estimate/profile/profile-tally.ts';

/** A batch of pulls as plain data of its own. */
export interface KeptPulls {
  readonly count: number;
  /** Work of the whole process in kT. */
  readonly total: Float64Array;
  /** Positions and works at slice t from `t · count` on. */
  readonly positions: Float64Array;
  readonly works: Float64Array;
}

/** Copies what a batch says of its slices. */
export function keepPulls({ count, total, at }: ProfileBatch, slices: number): KeptPulls {
  const positions = new Float64Array(slices * count);
  const works = new Float64Array(slices * count);
  for (let t = 0; t < slices; t++) {
    const there = at(t);
    positions.set(there.positions.subarray(0, count), t * count);
    works.set(there.works.subarray(0, count), t * count);
  }
  return { count, total: total.slice(0, count), positions, works };
}

/** The batch that was copied. */
export const pullsOf = ({ count, total, positions, works }: KeptPulls): ProfileBatch => ({
  count,
  total,
  at: (slice) => ({
    positions: positions.subarray(slice * count, (slice + 1) * count),
    works: works.subarray(slice * count, (slice + 1) * count),
  }),
});

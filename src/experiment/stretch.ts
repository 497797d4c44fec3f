import type { Columns } from '../backends/backend.ts';

/** Trajectories whose numbers are read and tallied together: they stay in the processor's cache. */
const stretch = 2048;

/** Trajectories `from` … `to` − 1 of a batch, a stretch at a time. */
export function* stretchesOf(columns: readonly Columns[], from: number, to: number): Generator<Columns[]> {
  for (let first = from; first < to; first += stretch)
    yield columns.map(({ data, stride }) => ({
      data: data.subarray(first),
      stride,
      count: Math.min(stretch, to - first),
    }));
}

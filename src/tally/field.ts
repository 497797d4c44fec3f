/** One axis of a grid: cells [lower + i·width, lower + (i + 1)·width). */
interface FieldAxis {
  readonly cells: number;
  readonly lower: number;
  readonly width: number;
  readonly periodic: boolean;
}

/**
 * What the integers of a field mean. For each slice, that is for the trajectories whose numbers are equal modulo `slices`, and each cell
 * (those of the last axis being neighbours, the last cell being all that lies outside) they are: the count of sampled positions, then
 * for each axis the sum of the displacements in sampled intervals, in quanta.
 */
export interface FieldLayout {
  /** One or two. */
  readonly axes: readonly FieldAxis[];
  readonly slices: number;
  /** Unit of the displacements along each axis. */
  readonly quanta: readonly number[];
  /** Length in time of the interval that belongs to one sample. */
  readonly interval: number;
}

/** Cells inside the grid. */
export const cellsOf = ({ axes }: FieldLayout): number => axes.reduce((product, { cells }) => product * cells, 1);

/** Integers of a slice. */
export const sliceLength = (layout: FieldLayout): number => (cellsOf(layout) + 1) * (1 + layout.axes.length);

/** The field of no samples: plain numbers, which also serve to store it. */
export const emptyField = (layout: FieldLayout): Float64Array => new Float64Array(layout.slices * sliceLength(layout));

/** Adds a batch to a total: integers, so exactly, in whatever order batches come. @throws RangeError when the layouts differ */
export function addField(total: Float64Array, batch: Float64Array): void {
  if (total.length !== batch.length)
    throw new RangeError(`fields of ${total.length} and of ${batch.length} integers cannot be added`);
  for (let i = 0; i < total.length; i++) total[i]! += batch[i]!;
}

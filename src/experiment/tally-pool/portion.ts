import type { Columns } from '../../backends/backend.ts';

/** The state of contiguous trajectories at several instants, and room for their works: in one piece of memory, which goes to a worker and comes back at no cost. */
export interface Portion {
  /** Instant after instant, column after column; one value a trajectory. */
  readonly data: Columns['data'];
  readonly work: Float64Array;
  readonly instants: number;
  /** Columns of each instant. */
  readonly columns: number;
  readonly trajectories: number;
}

type Numbers = Float32ArrayConstructor | Float64ArrayConstructor;

/** A portion of any numbers. @param room memory that may be used again, if it is large enough */
function portionOf(shape: Omit<Portion, 'data' | 'work'>, numbers: Numbers, room?: ArrayBuffer): Portion {
  const { instants, columns, trajectories } = shape;
  const length = instants * columns * trajectories;
  const works = trajectories * Float64Array.BYTES_PER_ELEMENT;
  const bytes = works + length * numbers.BYTES_PER_ELEMENT;
  const buffer = room && room.byteLength >= bytes ? room : new ArrayBuffer(bytes);
  return { ...shape, data: new numbers(buffer, works, length), work: new Float64Array(buffer, 0, trajectories) };
}

/**
 * Copies trajectories `from` … `to` − 1.
 *
 * @param columns in each of the states
 * @param room memory that may be used again
 */
export function copyPortion(
  states: readonly Columns[],
  columns: number,
  from: number,
  to: number,
  room?: ArrayBuffer,
): Portion {
  const trajectories = to - from;
  const numbers = states[0]!.data instanceof Float32Array ? Float32Array : Float64Array;
  const portion = portionOf({ instants: states.length, columns, trajectories }, numbers, room);
  states.forEach(({ data: values, stride }, k) => {
    for (let c = 0; c < columns; c++)
      portion.data.set(values.subarray(c * stride + from, c * stride + to), (k * columns + c) * trajectories);
  });
  return portion;
}

/** A portion for what is read of trajectories: one state, of a column for each observable. */
export const emptyPortion = (trajectories: number, columns: number, room?: ArrayBuffer): Portion =>
  portionOf({ instants: 1, columns, trajectories }, Float64Array, room);

/** The columns of a portion of one state in double precision. */
export const valuesOf = ({ data, columns, trajectories }: Portion): Float64Array[] =>
  Array.from({ length: columns }, (_, c) => (data as Float64Array).subarray(c * trajectories, (c + 1) * trajectories));

/** Its states as a backend gives them. */
export const statesOf = ({ data, instants, columns, trajectories }: Portion): Columns[] =>
  Array.from({ length: instants }, (_, k) => ({
    data: data.subarray(k * columns * trajectories),
    stride: trajectories,
    count: trajectories,
  }));

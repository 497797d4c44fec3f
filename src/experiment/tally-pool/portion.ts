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

/**
 * Copies trajectories `from` … `to` − 1.
 *
 * @param columns in each of the states
 * @param room memory that may be used again, if it is large enough
 */
export function copyPortion(
  states: readonly Columns[],
  columns: number,
  from: number,
  to: number,
  room?: ArrayBuffer,
): Portion {
  const trajectories = to - from;
  const length = states.length * columns * trajectories;
  const Numbers = states[0]!.data instanceof Float32Array ? Float32Array : Float64Array;
  const works = trajectories * Float64Array.BYTES_PER_ELEMENT;
  const bytes = works + length * Numbers.BYTES_PER_ELEMENT;
  const buffer = room && room.byteLength >= bytes ? room : new ArrayBuffer(bytes);
  const data = new Numbers(buffer, works, length);
  states.forEach(({ data: values, stride }, k) => {
    for (let c = 0; c < columns; c++)
      data.set(values.subarray(c * stride + from, c * stride + to), (k * columns + c) * trajectories);
  });
  return { data, work: new Float64Array(buffer, 0, trajectories), instants: states.length, columns, trajectories };
}

/** A portion for what is read of trajectories: one state, of a column for each observable. */
export function emptyPortion(trajectories: number, columns: number, room?: ArrayBuffer): Portion {
  const works = trajectories * Float64Array.BYTES_PER_ELEMENT;
  const bytes = works * (1 + columns);
  const buffer = room && room.byteLength >= bytes ? room : new ArrayBuffer(bytes);
  const data = new Float64Array(buffer, works, columns * trajectories);
  return { data, work: new Float64Array(buffer, 0, trajectories), instants: 1, columns, trajectories };
}

/** The columns of a portion of one state in double precision. */
export const valuesOf = ({ data, columns, trajectories }: Portion): Float64Array[] =>
  Array.from({ length: columns }, (_, c) => (data as Float64Array).subarray(c * trajectories, (c + 1) * trajectories));

/** Some of its trajectories as a backend gives them. */
export const columnsOf = ({ data, instants, columns, trajectories }: Portion, from: number, count: number): Columns[] =>
  Array.from({ length: instants }, (_, k) => ({
    data: data.subarray(k * columns * trajectories + from),
    stride: trajectories,
    count: Math.min(count, trajectories - from),
  }));

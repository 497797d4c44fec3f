/**
 * Control values of a process, made when a backend asks for them, so that memory does not grow with the number of steps. Rows of
 * `Kernel.controlCount` values: the control before the first step, that in every step, and the one that closes them.
 */
export interface ControlTable {
  /** steps + 2; 0 where there are no controls. */
  readonly rows: number;
  /** Rows `first` … `end` − 1, one after another; not to be written to, and valid until the next call. */
  read(first: number, end: number): Float64Array;
}

const nothing: Float64Array = new Float64Array(0);

/** Of a kernel without controls. */
export const noControls: ControlTable = { rows: 0, read: () => nothing };

/** A table that is there as a whole, in rows of `width` values. */
export const wholeTable = (values: Float64Array, width: number): ControlTable => ({
  rows: values.length / width,
  read: (first, end) => values.subarray(first * width, end * width),
});

/** Values of a table that are held at a time. */
export const windowValues = 2 ** 16;

/**
 * A table of which `make` writes the rows `first` … `end` − 1 into an array of their length. Short ones are kept as a whole; of long ones
 * what was read last, since runs side by side read the same stretch.
 */
export function madeTable(
  rows: number,
  width: number,
  make: (first: number, end: number, into: Float64Array) => void,
): ControlTable {
  let room = nothing;
  let last = { first: 0, end: 0, values: nothing };
  const kept = (first: number, end: number) => {
    if (first === last.first && end === last.end) return last.values;
    const length = (end - first) * width;
    if (room.length < length) room = new Float64Array(length);
    const values = room.subarray(0, length);
    last = { first: 0, end: 0, values: nothing };
    make(first, end, values);
    last = { first, end, values };
    return values;
  };
  return {
    rows,
    read: (first, end) =>
      rows * width <= windowValues ? kept(0, rows).subarray(first * width, end * width) : kept(first, end),
  };
}

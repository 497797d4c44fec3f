import type { Columns } from '../backends/backend.ts';

/** Column k of the state, where it lies. */
export const stateColumn = ({ data, stride, count }: Columns, k: number): Columns['data'] =>
  data.subarray(k * stride, k * stride + count);

/** Copies column k in double precision. */
export function copyColumn(columns: Columns, k: number, into: Float64Array): Float64Array {
  into.set(stateColumn(columns, k));
  return into;
}

/** Writes what columns `high` and `low` hold together, in units of `unit`; `low` is −1 for a number of one word. */
export function wholeColumn(
  columns: Columns,
  high: number,
  low: number,
  unit: number,
  into: Float64Array,
): Float64Array {
  const first = stateColumn(columns, high);
  const second = low < 0 ? null : stateColumn(columns, low);
  if (second) for (let i = 0; i < into.length; i++) into[i] = (first[i]! + second[i]!) / unit;
  else for (let i = 0; i < into.length; i++) into[i] = first[i]! / unit;
  return into;
}

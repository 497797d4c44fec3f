import type { Columns } from '../backends/backend.ts';

/** Σ weight × column of a state: columns by their numbers. */
export type ColumnSum = readonly (readonly [column: number, weight: number])[];

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
  if (low < 0) into.set(first);
  else {
    const second = stateColumn(columns, low);
    for (let i = 0; i < into.length; i++) into[i] = first[i]! + second[i]!;
  }
  if (unit !== 1) for (let i = 0; i < into.length; i++) into[i]! /= unit;
  return into;
}

/** Writes Σ weight × column, in units of `unit`. */
export function sumColumns(columns: Columns, sum: ColumnSum, unit: number, into: Float64Array): Float64Array {
  const [first, second, ...others] = sum;
  if (!first) return into.fill(0);
  const [a, u] = [stateColumn(columns, first[0]), first[1]];
  if (!second) {
    for (let i = 0; i < into.length; i++) into[i] = (u * a[i]!) / unit;
    return into;
  }
  const [b, v] = [stateColumn(columns, second[0]), second[1]];
  const by = others.length > 0 ? 1 : unit;
  for (let i = 0; i < into.length; i++) into[i] = (u * a[i]! + v * b[i]!) / by;
  others.forEach(([column, w], k) => {
    const c = stateColumn(columns, column);
    const last = k === others.length - 1 ? unit : 1;
    for (let i = 0; i < into.length; i++) into[i] = (into[i]! + w * c[i]!) / last;
  });
  return into;
}

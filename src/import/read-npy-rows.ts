import { npyElements } from './npy-elements.ts';
import { type NpyBytes, type NpyHeader, npyHeader } from './npy-header.ts';
import type { RowSink, Texts, Wanted } from './rows.ts';
import { unreadable } from './unreadable.ts';

/** Elements that are read at once. */
const batch = 2 ** 19;

/** Gives the rows of an array of one or two dimensions. @param onRows told how many rows have been read */
export function readNpyRows(
  file: NpyBytes,
  wanted: readonly Wanted[],
  texts: Texts,
  sink: RowSink,
  onRows: (rows: number, of: number) => void,
): Promise<void> {
  return unreadable(file.name, 'an NPY file', async () => {
    const header = await npyHeader(file);
    const { rows, columns } = header;
    const step = Math.max(1, Math.floor(batch / columns));
    const values = new Float64Array(wanted.length);
    for (let first = 0; first < rows; first += step) {
      const count = Math.min(step, rows - first);
      const cells = await columnsOf(file, header, wanted, first, count);
      for (let row = 0; row < count; row++) {
        for (let i = 0; i < wanted.length; i++) {
          const value = cells[i]!(row);
          if (wanted[i]!.as === 'text') values[i] = texts.placeOf(String(value));
          else values[i] = value;
        }
        sink.row(values, first + row + 1);
      }
      onRows(first + count, rows);
    }
  });
}

/** How to get at the wanted columns of some rows: columns lie in one piece in Fortran’s order, rows in C’s. */
async function columnsOf(
  file: NpyBytes,
  header: NpyHeader,
  wanted: readonly Wanted[],
  first: number,
  count: number,
): Promise<((row: number) => number)[]> {
  const { rows, columns, fortranOrder } = header;
  if (fortranOrder) {
    const pieces = await Promise.all(
      wanted.map(({ at }) => npyElements(file, header, at * rows + first, at * rows + first + count)),
    );
    return pieces.map((piece) => (row: number) => piece[row]!);
  }
  const all = await npyElements(file, header, first * columns, (first + count) * columns);
  return wanted.map(
    ({ at }) =>
      (row: number) =>
        all[row * columns + at]!,
  );
}

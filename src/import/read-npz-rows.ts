import { SpecError } from '../errors.ts';
import { type NpzArray, npzArrays } from './npz-arrays.ts';
import { readNpyRows } from './read-npy-rows.ts';
import { createTexts, type RowSink, type Texts, type Wanted } from './rows.ts';
import type { Source } from './source.ts';
import { unreadable } from './unreadable.ts';
import { createWorkBuffer } from './work-buffer.ts';

interface Place {
  readonly array: NpzArray;
  readonly at: number;
}

/** Gives the rows of an NPZ file: columns of one array, or of several arrays with as many rows. */
export function readNpzRows(
  source: Source,
  wanted: readonly Wanted[],
  texts: Texts,
  sink: RowSink,
  onRows: (rows: number, of: number) => void,
): Promise<void> {
  return unreadable(source.name, 'an NPZ file', async () => {
    const places = (await npzArrays(source)).flatMap((array) => array.columns.map((_, at): Place => ({ array, at })));
    const chosen = wanted.map(({ at }) => places[at]!);
    const [{ array }] = chosen as [Place];
    if (chosen.every((place) => place.array === array))
      return readNpyRows(
        array.file,
        wanted.map(({ as }, i) => ({ as, at: chosen[i]!.at })),
        texts,
        sink,
        onRows,
      );
    const other = chosen.find((place) => place.array.rows !== array.rows);
    if (other)
      throw SpecError.of(
        source.name,
        `${array.rows} and ${other.array.rows} rows`,
        'arrays read together must have as many',
      );
    const columns: Float64Array[] = [];
    for (const place of chosen) columns.push(await wholeColumn(place, onRows));
    const values = new Float64Array(wanted.length);
    for (let row = 0; row < array.rows; row++) {
      for (const [i, column] of columns.entries())
        values[i] = wanted[i]!.as === 'text' ? texts.placeOf(String(column[row])) : column[row]!;
      sink.row(values, row + 1);
    }
  });
}

async function wholeColumn({ array, at }: Place, onRows: (rows: number, of: number) => void): Promise<Float64Array> {
  const buffer = createWorkBuffer(array.file.name);
  const sink: RowSink = { row: (values) => buffer.push(values[0]!), gap: () => {} };
  await readNpyRows(array.file, [{ at, as: 'number' }], createTexts(), sink, onRows);
  return buffer.take();
}

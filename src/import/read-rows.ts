import { readNpyRows } from './read-npy-rows.ts';
import { readNpzRows } from './read-npz-rows.ts';
import { readParquetRows } from './read-parquet-rows.ts';
import { readTextRows } from './read-text-rows.ts';
import type { RowSink, Texts, Wanted } from './rows.ts';
import type { Source } from './source.ts';
import type { TableLook } from './table.ts';

/** Gives the rows of a file, whatever its format. @param onBytes told how many of its bytes have been read */
export function readRows(
  source: Source,
  look: TableLook,
  wanted: readonly Wanted[],
  texts: Texts,
  sink: RowSink,
  onBytes: (bytes: number) => void,
): Promise<void> {
  const onRows = (rows: number, of: number) => onBytes((source.size * rows) / of);
  switch (look.format) {
    case 'parquet':
      return readParquetRows(source, wanted, texts, sink, onBytes);
    case 'npy':
      return readNpyRows(source, wanted, texts, sink, onRows);
    case 'npz':
      return readNpzRows(source, wanted, texts, sink, onRows);
    default:
      return readTextRows(source, look.layout!, wanted, texts, sink, onBytes);
  }
}

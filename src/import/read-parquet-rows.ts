import { parquetScan } from 'hyparquet';
import { compressors } from 'hyparquet-compressors';
import { SpecError } from '../errors.ts';
import { openParquet } from './parquet-file.ts';
import type { RowSink, Texts, Wanted } from './rows.ts';
import type { Source } from './source.ts';
import { unreadable } from './unreadable.ts';

/** Gives the rows of a Parquet file, one row group after the other. @param onBytes told the share of its size that is read */
export function readParquetRows(
  source: Source,
  wanted: readonly Wanted[],
  texts: Texts,
  sink: RowSink,
  onBytes: (bytes: number) => void,
): Promise<void> {
  return unreadable(source.name, 'a Parquet file', async () => {
    const { file, metadata, columns, rows } = await openParquet(source);
    const names = wanted.map(({ at }) => columns[at]!.name);
    const scan = await parquetScan({ file, metadata, compressors, columns: [...new Set(names)] });
    const values = new Float64Array(wanted.length);
    for (const { rowStart, rowEnd } of scan.ranges) {
      const cells = await Promise.all(names.map((column) => scan.readColumn({ column, rowStart, rowEnd })));
      for (let row = 0; row < rowEnd - rowStart; row++) {
        for (let i = 0; i < wanted.length; i++) {
          const cell: unknown = cells[i]![row];
          if (wanted[i]!.as === 'text') values[i] = texts.placeOf(String(cell ?? ''));
          else values[i] = numberIn(cell, `${source.name} row ${rowStart + row + 1}`);
        }
        sink.row(values, rowStart + row + 1);
      }
      onBytes((source.size * rowEnd) / rows);
    }
  });
}

/** NaN for nothing. @throws SpecError for what is no number */
function numberIn(cell: unknown, place: string): number {
  if (cell === null || cell === undefined) return Number.NaN;
  if (typeof cell === 'bigint') return Number(cell);
  if (typeof cell !== 'number') throw SpecError.of(place, String(cell), 'must be a number');
  return cell;
}

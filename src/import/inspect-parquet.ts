import { parquetScan } from 'hyparquet';
import { compressors } from 'hyparquet-compressors';
import { SpecError } from '../errors.ts';
import { openParquet, type ParquetFile } from './parquet-file.ts';
import type { Source } from './source.ts';
import type { TableColumn, TableLook } from './table.ts';
import { unitInHeading } from './unit-in-heading.ts';
import { unreadable } from './unreadable.ts';

const previewed = 6;

/** Of a column that is stored in larger pieces no cells are shown: its first would be read whole. */
const largestPiece = 2 ** 22;

/** Looks at a Parquet file: its footer and the first cells. @throws SpecError where it holds no rows */
export function inspectParquet(source: Source): Promise<TableLook> {
  return unreadable(source.name, 'a Parquet file', async () => {
    const parquet = await openParquet(source);
    if (parquet.rows === 0)
      throw SpecError.of(source.name, parquet.columns.map(({ name }) => name).join(', '), 'holds columns and no rows');
    return {
      file: source.name,
      format: 'parquet',
      columns: await Promise.all(parquet.columns.map((element) => columnOf(parquet, element))),
      notes: [`${parquet.rows} rows`],
      layout: null,
      rows: parquet.rows,
      temperature: null,
      lambda: null,
      derivatives: [],
      direction: null,
    };
  });
}

const calendar = ['DATE', 'TIME', 'TIMESTAMP', 'INTERVAL', 'UUID'];

/** Whether a column holds numbers by its type. */
const isNumeric = ({ type, logical_type, converted_type }: ParquetFile['columns'][number]): boolean =>
  logical_type?.type === 'FLOAT16' ||
  logical_type?.type === 'DECIMAL' ||
  (['INT32', 'INT64', 'FLOAT', 'DOUBLE'].includes(type ?? '') &&
    !calendar.includes(logical_type?.type ?? '') &&
    !/^(DATE|TIME)/.test(converted_type ?? ''));

async function columnOf(parquet: ParquetFile, element: ParquetFile['columns'][number]): Promise<TableColumn> {
  const { name } = element;
  return { name, unit: unitInHeading(name), numeric: isNumeric(element), preview: await previewOf(parquet, name) };
}

async function previewOf({ file, metadata, rows }: ParquetFile, column: string): Promise<string[]> {
  const piece = metadata.row_groups[0]?.columns.find(({ meta_data }) => meta_data?.path_in_schema.join('.') === column);
  if (Number(piece?.meta_data?.total_compressed_size ?? 0) > largestPiece) return [];
  const scan = await parquetScan({ file, metadata, compressors, columns: [column] });
  const rowEnd = Math.min(previewed, rows, scan.ranges[0]?.rowEnd ?? 0);
  return Array.from(await scan.readColumn({ column, rowStart: 0, rowEnd }), (value) => String(value ?? ''));
}

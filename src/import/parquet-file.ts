import { type AsyncBuffer, type FileMetaData, parquetMetadataAsync, parquetSchema, type SchemaTree } from 'hyparquet';
import { readSlice } from './read-slice.ts';
import type { Source } from './source.ts';

/** A Parquet file: its footer, and its columns that hold one value a row. */
export interface ParquetFile {
  readonly file: AsyncBuffer;
  readonly metadata: FileMetaData;
  readonly columns: readonly SchemaTree['element'][];
  readonly rows: number;
}

/** Opens a Parquet file by its footer. */
export async function openParquet(source: Source): Promise<ParquetFile> {
  const file: AsyncBuffer = {
    byteLength: source.size,
    slice: (start, end = source.size) => readSlice(source, start, end),
  };
  const metadata = await parquetMetadataAsync(file);
  const columns = parquetSchema(metadata)
    .children.filter(({ children }) => children.length === 0)
    .map(({ element }) => element)
    .filter(({ repetition_type }) => repetition_type !== 'REPEATED');
  return { file, metadata, columns, rows: Number(metadata.num_rows) };
}

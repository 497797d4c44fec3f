import { inspectNpy } from './inspect-npy.ts';
import { inspectNpz } from './inspect-npz.ts';
import { inspectParquet } from './inspect-parquet.ts';
import { inspectText } from './inspect-text.ts';
import { checkSize } from './size-limit.ts';
import { sniffFormat } from './sniff-format.ts';
import type { Source } from './source.ts';
import type { TableLook } from './table.ts';

/** Bytes of a file that are looked at. */
const looked = 2 ** 20;

/**
 * What a file looks like, by its content first and its name second, from its first megabyte, or from the directory at the end of
 * Parquet and NPZ.
 * @throws SpecError when it is empty, too large, or no table
 */
export async function inspectTable(source: Source): Promise<TableLook> {
  checkSize(source);
  const first = new Uint8Array(await source.slice(0, Math.min(looked, source.size)).arrayBuffer());
  switch (sniffFormat(source, first)) {
    case 'parquet':
      return inspectParquet(source);
    case 'npy':
      return inspectNpy(source);
    case 'npz':
      return inspectNpz(source);
    case 'text':
      return inspectText(source, first);
  }
}

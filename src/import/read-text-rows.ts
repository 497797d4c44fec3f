import { createCellScanner } from './cell-scanner.ts';
import type { RowSink, Texts, Wanted } from './rows.ts';
import type { Source } from './source.ts';
import type { TextLayout } from './table.ts';

/** Streams the rows of a text file. @param onBytes told how many bytes have been read */
export async function readTextRows(
  source: Source,
  layout: TextLayout,
  wanted: readonly Wanted[],
  texts: Texts,
  sink: RowSink,
  onBytes: (bytes: number) => void,
): Promise<void> {
  const scanner = createCellScanner(source.name, layout, wanted, texts, sink);
  const reader = source.stream().getReader();
  let bytes = 0;
  try {
    for (let part = await reader.read(); !part.done; part = await reader.read()) {
      scanner.add(part.value);
      bytes += part.value.length;
      onBytes(bytes);
    }
  } catch (error) {
    await reader.cancel();
    throw error;
  }
  scanner.end();
}

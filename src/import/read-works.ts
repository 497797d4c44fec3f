import { SpecError } from '../errors.ts';
import { createColumnSink } from './column-sink.ts';
import { fileWarnings } from './file-warnings.ts';
import { inspectTable } from './inspect-table.ts';
import { createPullSink } from './pull-sink.ts';
import { readRows } from './read-rows.ts';
import { createTexts, type Texts } from './rows.ts';
import type { Source } from './source.ts';
import { createSwitchingSink } from './switching-sink.ts';
import type { ReadFile, ReadWorks, TableLook, WorkChoice } from './table.ts';
import { createWorkBuffer } from './work-buffer.ts';
import type { WorkOutput, WorkSink } from './work-sink.ts';

/** Places of so many cells without a number are told. */
const mostPlaces = 10;

/**
 * Works of one direction from one file or several, in the order given. Text is streamed, so that memory is bounded by the numbers.
 * @param onProgress told how much has been read, between 0 and 1
 * @throws SpecError naming file, line and value for text where a number must be, an empty file, one too large, a column not there
 */
export async function readWorks(
  sources: readonly Source[],
  choice: WorkChoice,
  onProgress: (share: number) => void = () => {},
): Promise<ReadWorks> {
  const all = sources.reduce((sum, { size }) => sum + size, 0);
  const buffer = createWorkBuffer(sources[0]?.name ?? 'works');
  const files: ReadFile[] = [];
  const warnings: string[] = [];
  const skippedAt: string[] = [];
  let skipped = 0;
  let done = 0;
  for (const source of sources) {
    const look = await inspectTable(source);
    const first = buffer.count;
    const output: WorkOutput = {
      work: buffer.push,
      skip(at) {
        if (skipped++ < mostPlaces) skippedAt.push(`${source.name}:${at}`);
      },
    };
    const texts = createTexts();
    const sink = sinkOf(look, choice, texts, output);
    await readRows(source, look, sink.wanted, texts, sink, (bytes) => onProgress((done + bytes) / all));
    warnings.push(...sink.end());
    const count = buffer.count - first;
    if (count === 0) throw SpecError.of(source.name, sink.reads, 'holds no finite number');
    files.push({
      name: source.name,
      format: look.format,
      first,
      count,
      column: sink.reads,
      unit: sink.unit,
      temperature: look.temperature,
    });
    done += source.size;
  }
  const values = buffer.take();
  return { values, skipped, skippedAt, files, warnings: [...warnings, ...fileWarnings(values, files)] };
}

function sinkOf(look: TableLook, choice: WorkChoice, texts: Texts, output: WorkOutput): WorkSink {
  switch (choice.kind) {
    case 'column':
      return createColumnSink(look, choice, texts, output);
    case 'dhdl':
      return createSwitchingSink(look, choice, output);
    case 'force-distance':
      return createPullSink(look, choice, texts, output);
  }
}

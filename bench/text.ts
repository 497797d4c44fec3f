import { partsOf } from './parts.ts';
import type { BenchResult } from './result.ts';
import { plainTable } from './table.ts';

/** What was measured, as lines for people; the first is the question. */
export function textOf(result: BenchResult): string {
  const parts = partsOf(result).flatMap(({ heading, lines, table, notes }) => [
    '',
    heading,
    ...lines,
    ...(table ? [plainTable(table)] : []),
    ...notes,
  ]);
  return [result.question, 'Every answer is checked before its time counts.', ...parts].join('\n');
}

import { findColumn } from './find-column.ts';
import type { Texts, Wanted } from './rows.ts';
import type { TableLook, WorkChoice } from './table.ts';
import type { WorkOutput, WorkSink } from './work-sink.ts';

/**
 * Every row is one work, an infinite one too: a work of +∞ has weight zero in exponential averages, and to skip it would leave an
 * ensemble chosen for its outcome. Where only some rows are wanted, those whose cell is a given text. @throws SpecError
 */
export function createColumnSink(
  look: TableLook,
  { column, plus, rows }: Extract<WorkChoice, { kind: 'column' }>,
  texts: Texts,
  output: WorkOutput,
): WorkSink {
  const at = findColumn(look, column);
  const wanted: Wanted[] = [{ at, as: 'number' }];
  if (rows) wanted.push({ at: findColumn(look, rows.column), as: 'text' });
  if (plus !== undefined) wanted.push({ at: findColumn(look, plus), as: 'number' });
  const added = plus === undefined ? -1 : wanted.length - 1;
  const only = rows ? texts.placeOf(rows.value) : -1;
  const { name, unit } = look.columns[at]!;
  // a blank line is a missing cell where rows have one cell, if more rows follow
  const single = look.layout?.width === 1;
  let blank: number[] = [];
  return {
    wanted,
    reads: `column ${name}${plus === undefined ? '' : ` + ${plus}`}${rows ? ` where ${rows.column} is ${rows.value}` : ''}`,
    unit,
    row(values, line) {
      if (blank.length > 0) {
        for (const gap of blank) output.skip(gap);
        blank = [];
      }
      if (only >= 0 && values[1] !== only) return;
      const value = values[0]! + (added < 0 ? 0 : values[added]!);
      if (Number.isNaN(value)) output.skip(line);
      else output.work(value);
    },
    gap(line) {
      if (single) blank.push(line);
    },
    end: () => [],
  };
}

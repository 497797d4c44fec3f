import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parquetWriteFile } from 'hyparquet-writer/src/node.js';
import type { Result } from '../experiment/result.ts';
import { fieldTable } from './field-table.ts';
import { profileTable } from './profile-table.ts';
import { type WorksBatch, workColumns } from './works-log.ts';
import { whole, writePieces, writeWhole } from './write-whole.ts';

/**
 * Writes into a folder `result.json`, `field.csv` and `profile.csv` where there are any, and of the works of all trajectories
 * `works.parquet` and, if asked, `works.csv`.
 */
export function writeResults(folder: string, result: Result, works: readonly WorksBatch[], csv: boolean): void {
  mkdirSync(folder, { recursive: true });
  if (result.field) {
    const { columns, rows } = fieldTable(result.field);
    writeCsv(join(folder, 'field.csv'), columns, rows);
  }
  if (result.profile) {
    const { columns, rows } = profileTable(result.profile);
    writeCsv(join(folder, 'profile.csv'), columns, rows);
  }
  if (works.length > 0) writeWorks(folder, works, csv);
  // Last: where it is, the others are.
  writeWhole(join(folder, 'result.json'), `${JSON.stringify(result, null, 2)}\n`);
}

function writeWorks(folder: string, works: readonly WorksBatch[], csv: boolean): void {
  const batches = works.toSorted((a, b) => a.direction.localeCompare(b.direction) || a.first - b.first);
  const rows = batches.reduce((sum, b) => sum + b.values[0]!.length, 0);
  const index = new Float64Array(rows);
  const direction = new Array<string>(rows);
  const values = workColumns.map(() => new Float64Array(rows));
  let row = 0;
  for (const batch of batches) {
    for (const [c, column] of values.entries()) column.set(batch.values[c]!, row);
    for (let i = 0; i < batch.values[0]!.length; i++, row++) {
      index[row] = batch.first + i;
      direction[row] = batch.direction;
    }
  }
  const cells = values.map(withoutNaN);
  whole(join(folder, 'works.parquet'), (filename) =>
    parquetWriteFile({
      filename,
      columnData: [
        { name: 'index', data: index, type: 'DOUBLE' },
        { name: 'direction', data: direction, type: 'STRING' },
        ...workColumns.map((name, c) => ({ name, data: cells[c]!, type: 'DOUBLE' as const })),
      ],
    }),
  );
  if (csv)
    writeCsv(join(folder, 'works.csv'), ['index', 'direction', ...workColumns], rowsOf([index, direction, ...cells]));
}

/** Lines of a table that are written together. */
const linesAtOnce = 2 ** 12;

/** What is not there, such as the heat of a scheme that has none, is null in Parquet and empty in CSV. */
type Cell = number | string | null;
type Column = Float64Array | readonly Cell[];

const withoutNaN = (column: Float64Array): Float64Array | (number | null)[] =>
  column.every(Number.isFinite) ? column : Array.from(column, (x) => (Number.isFinite(x) ? x : null));

function* rowsOf(columns: readonly Column[]): Generator<Cell[]> {
  for (let row = 0; row < columns[0]!.length; row++) yield columns.map((column) => column[row]!);
}

const writeCsv = (path: string, columns: readonly string[], rows: Iterable<readonly Cell[]>): void =>
  writePieces(path, (file) => {
    for (const lines of linesOf(columns, rows)) writeFileSync(file, lines);
  });

function* linesOf(columns: readonly string[], rows: Iterable<readonly Cell[]>): Generator<string> {
  let lines = [columns.join(',')];
  for (const row of rows) {
    lines.push(row.map((cell) => cell ?? '').join(','));
    if (lines.length < linesAtOnce) continue;
    yield `${lines.join('\n')}\n`;
    lines = [];
  }
  if (lines.length > 0) yield `${lines.join('\n')}\n`;
}

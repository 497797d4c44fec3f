import { once } from 'node:events';
import { createWriteStream, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parquetWriteFile } from 'hyparquet-writer/src/node.js';
import type { Result } from '../experiment/result.ts';
import { fieldTable } from './field-table.ts';
import { profileTable } from './profile-table.ts';
import { type WorksBatch, workColumns } from './works-log.ts';

/**
 * Writes into a folder `result.json`, `field.csv` and `profile.csv` where there are any, and of the works of all trajectories
 * `works.parquet` and, if asked, `works.csv`.
 */
export async function writeResults(
  folder: string,
  result: Result,
  works: readonly WorksBatch[],
  csv: boolean,
): Promise<void> {
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'result.json'), `${JSON.stringify(result, null, 2)}\n`);
  if (result.field) {
    const { columns, rows } = fieldTable(result.field);
    await writeCsv(join(folder, 'field.csv'), columns, rows);
  }
  if (result.profile) {
    const { columns, rows } = profileTable(result.profile);
    await writeCsv(join(folder, 'profile.csv'), columns, rows);
  }
  if (works.length === 0) return;
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
  parquetWriteFile({
    filename: join(folder, 'works.parquet'),
    columnData: [
      { name: 'index', data: index, type: 'DOUBLE' },
      { name: 'direction', data: direction, type: 'STRING' },
      ...workColumns.map((name, c) => ({ name, data: cells[c]!, type: 'DOUBLE' as const })),
    ],
  });
  if (csv)
    await writeCsv(
      join(folder, 'works.csv'),
      ['index', 'direction', ...workColumns],
      rowsOf([index, direction, ...cells]),
    );
}

/** What is not there, such as the heat of a scheme that has none, is null in Parquet and empty in CSV. */
type Cell = number | string | null;
type Column = Float64Array | readonly Cell[];

const withoutNaN = (column: Float64Array): Float64Array | (number | null)[] =>
  column.every(Number.isFinite) ? column : Array.from(column, (x) => (Number.isFinite(x) ? x : null));

function* rowsOf(columns: readonly Column[]): Generator<Cell[]> {
  for (let row = 0; row < columns[0]!.length; row++) yield columns.map((column) => column[row]!);
}

async function writeCsv(path: string, columns: readonly string[], rows: Iterable<readonly Cell[]>): Promise<void> {
  const stream = createWriteStream(path);
  stream.write(`${columns.join(',')}\n`);
  for (const row of rows)
    if (!stream.write(`${row.map((cell) => cell ?? '').join(',')}\n`)) await once(stream, 'drain');
  stream.end();
  await once(stream, 'finish');
}

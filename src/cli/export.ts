import { once } from 'node:events';
import { createWriteStream, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parquetWriteFile } from 'hyparquet-writer/src/node.js';
import type { Extracted } from '../experiment/observables.ts';
import type { Result } from '../experiment/result.ts';

/** Collects works while a run goes on; `finish` writes `result.json`, `works.parquet` and, if asked, `works.csv` into a folder. */
export interface Export {
  readonly add: (direction: 'forward' | 'reverse', first: number, batch: Extracted) => void;
  readonly finish: (result: Result) => Promise<void>;
}

const columnNames = ['work', 'shadowWork', 'heat'] as const;

/** @param names observables in the order of `Extracted.columns` */
export function createExport(folder: string, names: readonly string[], csv: boolean): Export {
  const batches: { direction: 'forward' | 'reverse'; first: number; values: Float64Array[] }[] = [];
  const positions = columnNames.map((name) => names.indexOf(name));
  return {
    add(direction, first, { columns }) {
      if (positions.every((p) => p >= 0)) batches.push({ direction, first, values: positions.map((p) => columns[p]!) });
    },
    async finish(result) {
      mkdirSync(folder, { recursive: true });
      writeFileSync(join(folder, 'result.json'), `${JSON.stringify(result, null, 2)}\n`);
      if (batches.length === 0) return;
      batches.sort((a, b) => a.direction.localeCompare(b.direction) || a.first - b.first);
      const rows = batches.reduce((sum, b) => sum + b.values[0]!.length, 0);
      const index = new Float64Array(rows);
      const direction = new Array<string>(rows);
      const values = columnNames.map(() => new Float64Array(rows));
      let row = 0;
      for (const batch of batches) {
        for (const [c, column] of values.entries()) column.set(batch.values[c]!, row);
        for (let i = 0; i < batch.values[0]!.length; i++, row++) {
          index[row] = batch.first + i;
          direction[row] = batch.direction;
        }
      }
      parquetWriteFile({
        filename: join(folder, 'works.parquet'),
        columnData: [
          { name: 'index', data: index, type: 'DOUBLE' },
          { name: 'direction', data: direction, type: 'STRING' },
          ...columnNames.map((name, c) => ({ name, data: values[c]!, type: 'DOUBLE' as const })),
        ],
      });
      if (csv) await writeCsv(join(folder, 'works.csv'), index, direction, values);
    },
  };
}

async function writeCsv(
  path: string,
  index: Float64Array,
  direction: readonly string[],
  values: readonly Float64Array[],
) {
  const stream = createWriteStream(path);
  stream.write(`index,direction,${columnNames.join(',')}\n`);
  for (let row = 0; row < index.length; row++) {
    const line = `${index[row]},${direction[row]},${values.map((v) => v[row]).join(',')}\n`;
    if (!stream.write(line)) await once(stream, 'drain');
  }
  stream.end();
  await once(stream, 'finish');
}

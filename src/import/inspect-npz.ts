import { npzArrays } from './npz-arrays.ts';
import type { Source } from './source.ts';
import type { TableLook } from './table.ts';
import { unreadable } from './unreadable.ts';

/** Looks at an NPZ file: every column of every array of plain numbers in it. @throws SpecError where there is none */
export function inspectNpz(source: Source): Promise<TableLook> {
  return unreadable(source.name, 'an NPZ file', async () => {
    const arrays = await npzArrays(source);
    return {
      file: source.name,
      format: 'npz',
      columns: arrays.flatMap(({ columns }) => columns),
      notes: arrays.map(({ file, rows }) => `${file.name.slice(source.name.length + 2)}: ${rows} rows`),
      layout: null,
      rows: arrays.length === 1 ? arrays[0]!.rows : null,
      temperature: null,
      lambda: null,
      derivatives: [],
      direction: null,
    };
  });
}

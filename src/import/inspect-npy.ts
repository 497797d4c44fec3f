import { npyElements } from './npy-elements.ts';
import { type NpyBytes, npyHeader } from './npy-header.ts';
import type { TableColumn, TableLook } from './table.ts';
import { unitInHeading } from './unit-in-heading.ts';
import { unreadable } from './unreadable.ts';

const previewed = 6;

/** Looks at an NPY file: its header and the first cells. @throws SpecError where it is not one of plain numbers */
export async function inspectNpy(file: NpyBytes): Promise<TableLook> {
  const { rows, columns, notes } = await npyColumns(file, (at, of) => (of === 1 ? '1' : String(at + 1)));
  return {
    file: file.name,
    format: 'npy',
    columns,
    notes,
    layout: null,
    rows,
    temperature: null,
    lambda: null,
    derivatives: [],
    direction: null,
  };
}

/** Columns of an array. @param nameOf names one of several */
export function npyColumns(
  file: NpyBytes,
  nameOf: (at: number, of: number) => string,
): Promise<{ rows: number; columns: TableColumn[]; notes: string[] }> {
  return unreadable(file.name, 'an NPY file', async () => {
    const header = await npyHeader(file);
    const { rows, columns, fortranOrder, type } = header;
    const shown = Math.min(rows, previewed);
    const column = async (at: number): Promise<TableColumn> => {
      const cells = await Promise.all(
        Array.from({ length: shown }, async (_, row) => {
          const place = fortranOrder ? at * rows + row : row * columns + at;
          return String((await npyElements(file, header, place, place + 1))[0]);
        }),
      );
      const name = nameOf(at, columns);
      return { name, unit: unitInHeading(name), numeric: true, preview: cells };
    };
    const count = Math.min(columns, mostColumns);
    return {
      rows,
      columns: await Promise.all(Array.from({ length: count }, (_, at) => column(at))),
      notes: [
        `${rows} rows of ${columns}, ${type}`,
        ...(count < columns ? [`only the first ${count} columns are shown`] : []),
      ],
    };
  });
}

/** An array of more columns than anybody chooses from is one that lies on its side. */
const mostColumns = 1000;

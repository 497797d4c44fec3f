import { SpecError } from '../errors.ts';
import { npyColumns } from './inspect-npy.ts';
import type { NpyBytes } from './npy-header.ts';
import type { Source } from './source.ts';
import type { TableColumn } from './table.ts';
import { zipMemberBytes } from './zip-member-bytes.ts';
import { zipMembers } from './zip-members.ts';

/** An array in an NPZ file. */
export interface NpzArray {
  readonly file: NpyBytes;
  readonly rows: number;
  readonly columns: readonly TableColumn[];
}

/** Arrays of an NPZ file; a column of one with several is called `name:2`. @throws SpecError where there is none of plain numbers */
export async function npzArrays(source: Source): Promise<NpzArray[]> {
  const members = (await zipMembers(source)).filter(({ name }) => name.endsWith('.npy'));
  if (members.length === 0)
    throw SpecError.of(
      source.name,
      'a ZIP archive',
      'holds no NPY array (save a spreadsheet as CSV, unpack other archives first)',
    );
  const arrays: NpzArray[] = [];
  const faults: SpecError[] = [];
  for (const member of members) {
    const name = member.name.replace(/\.npy$/, '');
    try {
      const file = await zipMemberBytes(source, member);
      arrays.push({ file, ...(await npyColumns(file, (at, of) => (of === 1 ? name : `${name}:${at + 1}`))) });
    } catch (error) {
      if (!(error instanceof SpecError)) throw error;
      faults.push(error);
    }
  }
  if (arrays.length === 0) throw faults[0]!;
  return arrays;
}

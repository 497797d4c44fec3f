import { SpecError } from '../errors.ts';
import type { TableLook } from './table.ts';

/** Place of a column, counted from 0, by its heading, with or without its unit, or else by its number from 1. @throws SpecError naming the columns there are */
export function findColumn({ columns, file }: TableLook, wanted: string, field = 'column'): number {
  const exact = columns.findIndex(({ name }) => name === wanted);
  if (exact >= 0) return exact;
  const loose = columns.findIndex(({ name }) => name.trim().toLowerCase() === wanted.trim().toLowerCase());
  if (loose >= 0) return loose;
  const bare = columns.flatMap(({ name }, at) => (withoutUnit(name) === wanted.trim().toLowerCase() ? [at] : []));
  if (bare.length === 1) return bare[0]!;
  const number = Number(wanted);
  if (wanted.trim() !== '' && Number.isInteger(number) && number >= 1 && number <= columns.length) return number - 1;
  const names = columns.map(({ name }) => name);
  const numbered = names.every((name, i) => name === String(i + 1));
  const has = numbered ? `${names.length} column${names.length > 1 ? 's' : ''}, counted from 1` : listed(names);
  throw SpecError.of(field, wanted, `${file} has ${has}`);
}

/** `force` of `Force (pN)`. */
const withoutUnit = (name: string): string =>
  name
    .trim()
    .replace(/\s*(\(.*\)|\[.*\])$/, '')
    .toLowerCase();

const listed = (names: readonly string[]): string =>
  names.length > 12 ? `${names.slice(0, 12).join(', ')} … (${names.length})` : names.join(', ');

import { SpecError } from '../errors.ts';
import type { Source } from './source.ts';

/** Largest file that is read, in bytes. */
const largestFile = 4e9;

/** Most works of one direction: 2 GiB of numbers, which a browser still gives. */
const mostWorks = 2 ** 28;

/** @throws SpecError when a file is empty, or too large for its works to be held in memory */
export function checkSize({ name, size }: Source): void {
  if (size === 0) throw SpecError.of(name, '0 bytes', 'is empty');
  if (size > largestFile)
    throw SpecError.of(
      name,
      `${(size / 1e9).toFixed(1)} GB`,
      `files over ${largestFile / 1e9} GB are not read: every work is kept in memory. Split it, or keep the column of works alone`,
    );
}

/** @throws SpecError when a direction has more works than memory is for */
export function checkCount(name: string, works: number): void {
  if (works > mostWorks)
    throw SpecError.of(
      name,
      `more than ${mostWorks} works`,
      'is more than is kept in memory: take every tenth, say, or split the file',
    );
}

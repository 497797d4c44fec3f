import { accessSync, constants, mkdirSync, rmdirSync, statSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { SpecError } from '../errors.ts';

/** Whether a part of the path is a file: nothing can be below it, and looking there is an error. */
function isBelowFile(path: string): boolean {
  try {
    statSync(path, { throwIfNoEntry: false });
    return false;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOTDIR') return true;
    throw error;
  }
}

/**
 * Whether this folder, missing in one that is there, can be made: makes it and takes it away again, for permissions do not tell. Asked
 * for all missing folders at once, Node tries for ever where the system has none to give, as under /proc.
 */
function canBeMade(folder: string): boolean {
  try {
    mkdirSync(folder);
    rmdirSync(folder);
    return true;
  } catch {
    return false;
  }
}

/** A folder that is there or can be made, and written to: looked at before a run, so that its answer is not lost after. @throws SpecError */
export function checkFolder(folder: string, field: string): void {
  let at = resolve(folder);
  let missing: string | null = null;
  for (;;) {
    const found = isBelowFile(at) ? undefined : statSync(at, { throwIfNoEntry: false });
    if (found) {
      if (!found.isDirectory()) throw SpecError.of(field, folder, `${at} is a file; must be a folder`);
      try {
        accessSync(at, constants.W_OK);
      } catch {
        throw SpecError.of(field, folder, `${at} cannot be written to`);
      }
      if (missing !== null && !canBeMade(missing)) throw SpecError.of(field, folder, `${missing} cannot be made`);
      return;
    }
    missing = at;
    at = dirname(at);
  }
}

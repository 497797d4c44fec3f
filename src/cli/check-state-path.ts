import { accessSync, constants, statSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { SpecError } from '../errors.ts';
import { readStateFile, type StateHeader } from './state-file.ts';

/**
 * A file that a state can be written to, looked at before a run so that its answer is not lost after: nothing is there, or a state that is no
 * longer needed. @throws SpecError
 */
export function checkStatePath(path: string, field: string, replaces: StateHeader['holds']): void {
  const folder = dirname(resolve(path));
  if (!statSync(folder, { throwIfNoEntry: false })?.isDirectory())
    throw SpecError.of(field, path, `${folder} must be a folder`);
  try {
    accessSync(folder, constants.W_OK);
  } catch {
    throw SpecError.of(field, path, `${folder} cannot be written to`);
  }
  const found = statSync(path, { throwIfNoEntry: false });
  if (!found) return;
  if (found.isDirectory()) throw SpecError.of(field, path, 'is a folder; must be a file');
  const { holds } = readStateFile(path, field).header;
  if (holds === replaces) return;
  throw SpecError.of(
    field,
    path,
    holds === 'checkpoint'
      ? 'holds a run that has not ended: go on with eddy resume, or remove it'
      : `holds ${holds === 'part' ? 'a part of an ensemble' : 'a run that has ended'}: name another file`,
  );
}

import { closeSync, openSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { DeviceError } from '../errors.ts';

/** Writes a file that is there as a whole or not at all. @throws DeviceError when it cannot be written */
export const writeWhole = (path: string, text: string): void =>
  whole(path, (temporary) => writeFileSync(temporary, text));

/** The same piece by piece, into an open file. @throws DeviceError */
export const writePieces = (path: string, write: (file: number) => void): void =>
  whole(path, (temporary) => {
    const file = openSync(temporary, 'w');
    try {
      write(file);
    } finally {
      closeSync(file);
    }
  });

/** The same by a function that writes to the path that it is given. @throws DeviceError */
export function whole(path: string, write: (temporary: string) => void): void {
  const temporary = `${path}.${process.pid}.new`;
  try {
    write(temporary);
    renameSync(temporary, path);
  } catch (error) {
    rmSync(temporary, { force: true });
    const { code } = error as NodeJS.ErrnoException;
    throw code === undefined ? error : new DeviceError(`${path} cannot be written: ${code}`);
  }
}

import { renameSync, rmSync, writeFileSync } from 'node:fs';
import { DeviceError } from '../errors.ts';

/** Writes a file that is there as a whole or not at all. @throws DeviceError when it cannot be written */
export const writeWhole = (path: string, text: string): void =>
  void whole(path, (temporary) => writeFileSync(temporary, text));

/** The same by a function that writes to the path that it is given. @throws DeviceError */
export function whole(path: string, write: (temporary: string) => void): void {
  const temporary = `${path}.${process.pid}.new`;
  try {
    write(temporary);
    renameSync(temporary, path);
  } catch (error) {
    throw unwritten(path, temporary, error);
  }
}

/** As `whole`, for a function that takes its time. @throws DeviceError */
export async function wholeSoon(path: string, write: (temporary: string) => Promise<void>): Promise<void> {
  const temporary = `${path}.${process.pid}.new`;
  try {
    await write(temporary);
    renameSync(temporary, path);
  } catch (error) {
    throw unwritten(path, temporary, error);
  }
}

function unwritten(path: string, temporary: string, error: unknown): unknown {
  rmSync(temporary, { force: true });
  const { code } = error as NodeJS.ErrnoException;
  return code === undefined ? error : new DeviceError(`${path} cannot be written: ${code}`);
}

import { SpecError } from '../errors.ts';
import type { Source } from './source.ts';

/** Bytes of a file whose places another part of it tells. @throws SpecError where it points outside itself */
export function readSlice(
  file: Pick<Source, 'name' | 'size' | 'slice'>,
  start: number,
  end: number,
): Promise<ArrayBuffer> {
  if (!(start >= 0 && end >= start && start <= file.size))
    throw SpecError.of(file.name, `bytes ${start} to ${end}`, 'lie outside the file: it is damaged');
  return file.slice(start, Math.min(end, file.size)).arrayBuffer();
}

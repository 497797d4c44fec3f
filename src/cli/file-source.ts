import { createReadStream, statSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { basename } from 'node:path';
import { Readable } from 'node:stream';
import { SpecError } from '../errors.ts';
import type { Source } from '../import/source.ts';

/** Bytes that are read at once. */
const piece = 2 ** 20;

/** A file as the import reads it; `-` and pipes are read to their end. @param field option that names it @throws SpecError */
export async function fileSource(path: string, field: string): Promise<Source> {
  if (path === '-') return pipeSource('stdin', process.stdin);
  const stats = statsOf(path, field);
  if (stats.isDirectory()) throw SpecError.of(field, path, 'is a folder: give its files');
  if (!stats.isFile()) return pipeSource(path, createReadStream(path));
  const { size } = stats;
  return {
    name: basename(path),
    size,
    slice: (start, end) => ({ arrayBuffer: () => readBytes(path, start, Math.min(end, size)) }),
    stream: () => Readable.toWeb(createReadStream(path, { highWaterMark: piece })) as ReadableStream<Uint8Array>,
  };
}

function statsOf(path: string, field: string) {
  try {
    return statSync(path);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    throw SpecError.of(field, path, code === 'ENOENT' ? 'no such file' : `cannot be read: ${code}`);
  }
}

async function readBytes(path: string, start: number, end: number): Promise<ArrayBuffer> {
  const file = await open(path);
  try {
    const bytes = new Uint8Array(Math.max(0, end - start));
    let at = 0;
    while (at < bytes.length) {
      const { bytesRead } = await file.read(bytes, at, bytes.length - at, start + at);
      if (bytesRead === 0) break;
      at += bytesRead;
    }
    return bytes.buffer.slice(0, at);
  } finally {
    await file.close();
  }
}

async function pipeSource(name: string, stream: AsyncIterable<unknown>): Promise<Source> {
  const pieces: Uint8Array<ArrayBuffer>[] = [];
  for await (const bytes of stream) pieces.push(new Uint8Array(bytes as Uint8Array));
  return new File(pieces, name);
}

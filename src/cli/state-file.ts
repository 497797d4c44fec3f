import { createHash } from 'node:crypto';
import { closeSync, fsyncSync, openSync, readSync, statSync, writeSync } from 'node:fs';
import { deserialize, serialize } from 'node:v8';
import { SpecError } from '../errors.ts';
import type { Device } from '../experiment/report.ts';
import type { CanonicalSpec } from '../experiment/spec.ts';
import { version } from '../version.ts';
import { writePieces } from './write-whole.ts';

/** Version of the layout below. */
const format = 2;

const magic = 'eddy-state';

/** A file whose first lines are longer is none of these. */
const longestLine = 2 ** 26;

/** What a file is about, in one line of JSON that people can read too. */
export interface StateHeader {
  readonly eddy: string;
  /** A run that can be resumed, one that was and has ended, or a part of an ensemble that is done. */
  readonly holds: 'checkpoint' | 'finished' | 'part';
  readonly spec: CanonicalSpec;
  /** Which part of how many, from 1; null for the whole ensemble. */
  readonly shard: { readonly index: number; readonly count: number } | null;
  /** Trajectories of each direction that have come, of so many. */
  readonly finished: number;
  readonly trajectories: number;
  readonly device: Device;
  /** Whether it runs with fused multiply-adds. */
  readonly fast: boolean;
  /** Where results go, as an absolute path, and whether works go into a CSV too. */
  readonly out: string | null;
  readonly csv: boolean;
}

/**
 * Writes a state: a line `eddy-state 1` with the SHA-256 of the next line, which is the header, then pieces of structured clones, each behind its length
 * (32 bits, little-endian) and the SHA-256 of the digest before it and itself. An empty piece ends the file. It is there as a whole or not at all.
 * @throws DeviceError when it cannot be written
 */
export function writeStateFile(path: string, header: StateHeader, pieces: Iterable<unknown>): void {
  writePieces(path, (file) => {
    const line = Buffer.from(JSON.stringify(header));
    let digest = hash(line);
    writeSync(file, `${magic} ${format} ${digest.toString('hex')}\n`);
    writeSync(file, Buffer.concat([line, Buffer.from('\n')]));
    const put = (bytes: Buffer) => {
      digest = hash(digest, bytes);
      const length = Buffer.alloc(4);
      length.writeUInt32LE(bytes.length);
      for (const part of [length, digest, bytes]) for (let at = 0; at < part.length; ) at += writeSync(file, part, at);
    };
    for (const piece of pieces) put(serialize(piece));
    put(Buffer.alloc(0));
    fsyncSync(file);
  });
}

/** A state file while it is read. */
export interface StateFile {
  readonly header: StateHeader;
  /** @throws SpecError when a piece is damaged or missing */
  readonly pieces: () => Generator<unknown>;
}

/** Opens a state file. @throws SpecError where there is none, or one of another version */
export function readStateFile(path: string, field: string): StateFile {
  const refuse = (rule: string): SpecError => SpecError.of(field, path, rule);
  const found = statSync(path, { throwIfNoEntry: false });
  if (!found) throw refuse('no such file');
  if (!found.isFile()) throw refuse('is no file');
  const first = readLine(path, 0);
  const [, layout, sum] = new RegExp(`^${magic} (\\d+) ([0-9a-f]*)$`).exec(first.toString('latin1')) ?? [];
  if (layout === undefined) throw refuse('holds no state of a run');
  if (Number(layout) !== format) throw refuse(`is of format ${layout}; must be of format ${format}`);
  const second = readLine(path, first.length + 1);
  const digest = hash(second);
  if (digest.toString('hex') !== sum) throw refuse('is damaged: its header does not fit its checksum');
  const header = JSON.parse(second.toString('utf8')) as StateHeader;
  if (header.eddy !== version)
    throw refuse(`was written by eddy ${header.eddy}; must be of ${version}, for only one version gives the same bits`);
  return { header, pieces: () => piecesOf(path, first.length + second.length + 2, digest, refuse) };
}

function* piecesOf(path: string, from: number, start: Buffer, refuse: (rule: string) => SpecError): Generator<unknown> {
  const file = openSync(path, 'r');
  let position = from;
  const take = (count: number): Buffer => {
    const bytes = Buffer.alloc(count);
    for (let at = 0; at < count; ) {
      const read = readSync(file, bytes, at, count - at, position);
      if (read === 0) throw refuse('is cut short');
      at += read;
      position += read;
    }
    return bytes;
  };
  const { size } = statSync(path);
  try {
    for (let digest = start; ; ) {
      const length = take(4).readUInt32LE();
      const expected = take(digest.length);
      if (position + length > size) throw refuse('is cut short');
      const bytes = take(length);
      digest = hash(digest, bytes);
      if (!digest.equals(expected)) throw refuse('is damaged: a checksum does not fit');
      if (length === 0 && position < size) throw refuse('is damaged: something stands behind its end');
      if (length === 0) return;
      yield deserialize(bytes);
    }
  } finally {
    closeSync(file);
  }
}

const hash = (...parts: readonly Buffer[]): Buffer => {
  const sum = createHash('sha256');
  for (const part of parts) sum.update(part);
  return sum.digest();
};

/** The line that begins at `from`, without its end; what there is where it has none. */
function readLine(path: string, from: number): Buffer {
  const file = openSync(path, 'r');
  try {
    for (let room = 2 ** 12; ; room *= 4) {
      const bytes = Buffer.alloc(room);
      const read = readSync(file, bytes, 0, room, from);
      const end = bytes.indexOf(10);
      if (end >= 0 || read < room || room > longestLine) return bytes.subarray(0, end >= 0 ? end : read);
    }
  } finally {
    closeSync(file);
  }
}

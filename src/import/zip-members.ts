import { SpecError } from '../errors.ts';
import { readSlice } from './read-slice.ts';
import type { Source } from './source.ts';

/** A file inside a ZIP archive. */
export interface ZipMember {
  readonly name: string;
  readonly method: number;
  /** Bytes in the archive, and unpacked. */
  readonly packed: number;
  readonly size: number;
  /** Byte of its local header. */
  readonly at: number;
}

const endMark = 0x06054b50;
const entryMark = 0x02014b50;
const end64Mark = 0x06064b50;
const locator64Mark = 0x07064b50;
/** The record at the end, with the longest comment. */
const longestEnd = 22 + 65535 + 20;

/** Files of an archive from the directory at its end (APPNOTE 6.3). @throws SpecError where there is none */
export async function zipMembers(source: Source): Promise<ZipMember[]> {
  const from = Math.max(0, source.size - longestEnd);
  const tail = new DataView(await readSlice(source, from, source.size));
  let end = tail.byteLength - 22;
  while (end >= 0 && tail.getUint32(end, true) !== endMark) end--;
  if (end < 0) throw SpecError.of(source.name, 'an NPZ file', 'has no directory: it is cut short');
  let count = tail.getUint16(end + 10, true);
  let size = tail.getUint32(end + 12, true);
  let start = tail.getUint32(end + 16, true);
  if (end >= 20 && tail.getUint32(end - 20, true) === locator64Mark) {
    const at = Number(tail.getBigUint64(end - 12, true));
    const end64 = new DataView(await readSlice(source, at, at + 56));
    if (end64.getUint32(0, true) === end64Mark) {
      count = Number(end64.getBigUint64(32, true));
      size = Number(end64.getBigUint64(40, true));
      start = Number(end64.getBigUint64(48, true));
    }
  }
  const directory = await readSlice(source, start, start + size);
  return entries(directory, count);
}

function entries(directory: ArrayBuffer, count: number): ZipMember[] {
  const view = new DataView(directory);
  const members: ZipMember[] = [];
  for (let at = 0; members.length < count && at + 46 <= directory.byteLength; ) {
    if (view.getUint32(at, true) !== entryMark) break;
    const [nameLength, extraLength, commentLength] = [28, 30, 32].map((o) => view.getUint16(at + o, true)) as [
      number,
      number,
      number,
    ];
    const name = new TextDecoder().decode(new Uint8Array(directory, at + 46, nameLength));
    const [packed, size] = [20, 24].map((o) => view.getUint32(at + o, true)) as [number, number];
    members.push({ name, method: view.getUint16(at + 10, true), packed, size, at: view.getUint32(at + 42, true) });
    at += 46 + nameLength + extraLength + commentLength;
  }
  return members;
}

import { Inflate, inflateSync } from 'fflate';
import { SpecError } from '../errors.ts';
import type { NpyBytes } from './npy-header.ts';
import { readSlice } from './read-slice.ts';
import type { Source } from './source.ts';
import type { ZipMember } from './zip-members.ts';

/** So much of a packed file is had without unpacking the rest: header and first numbers of an array. */
const head = 2 ** 16;

/** Deflate makes nothing smaller than this share. */
const mostPacked = 1032;

/** A file inside an archive: where it is stored as it is, those bytes; else unpacked in memory, once. @throws SpecError */
export async function zipMemberBytes(source: Source, member: ZipMember): Promise<NpyBytes> {
  const { method, packed, size, at } = member;
  const name = `${source.name}: ${member.name}`;
  const local = new DataView(await readSlice(source, at, at + 30));
  if (local.byteLength < 30) throw SpecError.of(name, `byte ${at}`, 'lies outside the file: it is damaged');
  const start = at + 30 + local.getUint16(26, true) + local.getUint16(28, true);
  if (method === 0)
    return {
      name,
      size,
      slice: (from, to) => ({ arrayBuffer: () => readSlice(source, start + from, start + Math.min(to, size)) }),
    };
  if (method !== 8) throw SpecError.of(name, `compression ${method}`, 'must be deflate or none, as numpy writes');
  if (size > mostPacked * packed) throw SpecError.of(name, `${size} bytes`, `cannot come of ${packed}: it is damaged`);
  const bytes = async (length: number) => new Uint8Array(await readSlice(source, start, start + length));
  let first: Promise<Uint8Array> | null = null;
  let all: Promise<Uint8Array> | null = null;
  const unpacked = async (to: number): Promise<Uint8Array> => {
    if (!all && to <= head && packed > 2 * head) {
      first ??= bytes(2 * head).then((part) => inflateHead(part, head));
      return first;
    }
    all ??= bytes(packed).then((all) => inflateSync(all, { out: new Uint8Array(size) }));
    return all;
  };
  return {
    name,
    size,
    slice: (from, to) => ({
      arrayBuffer: async () => (await unpacked(Math.min(to, size))).slice(from, to).buffer as ArrayBuffer,
    }),
  };
}

/** At least so many of the first bytes that a deflated file unpacks to; pushed piece by piece, as few may unpack to many. */
function inflateHead(bytes: Uint8Array, wanted: number): Uint8Array {
  const unpacked = new Uint8Array(wanted);
  let count = 0;
  const inflate = new Inflate((piece) => {
    unpacked.set(piece.subarray(0, wanted - count), count);
    count = Math.min(wanted, count + piece.length);
  });
  for (let at = 0; at < bytes.length && count < wanted; at += 4096) inflate.push(bytes.subarray(at, at + 4096), false);
  return unpacked.subarray(0, count);
}

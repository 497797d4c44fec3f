import { parse } from 'npyjs';
import type { NpyBytes, NpyHeader } from './npy-header.ts';
import { readSlice } from './read-slice.ts';

/** Elements from `from` up to `to` in the order in which they are stored. */
export async function npyElements(file: NpyBytes, header: NpyHeader, from: number, to: number): Promise<Float64Array> {
  const { start, itemSize, type, bigEndian } = header;
  const bytes = new Uint8Array(await readSlice(file, start + from * itemSize, start + to * itemSize));
  if (bigEndian) for (let i = 0; i < bytes.length; i += itemSize) bytes.subarray(i, i + itemSize).reverse();
  const { data } = parse(withHeader(type, bytes));
  return Float64Array.from(data as unknown as ArrayLike<number | bigint | boolean>, Number);
}

/** An NPY file of these elements: of their type they say all that the decoder needs, and begin where typed arrays may. */
function withHeader(type: string, bytes: Uint8Array): ArrayBuffer {
  const dict = `{'descr': '<${type}', 'fortran_order': False, 'shape': (${bytes.length},), }`;
  const start = Math.ceil((10 + dict.length + 1) / 64) * 64;
  const file = new Uint8Array(start + bytes.length);
  file.set([0x93, 0x4e, 0x55, 0x4d, 0x50, 0x59, 1, 0]);
  new DataView(file.buffer).setUint16(8, start - 10, true);
  file.set(new TextEncoder().encode(`${dict.padEnd(start - 11)}\n`), 10);
  file.set(bytes, start);
  return file.buffer;
}

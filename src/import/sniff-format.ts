import { SpecError } from '../errors.ts';
import type { Source } from './source.ts';

/** What a file is, as far as its first bytes tell. */
export type Container = 'text' | 'parquet' | 'npy' | 'npz';

const starts = (bytes: Uint8Array, ...mark: readonly number[]): boolean => mark.every((byte, i) => bytes[i] === byte);

/** Files that people have works in, and what to do with them. */
const refused: readonly (readonly [(bytes: Uint8Array) => boolean, string])[] = [
  [(b) => starts(b, 0x1f, 0x8b), 'is compressed by gzip: unpack it first'],
  [(b) => starts(b, 0x42, 0x5a, 0x68), 'is compressed by bzip2: unpack it first'],
  [(b) => starts(b, 0x28, 0xb5, 0x2f, 0xfd), 'is compressed by zstd: unpack it first'],
  [(b) => starts(b, 0xfd, 0x37, 0x7a, 0x58, 0x5a), 'is compressed by xz: unpack it first'],
  [(b) => starts(b, 0xff, 0xfe) || starts(b, 0xfe, 0xff), 'is text in UTF-16: save it as UTF-8'],
  [(b) => starts(b, 0x89, 0x48, 0x44, 0x46), 'is an HDF5 file: export its works as text, NPY or Parquet'],
  [
    (b) => starts(b, 0x80) && b[1]! >= 2 && b[1]! <= 5,
    'is a Python pickle, which is a program: save its works with numpy.save',
  ],
  [
    (b) => b.subarray(0, 4096).includes(0),
    'is a binary file of a format unknown here (known are text, Parquet, NPY and NPZ)',
  ],
];

/** @throws SpecError for a file that holds no table Eddy can read */
export function sniffFormat({ name }: Source, first: Uint8Array): Container {
  if (starts(first, 0x50, 0x41, 0x52, 0x31)) return 'parquet';
  if (starts(first, 0x93, 0x4e, 0x55, 0x4d, 0x50, 0x59)) return 'npy';
  if (starts(first, 0x50, 0x4b, 0x03, 0x04) || starts(first, 0x50, 0x4b, 0x05, 0x06)) return 'npz';
  const reason = refused.find(([is]) => is(first))?.[1];
  if (reason) throw SpecError.of(name, hex(first), reason);
  return 'text';
}

const hex = (bytes: Uint8Array): string =>
  `begins with ${Array.from(bytes.subarray(0, 4), (byte) => byte.toString(16).padStart(2, '0')).join(' ')}`;

import { SpecError } from '../errors.ts';
import type { Source } from './source.ts';

/** An array as NPY describes it. */
export interface NpyHeader {
  /** Kind and bytes of an element, as numpy writes it: `f8`, `i4`, `b1`. */
  readonly type: string;
  readonly bigEndian: boolean;
  readonly itemSize: number;
  readonly fortranOrder: boolean;
  /** One number is one row; two dimensions are rows and columns. */
  readonly rows: number;
  readonly columns: number;
  /** Byte at which the elements begin. */
  readonly start: number;
}

/** What a file is read by: an NPY file, or one inside an NPZ. */
export type NpyBytes = Pick<Source, 'name' | 'size' | 'slice'>;

const readable = /^[<>|=]?([fiu][1248]|b1)$/;

/** Numpy writes 128 bytes; a header of more is one of a structured array. */
const longestHeader = 2 ** 14;

/** Reads the header (numpy.lib.format, versions 1 to 3). @throws SpecError for arrays that hold no plain numbers */
export async function npyHeader(file: NpyBytes): Promise<NpyHeader> {
  const { name, size } = file;
  const bytes = new Uint8Array(await file.slice(0, Math.min(size, longestHeader)).arrayBuffer());
  const broken = () => SpecError.of(name, 'an NPY file', 'its header is broken');
  if (bytes.length < 12) throw broken();
  const view = new DataView(bytes.buffer);
  const at = bytes[6]! <= 1 ? 10 : 12;
  const start = at + (at === 10 ? view.getUint16(8, true) : view.getUint32(8, true));
  if (start > bytes.length) throw broken();
  const text = new TextDecoder().decode(bytes.subarray(at, start));
  if (/'descr'\s*:\s*\[/.test(text)) {
    const fields = [...text.matchAll(/\(\s*'([^']*)'\s*,\s*'[^']*'/g)].map(([, field]) => field);
    throw SpecError.of(name, fields.join(', '), 'is a structured array: save one field of it as an array of its own');
  }
  const [, descr] = /'descr'\s*:\s*'([^']*)'/.exec(text) ?? [];
  const shape = /'shape'\s*:\s*\(([^)]*)\)/
    .exec(text)?.[1]
    ?.split(',')
    .map((n) => n.trim());
  if (descr === undefined || !shape) throw broken();
  const type = readable.exec(descr)?.[1];
  if (!type || ['f1', 'f16'].includes(type))
    throw SpecError.of(name, descr, 'must be real numbers: f2, f4, f8, i, u or b1');
  const sizes = shape.filter((n) => n !== '').map(Number);
  if (sizes.length > 2) throw SpecError.of(name, `${sizes.length} dimensions`, 'must be one or two: rows and columns');
  const [rows = 1, columns = 1] = sizes;
  const itemSize = Number(type.slice(1));
  if (start + rows * columns * itemSize > size)
    throw SpecError.of(
      name,
      `${size} bytes`,
      `is cut short: ${rows} × ${columns} of ${descr} need ${start + rows * columns * itemSize}`,
    );
  if (rows * columns === 0) throw SpecError.of(name, `shape (${sizes.join(', ')})`, 'holds no numbers');
  return {
    type,
    itemSize,
    rows,
    columns,
    start,
    bigEndian: descr.startsWith('>'),
    fortranOrder: /'fortran_order'\s*:\s*True/.test(text),
  };
}

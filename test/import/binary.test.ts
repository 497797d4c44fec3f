import { gzipSync } from 'node:zlib';
import { zipSync } from 'fflate';
import { parquetWriteBuffer } from 'hyparquet-writer';
import { describe, expect, test } from 'vitest';
import { inspectTable } from '../../src/import/inspect-table.ts';
import { readWorks } from '../../src/import/read-works.ts';
import type { Source } from '../../src/import/source.ts';
import { expectSame, fileOf, readByDefault, refusal, worksOf } from './files.ts';

const works = Float64Array.from({ length: 5000 }, (_, i) => 10 * Math.sin(i * 1.7));
const column = (name: string) => ({ kind: 'column', column: name }) as const;

describe('Parquet', () => {
  const compressors = { GZIP: (bytes: Uint8Array) => new Uint8Array(gzipSync(bytes)) };
  const index = Int32Array.from(works, (_, i) => i);
  const columnData = [
    { name: 'index', data: index },
    { name: 'direction', data: Array.from(works, (_, i) => (i % 2 ? 'reverse' : 'forward')), type: 'STRING' as const },
    { name: 'work', data: works },
    { name: 'W (kJ/mol)', data: Float32Array.from(works) },
  ];

  test.each(['UNCOMPRESSED', 'SNAPPY', 'GZIP'] as const)('%s, in several row groups', async (codec) => {
    const file = fileOf('works.parquet', parquetWriteBuffer({ columnData, codec, compressors, rowGroupSize: 1300 }));
    const look = await inspectTable(file);
    expect(look).toMatchObject({ format: 'parquet', rows: 5000 });
    expect(look.columns.map(({ name, unit, numeric }) => [name, unit, numeric])).toEqual([
      ['index', null, true],
      ['direction', null, false],
      ['work', null, true],
      ['W (kJ/mol)', 'kJ/mol', true],
    ]);
    expect(look.columns[2]!.preview).toEqual(Array.from(works.slice(0, 6), String));
    expect((await readWorks([file], column('work'))).values).toEqual(works);
    expect(await worksOf(file, column('W (kJ/mol)'))).toEqual(Array.from(Float32Array.from(works)));
    // as `eddy run --out` writes it: both directions in one file
    expect((await readByDefault(file)).values).toEqual(works.filter((_, i) => i % 2 === 0));
    expect(await refusal(readWorks([file], column('direction')))).toBe(
      'SpecError: works.parquet row 1: forward (must be a number)',
    );
  });

  test('nulls and what is not finite are counted; whole numbers of 64 bits are numbers', async () => {
    const file = fileOf(
      'nulls.parquet',
      parquetWriteBuffer({
        columnData: [
          { name: 'work', data: [1, null, 2.5, Number.NaN], type: 'DOUBLE', nullable: true },
          { name: 'long', data: BigInt64Array.of(1n, -2n, 3n, 4n) },
        ],
      }),
    );
    const read = await readByDefault(file);
    expect([...read.values]).toEqual([1, 2.5]);
    expect(read.skippedAt).toEqual(['nulls.parquet:2', 'nulls.parquet:4']);
    expect(await worksOf(file, column('long'))).toEqual([1, -2, 3, 4]);
  });

  test('one cut short is refused in one line', async () => {
    const bytes = new Uint8Array(parquetWriteBuffer({ columnData })).slice(0, 2000);
    expect(await refusal(readByDefault(fileOf('cut.parquet', bytes)))).toMatch(
      /^SpecError: cut\.parquet: a Parquet file \(cannot be read: [^\n]+\)$/,
    );
  });
});

/** An NPY file by the letter of its specification. */
function npy(descr: string, shape: string, data: ArrayBufferView, { fortran = false, version = 1 } = {}): Uint8Array {
  const start = version === 1 ? 10 : 12;
  const header = `{'descr': ${descr}, 'fortran_order': ${fortran ? 'True' : 'False'}, 'shape': ${shape}, }`;
  const length = Math.ceil((start + header.length + 1) / 64) * 64 - start;
  const file = new Uint8Array(start + length + data.byteLength);
  file.set([0x93, ...new TextEncoder().encode('NUMPY'), version, 0]);
  const view = new DataView(file.buffer);
  if (version === 1) view.setUint16(8, length, true);
  else view.setUint32(8, length, true);
  file.set(new TextEncoder().encode(`${header.padEnd(length - 1)}\n`), start);
  file.set(new Uint8Array(data.buffer, data.byteOffset, data.byteLength), start + length);
  return file;
}

describe('NPY', () => {
  const small = [1, -2, 3, 100];
  test.each([
    ["'<f8'", Float64Array],
    ["'<f4'", Float32Array],
    ["'<i8'", BigInt64Array],
    ["'<i4'", Int32Array],
    ["'<i2'", Int16Array],
    ["'|i1'", Int8Array],
  ] as const)('%s', async (descr, Numbers) => {
    const data =
      Numbers === BigInt64Array ? BigInt64Array.from(small, BigInt) : (Numbers as Float64ArrayConstructor).from(small);
    for (const version of [1, 2])
      expect(await worksOf(fileOf('a.npy', npy(descr, '(4,)', data, { version })))).toEqual(small);
  });

  test('the other byte order, half precision, one number alone', async () => {
    const view = new DataView(new ArrayBuffer(32));
    for (const [i, w] of small.entries()) view.setFloat64(8 * i, w, false);
    expect(await worksOf(fileOf('a.npy', npy("'>f8'", '(4,)', view)))).toEqual(small);
    // IEEE 754 binary16: 1, −2, 65504, 2^−24
    const half = Uint16Array.of(0x3c00, 0xc000, 0x7bff, 0x0001);
    expect(await worksOf(fileOf('h.npy', npy("'<f2'", '(4,)', half)))).toEqual([1, -2, 65504, 2 ** -24]);
    expect(await worksOf(fileOf('one.npy', npy("'<f8'", '()', Float64Array.of(7))))).toEqual([7]);
  });

  test('more than are read at once, with NaN counted by row', async () => {
    const data = Float64Array.from({ length: 2 ** 19 + 10 }, (_, i) => (i === 2 ** 19 + 3 ? Number.NaN : i));
    const read = await readByDefault(fileOf('many.npy', npy("'<f8'", `(${data.length},)`, data)));
    expectSame(
      read.values,
      data.filter((w) => !Number.isNaN(w)),
    );
    expect(read.skippedAt).toEqual([`many.npy:${2 ** 19 + 4}`]);
  });

  test('two dimensions are rows and columns, in either order', async () => {
    const c = npy("'<f8'", '(3, 2)', Float64Array.of(1, 10, 2, 20, 3, 30));
    const f = npy("'<f8'", '(3, 2)', Float64Array.of(1, 2, 3, 10, 20, 30), { fortran: true });
    for (const bytes of [c, f]) {
      const look = await inspectTable(fileOf('t.npy', bytes));
      expect(look.columns.map(({ name, preview }) => [name, preview])).toEqual([
        ['1', ['1', '2', '3']],
        ['2', ['10', '20', '30']],
      ]);
      expect(await worksOf(fileOf('t.npy', bytes), column('2'))).toEqual([10, 20, 30]);
    }
  });

  test.each([
    [
      'a structured array',
      npy("[('time', '<f8'), ('work', '<f8')]", '(1,)', new Float64Array(2)),
      /^SpecError: a\.npy: time, work \(is a structured array: /,
    ],
    ['complex numbers', npy("'<c16'", '(1,)', new Float64Array(2)), /^SpecError: a\.npy: <c16 \(must be real numbers/],
    ['text', npy("'<U3'", '(1,)', new Uint8Array(12)), /^SpecError: a\.npy: <U3 \(must be real numbers/],
    ['objects', npy("'|O'", '(1,)', new Uint8Array(8)), /^SpecError: a\.npy: \|O \(must be real numbers/],
    ['three dimensions', npy("'<f8'", '(1, 1, 1)', new Float64Array(1)), /^SpecError: a\.npy: 3 dimensions/],
    ['nothing', npy("'<f8'", '(0,)', new Float64Array(0)), /^SpecError: a\.npy: shape \(0\) \(holds no numbers\)/],
    ['one cut short', npy("'<f8'", '(9,)', new Float64Array(4)), /^SpecError: a\.npy: 160 bytes \(is cut short: /],
  ])('%s: refused', async (_, bytes, line) => {
    expect(await refusal(readByDefault(fileOf('a.npy', bytes)))).toMatch(line);
  });
});

describe('NPZ', () => {
  const arrays = {
    'forward.npy': npy("'<f8'", `(${works.length},)`, works),
    'table.npy': npy("'<f8'", '(2, 2)', Float64Array.of(1, 2, 3, 4)),
    'names.npy': npy("'<U3'", '(1,)', new Uint8Array(12)),
  };
  test.each([
    ['savez', 0],
    ['savez_compressed', 6],
  ] as const)('as numpy.%s writes it: every array is a column', async (_, level) => {
    const file = fileOf('works.npz', zipSync(arrays, { level }));
    const look = await inspectTable(file);
    expect(look.columns.map(({ name }) => name)).toEqual(['forward', 'table:1', 'table:2']);
    expect(look.columns[0]!.preview).toEqual(Array.from(works.slice(0, 6), String));
    expect((await readByDefault(file)).values).toEqual(works);
    expect(await worksOf(file, column('table:2'))).toEqual([2, 4]);
  });

  test('a large packed array is looked at without unpacking all of it', async () => {
    const many = Float64Array.from({ length: 60_000 }, (_, i) => Math.sin(i ** 2));
    const file = fileOf('works.npz', zipSync({ 'w.npy': npy("'<f8'", '(60000,)', many) }));
    let bytes = 0;
    const counted: Source = {
      name: file.name,
      size: file.size,
      stream: () => file.stream(),
      slice(from, to) {
        bytes += to - from;
        return file.slice(from, to);
      },
    };
    const look = await inspectTable(counted);
    expect(look.columns[0]!.preview).toEqual(Array.from(many.slice(0, 6), String));
    expect(bytes).toBeLessThan(1.6 * file.size); // to tell the format, and the head of the array
    expectSame((await readByDefault(file)).values, many);
  });

  test('force and distance as two arrays are one pull', async () => {
    const pair = {
      'F.npy': npy("'<f8'", '(3,)', Float64Array.of(0, 1, 2)),
      'x.npy': npy("'<f4'", '(3,)', Float32Array.of(0, 2, 4)),
    };
    const choice = { kind: 'force-distance', force: 'F', distance: 'x', forceUnit: 'pN', distanceUnit: 'nm' } as const;
    expect(await worksOf(fileOf('pull.npz', zipSync(pair)), choice)).toEqual([4]);
    const uneven = { ...pair, 'x.npy': npy("'<f4'", '(2,)', Float32Array.of(0, 2)) };
    expect(await refusal(readWorks([fileOf('pull.npz', zipSync(uneven))], choice))).toMatch(/must have as many/);
  });

  test.each([
    ['a spreadsheet', zipSync({ 'xl/workbook.xml': new Uint8Array(9) }), /holds no NPY array/],
    ['one cut short', zipSync(arrays).slice(0, 4000), /has no directory: it is cut short/],
    ['text alone', zipSync({ 'names.npy': arrays['names.npy'] }), /works\.npz: names\.npy: <U3 \(must be real numbers/],
  ])('%s: refused', async (_, bytes, line) => {
    const answer = await refusal(readByDefault(fileOf('works.npz', bytes)));
    expect(answer).toMatch(/^SpecError: works\.npz[^\n]+$/);
    expect(answer).toMatch(line);
  });
});

describe('what is no table', () => {
  const sized = (size: number): Source => ({
    name: 'big.csv',
    size,
    slice: () => ({ arrayBuffer: async () => new TextEncoder().encode('1\n2\n').buffer as ArrayBuffer }),
    stream: () => new Blob(['1\n2\n']).stream(),
  });

  test('5 GB are refused by size, with the reason', async () => {
    expect(await refusal(inspectTable(sized(5e9)))).toBe(
      'SpecError: big.csv: 5.0 GB (files over 4 GB are not read: every work is kept in memory. Split it, or keep the column of works alone)',
    );
    expect(await refusal(inspectTable(sized(4e9)))).toBe('nothing was refused');
  });

  test.each([
    ['gzip', [0x1f, 0x8b, 8, 0], /is compressed by gzip: unpack it first/],
    ['UTF-16', [0xff, 0xfe, 0x31, 0], /is text in UTF-16: save it as UTF-8/],
    ['HDF5', [0x89, 0x48, 0x44, 0x46], /is an HDF5 file/],
    ['a pickle', [0x80, 4, 0x95, 1], /is a Python pickle/],
    ['other bytes', [1, 2, 0, 3], /is a binary file of a format unknown here/],
  ])('%s: one line', async (_, bytes, line) => {
    expect(await refusal(inspectTable(fileOf('a.dat', Uint8Array.from(bytes))))).toMatch(line);
  });
});

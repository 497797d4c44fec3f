import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { zipSync } from 'fflate';
import { parquetWriteBuffer } from 'hyparquet-writer';

/** Writes files of works as people have them; each gives back its path. */
export function workFiles() {
  const folder = mkdtempSync(join(tmpdir(), 'eddy-works-'));
  const save = (name: string, content: string | Uint8Array): string => {
    const path = join(folder, name);
    writeFileSync(path, content);
    return path;
  };
  return {
    text: save,
    csv: (name: string, works: Float64Array, heading = 'run,work [kT]') =>
      save(name, [heading, ...Array.from(works, (w, i) => `${i + 1},${w}`), ''].join('\n')),
    tsv: (name: string, works: Float64Array) =>
      save(name, ['run\twork [kT]', ...Array.from(works, (w, i) => `${i + 1}\t${w}`), ''].join('\n')),
    column: (name: string, works: Float64Array) => save(name, `${works.join('\n')}\n`),
    parquet: (name: string, works: Float64Array) =>
      save(
        name,
        new Uint8Array(parquetWriteBuffer({ columnData: [{ name: 'work [kT]', data: works, type: 'DOUBLE' }] })),
      ),
    npy: (name: string, works: Float64Array) => save(name, npy(works)),
    npz: (name: string, works: Float64Array) => save(name, zipSync({ 'work.npy': npy(works) })),
    pmx: (name: string, works: Float64Array) => save(name, Array.from(works, (w, i) => `dhdl${i}.xvg ${w}\n`).join('')),
    /** One switching of λ at a steady pace, ∂H/∂λ being constant. */
    xvg: (name: string, work: number, [from, to]: readonly [number, number], kelvin: number) =>
      save(
        name,
        [
          '@ title "dH/d\\xl\\f{}"',
          '@ xaxis label "Time (ps)"',
          '@TYPE xy',
          `@ subtitle "T = ${kelvin} (K) \\xl\\f{} state 0: fep-lambda = ${from.toFixed(4)}"`,
          '@ s0 legend "dH/d\\xl\\f{} fep-lambda = 0.0000"',
          ...Array.from({ length: 5 }, (_, i) => `${i} ${work / (to - from)}`),
          '',
        ].join('\n'),
      ),
    /** A pull under a constant force. */
    pull: (name: string, work: number) =>
      save(
        name,
        ['distance (nm),force (pN)', ...Array.from({ length: 5 }, (_, i) => `${i},${work / 4}`), ''].join('\n'),
      ),
  };
}

/** NumPy’s format 1.0: magic, version, length of the header, header, little-endian numbers. */
function npy(works: Float64Array): Uint8Array {
  const dictionary = `{'descr': '<f8', 'fortran_order': False, 'shape': (${works.length},), }`;
  const header = `${dictionary.padEnd(Math.ceil((dictionary.length + 11) / 64) * 64 - 11)}\n`;
  const bytes = new Uint8Array(10 + header.length + works.byteLength);
  bytes.set([0x93, 0x4e, 0x55, 0x4d, 0x50, 0x59, 1, 0, header.length & 255, header.length >> 8]);
  bytes.set(new TextEncoder().encode(header), 10);
  bytes.set(new Uint8Array(works.buffer, works.byteOffset, works.byteLength), 10 + header.length);
  return bytes;
}

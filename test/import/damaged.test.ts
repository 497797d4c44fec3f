import { zipSync } from 'fflate';
import { parquetWriteBuffer } from 'hyparquet-writer';
import { dump } from 'npyjs';
import { expect, test } from 'vitest';
import { SpecError } from '../../src/errors.ts';
import { fileOf, readByDefault } from './files.ts';

const works = Float64Array.of(1, 2.5, -3);
const npy = new Uint8Array(dump(works));
const whole: Readonly<Record<string, Uint8Array>> = {
  'works.csv': new TextEncoder().encode('a,b\n1,2\n"3",4\n5;6\n'),
  'dhdl.xvg': new TextEncoder().encode('@ s0 legend "dH/d\\xl\\f{} x = 0"\n0 1\n1 2\n'),
  'works.npy': npy,
  'works.npz': zipSync({ 'a.npy': npy, 'b.npy': npy }),
  'works.parquet': new Uint8Array(
    parquetWriteBuffer({
      columnData: [
        { name: 'work', data: works },
        { name: 'of', data: ['a', 'b', 'c'] },
      ],
    }),
  ),
};

/** A linear congruential generator (Numerical Recipes): whole numbers below `n`. */
function createDice(seed: number) {
  let state = seed;
  return (n: number): number => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * n);
  };
}

test.each(Object.entries(whole))(
  '%s with bytes changed or cut off is read, or refused in one line',
  async (name, bytes) => {
    const dice = createDice(7);
    let refused = 0;
    for (let run = 0; run < 150; run++) {
      const damaged = bytes.slice(0, dice(4) ? bytes.length : dice(bytes.length));
      for (let k = dice(6); k >= 0; k--) damaged[dice(damaged.length)] = dice(256);
      await readByDefault(fileOf(name, damaged)).catch((error: Error) => {
        refused++;
        expect(error, `run ${run}`).toBeInstanceOf(SpecError);
        expect(error.message).not.toContain('\n');
      });
    }
    expect(refused).toBeGreaterThan(0);
  },
);

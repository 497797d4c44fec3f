import fc from 'fast-check';
import { expect, test } from 'vitest';
import { helpers } from './random-expression.ts';
import { randomProgram } from './random-program.ts';
import { PRECISIONS, type Precision, rounding, runKernel, words } from './run-kernel.ts';

const COUNT = 13;
const STRIDE = 16;

function agree(seed: number, precision: Precision): void {
  const next = words(seed);
  const program = randomProgram((n) => next() % n);
  const R = rounding(precision);
  const F = Array.from({ length: STRIDE }, () => R(((next() / 2 ** 32) * 8 - 4) * 10 ** ((next() % 5) - 2)));
  const U = Array.from({ length: 2 * STRIDE }, () => (next() % 3 ? next() : next() % 5));
  const table = Array.from({ length: 16 }, () => R(next() / 2 ** 31 - 1));
  const p = { n: COUNT, stride: STRIDE, k: 1 + (next() % 4), x: R(next() / 2 ** 30) };
  const out = Array.from({ length: 4 * STRIDE }, () => 0);
  const result = Array.from({ length: 6 * STRIDE }, () => 0);
  const scope = { ...helpers(R), F, U, table, p, stride: STRIDE };
  const expected = { out: [...out], words: [...result] };
  const reference = new Function(...Object.keys(scope), 'out', 'words', 'id', program.js);
  for (let id = 0; id < COUNT; id++) reference(...Object.values(scope), expected.out, expected.words, id);
  const read = runKernel(program.wgsl, {
    precision,
    laneGroups: 1 + (seed % 3),
    end: COUNT,
    uniforms: p,
    buffers: {
      F: { type: 'f32', values: F },
      U: { type: 'u32', values: U },
      table: { type: 'f32', values: table },
      out: { type: 'f32', values: out },
      words: { type: 'u32', values: result },
    },
  });
  expect({ out: read('out'), words: read('words') }, program.wgsl).toEqual(expected);
}

for (const precision of PRECISIONS) {
  test(`random programs compute what the same statements compute in JavaScript, lane by lane (${precision})`, () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 2 ** 31 }), (seed) => agree(seed, precision)),
      { seed: 20240611, numRuns: 150 },
    );
  }, 120_000);
}

import { expect, test } from 'vitest';
import { noControls } from '../../src/backends/control-table.ts';
import { header, headerLength } from '../../src/backends/params.ts';

const process = {
  uniforms: [],
  controls: noControls,
  table: new Float64Array(0),
  groups: 1,
  purpose: 6,
  seed: 0n,
};
const dispatch = { count: 3, stride: 64, first: 0, group: 4, groups: 5 };

test('the header holds n, stride, first, seed, purpose, group, groups and zero in this order', () => {
  const words = header({ ...process, seed: 0x0123456789abcdefn }, { ...dispatch, first: 7 * 2 ** 32 + 9 });
  expect(words).toEqual([3, 64, 9, 7, 0x89abcdef, 0x01234567, 6, 4, 5, 0]);
  expect(words).toHaveLength(headerLength);
});

test('every word of the header is an unsigned 32-bit integer at the ends of the ranges', () => {
  const words = header({ ...process, seed: 2n ** 64n - 1n }, { ...dispatch, first: Number.MAX_SAFE_INTEGER });
  expect(words).toEqual(Array.from(Uint32Array.from(words)));
  expect(words.slice(2, 6)).toEqual([0xffffffff, 0x1fffff, 0xffffffff, 0xffffffff]);
});

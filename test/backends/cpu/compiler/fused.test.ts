import { beforeAll, expect, test } from 'vitest';
import { compile } from '../../../../src/backends/cpu/compiler/compile.ts';
import { withRelaxedSimd } from '../relaxed-simd.ts';
import { PRECISIONS, type Precision, runKernel } from './run-kernel.ts';

beforeAll(withRelaxedSimd);

const kernel = (...lines: readonly string[]) => `
@group(0) @binding(0) var<storage, read> values: array<f32>;
@group(0) @binding(1) var<storage, read_write> result: array<f32>;
@compute @workgroup_size(64) fn main(@builtin(global_invocation_id) gid: vec3<u32>) {
  let a = values[gid.x];
  let b = values[gid.x + 8u];
  let c = values[gid.x + 16u];
  ${lines.map((line, i) => `result[gid.x + ${8 * i}u] = ${line};`).join('\n  ')}
}`;

/** Relaxed multiply-adds in a module: the bytes fd 85…88 02. */
const fusedIn = (bytes: Uint8Array): number =>
  [...bytes.keys()].filter(
    (i) => bytes[i] === 0xfd && bytes[i + 1]! >= 0x85 && bytes[i + 1]! <= 0x88 && bytes[i + 2] === 2,
  ).length;

/** (1 + ε)² − (1 + 2ε) is ε² exactly, and 0 where the square is rounded first. */
const epsilon = { single: 2 ** -12, double: 2 ** -27 } as const;

/** The expressions at a = b = 1 + ε and c = −(1 + 2ε), the same in every lane. */
function evaluate(expressions: readonly string[], precision: Precision, fast: boolean): number[] {
  const e = epsilon[precision];
  const values = [1 + e, 1 + e, -(1 + 2 * e)].flatMap((x) => Array<number>(8).fill(x));
  const result = Array<number>(8 * expressions.length).fill(9);
  const buffers = { values: { type: 'f32', values }, result: { type: 'f32', values: result } } as const;
  const read = runKernel(kernel(...expressions), { precision, fast, end: 8, buffers })('result');
  return expressions.map((_, i) => {
    const lanes = new Set(read.slice(8 * i, 8 * i + 8));
    expect(lanes.size).toBe(1);
    return [...lanes][0]!;
  });
}

const expressions: readonly [expression: string, sums: number][] = [
  ['a * b + c', 1],
  ['c + a * b', 1],
  ['c - a * b', 1],
  ['fma(a, b, c)', 1],
  ['a * b + b * c', 1],
  ['(a * b + c) * b + c', 2],
  ['a * b - c', 0],
  ['(a * b) * c', 0],
];

test.each(PRECISIONS)('a product used in one sum alone is fused with it, in every vector (%s)', (precision) => {
  const count = (fast: boolean) =>
    expressions.map(([line]) => [line, fusedIn(compile(kernel(line), { precision, laneGroups: 3, fast }).bytes)]);
  expect(count(true)).toEqual(expressions.map(([line, sums]) => [line, 3 * sums]));
  expect(count(false)).toEqual(expressions.map(([line]) => [line, 0]));
});

test.each(PRECISIONS)('gives what one rounding or two give, with the right signs (%s)', (precision) => {
  const square = epsilon[precision] ** 2;
  // each in a kernel of its own: together they would share the product
  const each = (fast: boolean) =>
    ['a * b + c', 'c + a * b', '(-c) - a * b'].map((line) => evaluate([line], precision, fast)[0]!);
  expect(each(false)).toEqual([0, 0, 0]);
  const [first, second, third] = each(true);
  expect([0, square]).toContain(first);
  expect(second).toBe(first);
  expect(third! + first!).toBe(0);
});

test.each(PRECISIONS)(
  'a product wanted elsewhere too is rounded, so that compensated sums stay exact (%s)',
  (precision) => {
    // Knuth's TwoSum of c and the product: the high word is 0, and nothing is left over.
    const [sum, back] = ['(c + a * b)', '((c + a * b) - c)'];
    const lines = [sum, `(c - (${sum} - ${back})) + (a * b - ${back})`];
    expect(evaluate(lines, precision, true)).toEqual([0, 0]);
    expect(fusedIn(compile(kernel(...lines), { precision, fast: true }).bytes)).toBe(0);
  },
);

import { describe, expect, test } from 'vitest';
import { helpers } from './random-expression.ts';
import { type Contents, PRECISIONS, type Precision, rounding, runKernel, words } from './run-kernel.ts';

type Type = Contents['type'];
type Compute = (a: number, b: number, c: number) => number;
/** An expression of a, b, c, and what it means for a rounding R. */
type Case = readonly [from: Type, to: Type, wgsl: string, js: (R: (x: number) => number) => Compute];

const h = helpers((x) => x);
const truth = (x: boolean): number => (x ? 1 : 0);

const CASES: readonly Case[] = [
  ['f32', 'f32', 'a + b', (R) => (a, b) => R(a + b)],
  ['f32', 'f32', 'a - b', (R) => (a, b) => R(a - b)],
  ['f32', 'f32', 'a * b', (R) => (a, b) => R(a * b)],
  ['f32', 'f32', 'a / b', (R) => (a, b) => R(a / b)],
  ['f32', 'f32', 'a / 4.0', (R) => (a) => R(a / 4)],
  ['f32', 'f32', 'a / 3.0', (R) => (a) => R(a / 3)],
  ['f32', 'f32', 'a * 0.1', (R) => (a) => R(a * R(0.1))],
  ['f32', 'f32', '-a', () => (a) => -a],
  ['f32', 'f32', 'abs(a)', () => (a) => Math.abs(a)],
  ['f32', 'f32', 'sqrt(a)', (R) => (a) => R(Math.sqrt(a))],
  ['f32', 'f32', 'inverseSqrt(a)', (R) => (a) => R(1 / R(Math.sqrt(a)))],
  ['f32', 'f32', 'floor(a)', () => Math.floor],
  ['f32', 'f32', 'ceil(a)', () => Math.ceil],
  ['f32', 'f32', 'trunc(a)', () => Math.trunc],
  ['f32', 'f32', 'round(a)', () => h.roundEven],
  ['f32', 'f32', 'fract(a)', (R) => (a) => R(a - Math.floor(a))],
  ['f32', 'f32', 'sign(a)', () => h.sign],
  ['f32', 'f32', 'min(a, b)', () => h.min],
  ['f32', 'f32', 'max(a, b)', () => h.max],
  ['f32', 'f32', 'clamp(a, b, c)', () => h.clamp],
  ['f32', 'f32', 'saturate(a)', () => (a) => h.clamp(a, 0, 1)],
  ['f32', 'f32', 'fma(a, b, c)', (R) => (a, b, c) => R(R(a * b) + c)],
  ['f32', 'f32', 'select(a, b, c > 0.0)', () => (a, b, c) => (c > 0 ? b : a)],
  ['f32', 'f32', 'select(0.0, b, c > 0.0)', () => (_, b, c) => (c > 0 ? b : 0)],
  ['f32', 'f32', 'select(a, 0.0, c > 0.0)', () => (a, _, c) => (c > 0 ? 0 : a)],
  ['f32', 'f32', 'select(-0.0, b, c > 0.0)', () => (_, b, c) => (c > 0 ? b : -0)],
  ['f32', 'f32', 'dot(vec3(a, b, c), vec3(b, c, a))', (R) => (a, b, c) => R(R(R(a * b) + R(b * c)) + R(c * a))],
  ...(['<', '<=', '>', '>=', '==', '!='] as const).flatMap((op): Case[] => {
    const js = new Function('a', 'b', `return a ${op} b ? 1 : 0`) as Compute;
    return (['f32', 'u32', 'i32'] as const).map((from) => [from, 'u32', `u32(a ${op} b)`, () => js] as const);
  }),
  ['f32', 'u32', 'u32(a)', () => h.toUnsigned],
  ['f32', 'i32', 'i32(a)', () => h.toSigned],
  ['u32', 'f32', 'f32(a)', (R) => R],
  ['i32', 'f32', 'f32(a)', (R) => R],
  ['u32', 'f32', 'f32(a >> 8u)', (R) => (a) => R(a >>> 8)],
  ['u32', 'f32', 'f32(a & 255u)', (R) => (a) => R(a & 255)],
  ['u32', 'f32', 'bitcast<f32>(a & 0xff7fffffu)', () => (a) => h.asFloat((a & 0xff7fffff) >>> 0)],
  ['f32', 'u32', 'bitcast<u32>(a) & 0xffc00000u', () => (a) => (bitsOf(a) & 0xffc00000) >>> 0],
  ['u32', 'u32', 'a + b', () => (a, b) => (a + b) >>> 0],
  ['u32', 'u32', 'a - b', () => (a, b) => (a - b) >>> 0],
  ['u32', 'u32', 'a * b', () => (a, b) => Math.imul(a, b) >>> 0],
  ['u32', 'u32', 'a * 8u + b * 5u', () => (a, b) => (Math.imul(a, 8) + Math.imul(b, 5)) >>> 0],
  ['u32', 'u32', '(a & b) | c', () => (a, b, c) => ((a & b) | c) >>> 0],
  ['u32', 'u32', 'a ^ b', () => (a, b) => (a ^ b) >>> 0],
  ['u32', 'u32', '~a', () => (a) => ~a >>> 0],
  ['u32', 'u32', '(a << 13u) ^ (a >> 7u) ^ (a << 32u)', () => (a) => ((a << 13) ^ (a >>> 7) ^ a) >>> 0],
  ['u32', 'u32', 'a / 16u + a % 1024u', () => (a) => (Math.floor(a / 16) + (a % 1024)) >>> 0],
  ['u32', 'u32', 'a / 1u + a % 0x80000000u', () => (a) => (a + (a % 2 ** 31)) >>> 0],
  ['u32', 'u32', 'min(a, b)', () => (a, b) => Math.min(a, b)],
  ['u32', 'u32', 'max(a, b)', () => (a, b) => Math.max(a, b)],
  ['u32', 'u32', 'clamp(a, 5u, 0x90000000u)', () => (a) => Math.max(5, Math.min(a, 0x90000000))],
  ['u32', 'u32', 'select(b, a, (a < b) == (b < c))', () => (a, b, c) => (a < b === b < c ? a : b)],
  [
    'u32',
    'u32',
    'select(1u, 0u, (a != b && b <= c) || !(c < a))',
    () => (a, b, c) => truth(!((a !== b && b <= c) || !(c < a))),
  ],
  ['u32', 'i32', 'bitcast<i32>(a) >> 5u', () => (a) => (a | 0) >> 5],
  ['u32', 'i32', 'i32(a) - i32(b)', () => (a, b) => ((a | 0) - (b | 0)) | 0],
  ['i32', 'i32', 'a + b', () => (a, b) => (a + b) | 0],
  ['i32', 'i32', 'a - b', () => (a, b) => (a - b) | 0],
  ['i32', 'i32', 'a * b', () => Math.imul],
  ['i32', 'i32', '-a', () => (a) => -a | 0],
  ['i32', 'i32', 'abs(a)', () => (a) => Math.abs(a) | 0],
  ['i32', 'i32', 'sign(a)', () => (a) => Math.sign(a)],
  ['i32', 'i32', 'min(a, b)', () => (a, b) => Math.min(a, b)],
  ['i32', 'i32', 'max(a, b)', () => (a, b) => Math.max(a, b)],
  ['i32', 'i32', 'clamp(a, -3, 70000)', () => (a) => Math.max(-3, Math.min(a, 70000))],
  ['i32', 'i32', '(a << 3u) + (a >> 3u)', () => (a) => ((a << 3) + (a >> 3)) | 0],
  ['i32', 'u32', 'u32(a)', () => (a) => a >>> 0],
  ['i32', 'u32', 'u32(bool(a) != (b > c))', () => (a, b, c) => truth((a !== 0) !== b > c)],
];

/** Uniform operands only. */
const UNIFORM_CASES: readonly Case[] = [
  ['u32', 'u32', 'a / b', () => (a, b) => (b === 0 ? a : Math.floor(a / b))],
  ['u32', 'u32', 'a % b', () => (a, b) => (b === 0 ? 0 : a % b)],
  ['i32', 'i32', 'a / b', () => (a, b) => (b === 0 ? a : (a / b) | 0)],
  ['i32', 'i32', 'a % b', () => (a, b) => (b === 0 ? 0 : (a % b) | 0)],
  ['u32', 'u32', 'a / 7u', () => (a) => Math.floor(a / 7)],
  ['i32', 'i32', 'a / -1', () => (a) => -a | 0],
];

const view = new DataView(new ArrayBuffer(4));
function bitsOf(x: number): number {
  view.setFloat32(0, x);
  return view.getUint32(0);
}

const SPECIAL: Record<Type, readonly number[]> = {
  f32: [
    0,
    -0,
    1,
    -1,
    0.5,
    1.5,
    2.5,
    -0.5,
    -2.5,
    8388609.5,
    Infinity,
    -Infinity,
    4294967040,
    4294967296,
    -2147483648,
    3e9,
    -3e9,
    1e-42,
  ],
  u32: [0, 1, 2, 255, 256, 2 ** 24 + 1, 2 ** 31 - 1, 2 ** 31, 2 ** 31 + 1, 2 ** 32 - 2, 2 ** 32 - 1],
  i32: [0, 1, -1, 2, -2, 65535, -65536, 2 ** 24 + 1, 2 ** 31 - 1, -(2 ** 31), -(2 ** 31) + 1],
};

/** Three columns of operands: special values against each other, then random ones. */
function operands(type: Type, count: number, R: (x: number) => number): number[][] {
  const next = words(type.length + type.charCodeAt(0));
  const special = SPECIAL[type];
  const random = (): number => {
    if (type === 'f32') return (next() / 2 ** 31 - 1) * 10 ** ((next() % 13) - 6);
    return type === 'u32' ? next() >>> (next() % 32) : (next() | 0) >> (next() % 32);
  };
  const squares = special.length ** 2;
  const values = [0, 1, 2].map((column) =>
    Array.from({ length: count }, (_, i) => {
      if (i >= squares) return random();
      return special[
        column === 0 ? i % special.length : column === 1 ? Math.floor(i / special.length) : next() % special.length
      ]!;
    }),
  );
  return type === 'f32' ? values.map((column) => column.map(R)) : values;
}

const declarations = (from: Type, to: Type): string => `
@group(0) @binding(0) var<storage, read> input: array<${from}>;
@group(0) @binding(1) var<storage, read_write> output: array<${to}>;`;

const COUNT = 512;

function check([from, to, wgsl, js]: Case, form: 'lanes' | 'uniform', precision: Precision): void {
  const R = rounding(precision);
  const count = form === 'lanes' ? COUNT : 40;
  const all = operands(from, COUNT, R);
  const pick = (i: number): number => (form === 'lanes' ? i : (i * 37) % COUNT);
  const columns = all.map((column) => Array.from({ length: count }, (_, i) => column[pick(i)]!));
  const store = (at: string, a: string[]): string =>
    `${at} = ${wgsl.replace(/\b[abc]\b/g, (name) => a[name.charCodeAt(0) - 97]!)};`;
  const each = Array.from({ length: count }, (_, i) =>
    store(
      `output[id + ${i}u]`,
      [0, 1, 2].map((column) => `input[${column * count + i}u]`),
    ),
  );
  const lanes = store('output[id]', ['input[id]', `input[id + ${count}u]`, `input[${2 * count}u + id]`]);
  const source = `${declarations(from, to)}
@compute @workgroup_size(64) fn main(@builtin(global_invocation_id) gid: vec3<u32>) {
  let id = gid.x;
  ${form === 'lanes' ? lanes : `if (id > 0u) { return; }\n${each.join('\n')}`}
}`;
  const read = runKernel(source, {
    precision,
    end: form === 'lanes' ? count : 1,
    buffers: {
      input: { type: from, values: columns.flat() },
      output: { type: to, values: Array<number>(count).fill(0) },
    },
  });
  const compute = js(R);
  const normal = (x: number): number => (to === 'f32' ? x : x + 0);
  expect(read('output')).toEqual(columns[0]!.map((a, i) => normal(compute(a, columns[1]![i]!, columns[2]![i]!))));
}

for (const precision of PRECISIONS) {
  describe(`${precision} precision`, () => {
    test.each(CASES.map((c) => [c[2], c[0], c] as const))(
      '%s of %s is that of plain arithmetic, per lane and uniform',
      (_, __, c) => {
        check(c, 'lanes', precision);
        check(c, 'uniform', precision);
      },
    );
    test.each(UNIFORM_CASES.map((c) => [c[2], c[0], c] as const))('%s of %s is total', (_, __, c) => {
      check(c, 'uniform', precision);
    });
  });
}

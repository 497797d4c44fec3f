import { describe, expect, test } from 'vitest';
import { compile } from '../../../../src/backends/cpu/compiler/compile.ts';
import { PRECISIONS, runKernel } from './run-kernel.ts';

const HEAD = `struct Params { n: u32, stride: u32, k: u32, x: f32 }
@group(0) @binding(0) var<uniform> p: Params;
@group(0) @binding(1) var<storage, read> controls: array<f32>;
@group(0) @binding(2) var<storage, read> table: array<f32>;
@group(0) @binding(3) var<storage, read_write> state: array<f32>;`;
const entry = (body: string, name = 'main'): string =>
  `@compute @workgroup_size(64) fn ${name}(@builtin(global_invocation_id) gid: vec3<u32>) { let id = gid.x;\n${body}\n}`;

const floats = (values: readonly number[]) => ({ type: 'f32', values }) as const;
const range = (n: number): number[] => Array.from({ length: n }, (_, i) => i);

describe.each(PRECISIONS)('%s precision', (precision) => {
  const wordBytes = precision === 'single' ? 4 : 8;

  test('bindings, uniforms and words are described', () => {
    const source = `struct V { a: f32, v: vec3<f32>, b: vec2<u32>, c: i32 }
@group(0) @binding(7) var<storage, read_write> out: array<f32>;
@group(0) @binding(2) var<uniform> v: V;
@group(0) @binding(4) var<storage> ro: array<u32>;
${entry('', 'one')} ${entry('', 'two')}`;
    const module = compile(source, { precision });
    expect(module.entries).toEqual(['one', 'two']);
    expect(module.wordBytes).toBe(wordBytes);
    expect(module.lanes).toBe(precision === 'single' ? 8 : 4);
    expect(module.bindings).toEqual([
      { name: 'v', binding: 2, space: 'uniform', access: 'read' },
      { name: 'ro', binding: 4, space: 'storage', access: 'read' },
      { name: 'out', binding: 7, space: 'storage', access: 'read_write' },
    ]);
    // vec3 is aligned to 16 bytes, vec2 to 8, in units of WGSL's 4-byte words.
    const words = { a: 0, 'v.x': 4, 'v.y': 5, 'v.z': 6, 'b.x': 8, 'b.y': 9, c: 10 };
    const types = ['f32', 'f32', 'f32', 'f32', 'u32', 'u32', 'i32'];
    expect(module.uniforms).toEqual(
      Object.entries(words).map(([name, word], i) => ({ name, type: types[i], byteOffset: word * wordBytes })),
    );
    expect(WebAssembly.validate(module.bytes)).toBe(true);
  });

  test('every entry point is exported and sees the same buffers', () => {
    const source = `${HEAD}${entry('state[id] = p.x;', 'initialise')}${entry('state[id] += f32(id);', 'advance')}`;
    const run = (name: string, values: readonly number[]) =>
      runKernel(source, { precision, entry: name, end: 8, uniforms: { x: 0.5 }, buffers: { state: floats(values) } })(
        'state',
      );
    const started = run('initialise', Array(8).fill(9));
    expect(started).toEqual(Array(8).fill(0.5));
    expect(run('advance', started)).toEqual(range(8).map((i) => 0.5 + i));
  });

  test('columns are read and written at index + uniform, in either order of the operands', () => {
    const body = 'state[id + 2u * p.stride] = state[p.stride * 1u + id] + state[id]; state[p.k + id + p.stride] = 7.0;';
    const state = range(64);
    const read = runKernel(HEAD + entry(body), {
      precision,
      end: 16,
      uniforms: { stride: 16, k: 32 },
      buffers: { state: floats(state) },
    });
    const expected = [...state];
    for (let i = 0; i < 16; i++) {
      expected[32 + i] = state[16 + i]! + state[i]!;
      expected[48 + i] = 7;
    }
    expect(read('state')).toEqual(expected);
  });

  test('a guard keeps every word beyond n, and a range starts where it is told', () => {
    const body = 'if (id >= p.n) { return; } state[id] = -1.0;';
    const read = runKernel(HEAD + entry(body), {
      precision,
      first: 8,
      end: 13,
      uniforms: { n: 13 },
      buffers: { state: floats(range(32)) },
    });
    expect(read('state')).toEqual(range(32).map((i) => (i >= 8 && i < 13 ? -1 : i)));
  });

  test('a store under a condition touches the lanes that hold it', () => {
    const body = 'if (state[id] > 4.0) { state[id] = 0.0; if (id > 10u) { state[id + 16u] = 1.0; } }';
    const read = runKernel(HEAD + entry(body), {
      precision,
      end: 16,
      buffers: { state: floats([...range(16), ...Array(16).fill(5)]) },
    });
    expect(read('state')).toEqual([
      ...range(16).map((i) => (i > 4 ? 0 : i)),
      ...range(16).map((i) => (i > 10 ? 1 : 5)),
    ]);
  });

  test('controls at a uniform index inside a loop and a table at an index of each lane', () => {
    const body = `var sum = 0.0;
      for (var i = 0u; i < p.k; i++) {
        let cell = u32(state[id]) + i;
        sum += controls[2u * i + 1u] * table[5u * cell + 2u];
      }
      state[id] = sum;`;
    const table = range(100).map((i) => i * i);
    const controls = range(12).map((i) => 1 / 2 ** i);
    const state = range(8).map((i) => (i * 5) % 8);
    const read = runKernel(HEAD + entry(body), {
      precision,
      end: 8,
      uniforms: { k: 6 },
      buffers: { controls: floats(controls), table: floats(table), state: floats(state) },
    });
    const sum = (s: number): number =>
      range(6).reduce((acc, i) => acc + controls[2 * i + 1]! * table[5 * (s + i) + 2]!, 0);
    expect(read('state')).toEqual(state.map(sum));
  });

  test('a gather out of bounds does not trap', () => {
    const body = 'let i = u32(state[id]) * 1000003u; state[id] = select(2.0, table[i], i == 0u);';
    const state = range(8);
    const read = runKernel(HEAD + entry(body), {
      precision,
      end: 8,
      buffers: { table: floats([5]), state: floats(state) },
    });
    expect(read('state')).toEqual(state.map((i) => (i === 0 ? 5 : 2)));
  });

  test('a scalar load behind && is not made where the left side fails', () => {
    const body = 'state[id] = 1.0; if (p.k < 4u && controls[p.k] > 0.0) { state[id] = 2.0; }';
    const run = (k: number): number[] =>
      runKernel(HEAD + entry(body), {
        precision,
        end: 4,
        uniforms: { k },
        buffers: { controls: floats([1, 1, 0, 1]), state: floats([0, 0, 0, 0]) },
      })('state');
    expect(run(1)).toEqual([2, 2, 2, 2]);
    expect(run(2)).toEqual([1, 1, 1, 1]);
    expect(run(0x10000000)).toEqual([1, 1, 1, 1]);
  });

  test('integers keep all their bits in buffers', () => {
    const source = `@group(0) @binding(0) var<storage, read> a: array<u32>;
@group(0) @binding(1) var<storage, read_write> b: array<i32>;
${entry('b[id] = bitcast<i32>(a[id] ^ a[7u - 0u] ^ a[a[id + 8u]]);')}`;
    const a = [
      0xffffffff,
      0x80000000,
      0x7f800001,
      0x7fc12345,
      1,
      0,
      0xff800001,
      0xdeadbeef,
      ...[3, 1, 2, 0, 7, 6, 5, 4],
    ];
    const read = runKernel(source, {
      precision,
      end: 8,
      buffers: { a: { type: 'u32', values: a }, b: { type: 'i32', values: range(8) } },
    });
    expect(read('b')).toEqual(range(8).map((i) => a[i]! ^ a[7]! ^ a[a[i + 8]!]!));
  });

  test('structs and vectors in buffers lie as WGSL says', () => {
    const source = `struct Cell { a: f32, v: vec2<f32>, m: array<f32, 2> }
@group(0) @binding(0) var<storage, read> cells: array<Cell>;
@group(0) @binding(1) var<storage, read_write> out: array<f32>;
${entry('let c = cells[id]; out[id] = c.a; out[id + 8u] = c.v.y; out[id + 16u] = c.m[1] + cells[2].v.x; out[id + 24u] = cells[id].m[id & 1u];')}`;
    // a at word 0, v at 2, m at 4, size 6
    const cells = range(48);
    const read = runKernel(source, {
      precision,
      end: 8,
      buffers: { cells: floats(cells), out: floats(Array(32).fill(0)) },
    });
    const column = (word: (i: number) => number): number[] => range(8).map(word);
    expect(read('out')).toEqual([
      ...column((i) => 6 * i),
      ...column((i) => 6 * i + 3),
      ...column((i) => 6 * i + 5 + 14),
      ...column((i) => 6 * i + 4 + (i & 1)),
    ]);
  });

  test('a loop called with a count of zero traps', () => {
    const body = 'var x = 0.0; for (var i = 0u; i < p.k; i++) { x += 1.0; } state[id] = x;';
    const run = (k: number): number[] =>
      runKernel(HEAD + entry(body), { precision, end: 4, uniforms: { k }, buffers: { state: floats([0, 0, 0, 0]) } })(
        'state',
      );
    expect(run(3)).toEqual([3, 3, 3, 3]);
    expect(() => run(0)).toThrow(WebAssembly.RuntimeError);
  });

  test('a loop behind a condition may make no turn', () => {
    const body = `var x = 0.0;
      if (p.x > 0.0) { for (var i = 0u; i < p.k; i++) { x += 1.0; } }
      if (state[id] > 0.0) { for (var i = 0u; i < p.k; i++) { x += 2.0; } }
      for (var j = 0u; j < 2u; j++) { for (var i = j; i < p.n; i += 2u) { x += 4.0; } }
      state[id] = x;`;
    const run = (k: number, n: number, x: number): number[] =>
      runKernel(HEAD + entry(body), {
        precision,
        end: 4,
        uniforms: { k, n, x },
        buffers: { state: floats([0, 1, 0, 1]) },
      })('state');
    expect(run(3, 2, 1)).toEqual([11, 17, 11, 17]);
    expect(run(0, 2, 0)).toEqual([8, 8, 8, 8]);
  });

  test.each([1, 2, 3])('%d vectors side by side compute the same', (laneGroups) => {
    const body = 'var x = state[id]; while (x > 1.0) { x *= 0.5; state[id + 32u] += 1.0; } state[id] = x;';
    const read = runKernel(HEAD + entry(body), {
      precision,
      laneGroups,
      end: 24,
      buffers: { state: floats([...range(24), ...Array(40).fill(0)]) },
    });
    const halvings = (x: number): number => (x > 1 ? Math.ceil(Math.log2(x)) : 0);
    expect(read('state').slice(32, 56)).toEqual(range(24).map(halvings));
  });
});

test('a uniform that is told beforehand is compiled in', () => {
  const read = runKernel(HEAD + entry('state[id] = state[id] * p.x + f32(p.k ^ p.n);'), {
    end: 4,
    uniforms: { k: 1, n: 6, x: 2 },
    constants: { k: 2, x: 3 },
    buffers: { state: floats(range(4)) },
  });
  expect(read('state')).toEqual([4, 7, 10, 13]);
});

test('double precision keeps literals and constants in full', () => {
  const source = `const THIRD = 1.0 / 3.0;\n${HEAD}${entry('state[id] = 0.1; state[id + 8u] = THIRD * p.x; state[id + 16u] = f32(0.1f);')}`;
  const read = runKernel(source, {
    precision: 'double',
    end: 8,
    uniforms: { x: 1 },
    buffers: { state: floats(Array(24).fill(0)) },
  });
  expect(new Set(read('state'))).toEqual(new Set([0.1, 1 / 3]));
});

test('double precision bitcasts mean the bits of the rounded float', () => {
  const source = `${HEAD}${entry('let b = bitcast<u32>(state[id]); state[id] = f32(b >> 16u); state[id + 8u] = bitcast<f32>(b);')}`;
  const values = [0.1, -2, 1e-30, 3, 1 / 3, 1e10, 7, 8];
  const read = runKernel(source, {
    precision: 'double',
    end: 8,
    buffers: { state: floats([...values, ...Array(8).fill(0)]) },
  });
  const bits = new Uint32Array(Float32Array.from(values).buffer);
  expect(read('state')).toEqual([...values.map((_, i) => bits[i]! >>> 16), ...values.map(Math.fround)]);
});

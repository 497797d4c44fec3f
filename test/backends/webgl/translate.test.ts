import { describe, expect, test } from 'vitest';
import { translate } from '../../../src/backends/webgl/glsl/translate.ts';
import { UnsupportedError } from '../../../src/errors.ts';

const head = `struct Params { n: u32, stride: u32, zero: u32, rate: f32 }
@group(0) @binding(0) var<uniform> p: Params;
@group(0) @binding(2) var<storage, read> table: array<f32>;
@group(0) @binding(3) var<storage, read_write> state: array<f32>;
@group(0) @binding(4) var<storage, read_write> field: array<atomic<i32>, 8>;
`;

/** A module whose entry point has these statements. */
const entry = (body: string, more = '') => `${head}${more}
@compute @workgroup_size(64)
fn advance(@builtin(global_invocation_id) gid: vec3<u32>) {
  let id = gid.x;
${body}
}`;

/** The statements of the entry point in GLSL, but for the first. */
function statements(body: string, more = ''): string[] {
  const { code } = translate(entry(body, more), 'advance');
  const lines = code.slice(code.indexOf('void f_advance')).split('\n');
  return lines.slice(2, -1).map((line) => line.trim());
}

test('an invocation’s own columns are variables, wherever its index has been handed to', () => {
  const store = 'fn store(at: u32, x: f32) { state[2u * p.stride + at] = x; }';
  expect(statements('let x = state[p.stride + id]; state[id] = x; store(id, x);', store)).toEqual([
    'float v_x = column_1;',
    'column_0 = v_x;',
    'f_store(v_id, v_x);',
  ]);
  expect(translate(entry('store(id, 0.5);', store), 'advance').code).toContain('column_2 = v_x;');
});

test('constants take the type that they meet, and are folded in double precision', () => {
  expect(statements('var x = 1.0 / 3.0; x = 2 * x + 1e30; let u = 7 * id; let i = -3; var b = x < 1;')).toEqual([
    `float v_x = ${Math.fround(1 / 3)};`,
    `v_x = ((2.0 * v_x) + ${Math.fround(1e30)});`,
    'uint v_u = (7u * v_id);',
    'int v_i = -3;',
    'bool v_b = (v_x < 1.0);',
  ]);
});

test('both sides of & and | are worked out, and what select chooses between', () => {
  expect(
    statements('let a = id < 3u; let b = !a; let c = (a & b) | a; let d = select(1.0, p.rate, c);').slice(2),
  ).toEqual(['bool v_c = any(bvec2(all(bvec2(v_a, v_b)), v_a));', 'float v_d = choose(1.0, p_rate, v_c);']);
});

test('names that are shadowed, or words of GLSL, do not clash', () => {
  const text = statements('let half = 1.0; for (var i = 0u; i < p.n; i++) { let half = f32(i); state[id] = half; }');
  expect(text).toEqual([
    'float v_half = 1.0;',
    'for (uint v_i = 0u; (v_i < p_n); v_i = (v_i + 1u)) {',
    'float v_half_2 = float(v_i);',
    'column_0 = v_half_2;',
    '}',
  ]);
  // a local of the uniforms' own name hides them
  expect(statements('let p = 2u; let q = p + 1u;')[1]).toBe('uint v_q = (v_p + 1u);');
});

test('functions and structs stand behind those they need, and what is not called is left out', () => {
  const more = `fn outer(x: f32) -> Pair { return Pair(inner(x), x); }
    fn inner(x: f32) -> f32 { return x * p.rate; }
    fn unused(x: f32) -> f32 { return x; }
    struct Pair { a: f32, b: f32 }`;
  const { code, uniforms, buffers } = translate(entry('let y = outer(table[id]); state[id] = y.b;', more), 'advance');
  const order = ['struct S_Pair', 'float f_inner', 'S_Pair f_outer', 'void f_advance'].map((text) =>
    code.indexOf(text),
  );
  expect(order).toEqual([...order].sort((a, b) => a - b));
  expect(order[0]).toBe(0);
  expect(code).not.toContain('unused');
  expect(code).toContain('f_outer(word_of_table(v_id))');
  expect(uniforms).toEqual([{ name: 'rate', type: 'f32' }]);
  expect(buffers).toEqual(['table']);
});

describe('what a fragment shader cannot do is refused', () => {
  test.each([
    ['another’s state', 'state[id + 1u] = 0.0;', 'a fragment shader has its own state alone'],
    ['a column known at run time', 'state[u32(p.rate) * p.stride + id] = 0.0;', 'a fragment shader has its own state'],
    [
      'an index that was changed',
      'var at = id; at = 3u; state[at] = 0.0;',
      'a fragment shader has its own state alone',
    ],
    ['atomics', 'atomicAdd(&field[id], 1);', 'WebGL2 has no atomics'],
    ['an array', 'var a = array<f32, 2>(0.0, 1.0);', "'array' is not translated to GLSL"],
    ['a switch', 'switch id { default: { state[id] = 0.0; } }', "'switch' is not translated to GLSL"],
    ['a wrong type', 'let x = id + 1.5;', 'found abstract-float where u32 is needed'],
    ['an unknown function', 'let x = tan(1.0);', "'tan' is not translated to GLSL"],
  ])('%s', (_, body, message) => {
    expect(() => translate(entry(body), 'advance')).toThrow(UnsupportedError);
    expect(() => translate(entry(body), 'advance')).toThrow(message);
  });

  test('an index that is the invocation’s own in one call and not in another', () => {
    const store = 'fn store(at: u32) { state[at] = 0.0; }';
    expect(() => translate(entry('store(id); store(3u);', store), 'advance')).toThrow('own index and with others');
  });
});

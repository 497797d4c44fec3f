import { expect, test } from 'vitest';
import { compile } from '../../../../src/backends/cpu/compiler/compile.ts';
import { UnsupportedError } from '../../../../src/errors.ts';

/** A kernel whose body starts on line 11. */
const kernel = (body: string, declarations = ''): string => `struct Params { n: u32, k: u32, x: f32 }
@group(0) @binding(0) var<uniform> p: Params;
@group(0) @binding(1) var<storage, read> table: array<f32>;
@group(0) @binding(2) var<storage, read_write> state: array<f32>;
fn pair(x: f32) -> vec2<f32> { return vec2<f32>(x, x); }
fn nothing() {}
${declarations}
@compute @workgroup_size(64)
fn main(@builtin(global_invocation_id) gid: vec3<u32>) {
  let id = gid.x; var f = state[id]; var u = bitcast<u32>(f); var v = vec3<f32>(f); var a = array<f32, 4>();
${body}
}`;

test('the kernel of these tests itself compiles', () => {
  expect(compile(kernel('state[id] = f;')).entries).toEqual(['main']);
});

test('entry points that are not wanted are not compiled, and so may leave the subset', () => {
  const other =
    '@compute @workgroup_size(64)\nfn other(@builtin(global_invocation_id) gid: vec3<u32>) { state[2u * gid.x] = 1.0; }';
  const source = kernel('state[id] = f;', other);
  expect(compile(source, { entries: ['main'] }).entries).toEqual(['main']);
  expect(() => compile(source)).toThrow('a store must go to');
  expect(() => compile(source, { entries: ['none'] })).toThrow('no @compute entry point');
});

test.each([
  ['state[u] = f;', "a store must go to 'state[invocation index + uniform]'"],
  ['state[3] = f;', "a store must go to 'state[invocation index + uniform]'"],
  ['state[2u * id] = f;', "a store must go to 'state[invocation index + uniform]'"],
  ['table[id] = f;', "'table' is read-only"],
  ['p.x = f;', "'p' is read-only"],
  ['f = g;', "unknown name 'g'"],
  ['f = h(f);', "'h' is no function of the subset"],
  ['f = exp(f);', "'exp' is no function of the subset"],
  ['f = f % 2.0;', "'%' of floats is outside the subset"],
  ['f = u;', 'found u32 where f32 is needed'],
  ['f = f + u;', 'found u32 where f32 is needed'],
  ['u = 1.5;', 'found abstract-float where u32 is needed'],
  ['u = -1;', '-1 is out of the range of u32'],
  ['u = u + 4294967296;', '4294967296 is out of the range of u32'],
  ['f = 1e39;', '1e+39 is out of the range of f32'],
  ['f += true;', 'found bool where f32 is needed'],
  ['u = u << u;', 'a shift amount that differs between invocations is outside the subset'],
  ['u = u << 1i;', 'found i32 where u32 is needed'],
  ['u = u / 3u;', 'integer division that differs between invocations must be u32 by a constant power of two'],
  ['u = u % p.k;', 'integer division that differs between invocations must be u32 by a constant power of two'],
  ['u = p.k / 0u;', 'division by the constant 0'],
  ['u = -u;', "operator '-' does not take u32"],
  ['f = !f;', "operator '!' does not take f32"],
  ['u = u & f;', 'found f32 where u32 is needed'],
  ['f = f & f;', "operator '&' does not take f32"],
  ['if (f) { f = 1.0; }', 'a condition is bool, not f32'],
  ['while (u) { break; }', 'a condition is bool, not u32'],
  ['f = select(f, 1.0, u);', 'a condition is bool, not u32'],
  ['v = v < 1.0;', 'operands differ in shape: vec3<f32>, f32'],
  ['v = v + pair(f);', 'operands differ in shape: vec3<f32>, vec2<f32>'],
  ['v = pair(f);', 'found vec2<f32> where vec3<f32> is needed'],
  ['f = v.w;', "vec3<f32> has no member 'w'"],
  ['f = p.z;', "Params has no member 'z'"],
  ['v.xy = pair(f);', "'.xy' cannot be assigned to"],
  ['f = a[4];', 'index 4 is out of bounds'],
  ['f = a[f];', 'an index must be an integer, not f32'],
  ['let c = 1.0; c = f;', "'c' cannot be assigned to"],
  ['gid.x = 1u;', "'gid' cannot be assigned to"],
  ['let f = 1.0;', "'f' is declared twice"],
  ['let c = nothing();', "'c' has no value"],
  ['f = pair(f, f).x;', "'pair' takes 1 arguments, not 2"],
  ['f = max(f);', 'max takes 2 arguments, not 1'],
  ['v = vec3<f32>(f, f);', 'vec3<f32> cannot be made from 2 components'],
  ['f = fma(u, u, u);', 'found u32 where f32 is needed'],
  ['f = bitcast<f32>(v);', 'vec3<f32> has not the bits of f32'],
  ['const c = f;', "'c' is not constant"],
  ['var b: array<f32, p.k>;', "an array's count must be a constant integer"],
  ['break;', "'break' outside a loop"],
  ['loop { f += 1.0; }', 'a loop without end'],
  ['while (true) { f += 1.0; }', 'a loop without end'],
  ['switch (u) { default: { break; } }', "'break' inside 'switch' is outside the subset"],
  ['return f;', 'a return does not match the type of its function'],
  ['let whole = state;', "'state' cannot be read as a whole"],
  ['workgroupBarrier();', "'workgroupBarrier' is no function of the subset"],
  ['f = state[arrayLength(&state) - 1u];', 'pointers are outside the subset'],
  ['let m = mat2x2<f32>(f, f, f, f);', "'mat2x2' is outside the subset"],
  ['var h: vec2h;', "'vec2h' is outside the subset"],
])('%s', (body, message) => {
  const error = (() => {
    try {
      compile(kernel(body));
    } catch (e) {
      return e;
    }
  })();
  expect(error).toBeInstanceOf(UnsupportedError);
  const line = message.includes('line') ? '' : 'WGSL line 11: ';
  expect((error as Error).message).toContain(line);
  expect((error as Error).message).toContain(message);
});

test.each([
  ['fn a(x: f32) -> f32 { return b(x); } fn b(x: f32) -> f32 { return a(x); }', 'f = a(f);', "'a' calls itself"],
  ['fn a(x: f32) -> f32 { if (x > 0.0) { return 1.0; } }', 'f = a(f);', "'a' does not always return a value"],
  ['const A = B; const B = A;', 'f = f32(A);', "'A' is defined by itself"],
  ['struct S { s: S }', 'var s: S;', "type 'S' contains itself"],
])('%s is refused', (declarations, body, message) => {
  expect(() => compile(kernel(body, declarations))).toThrow(message);
});

test('a module without an entry point is refused', () => {
  expect(() => compile('fn f() {}')).toThrow('WGSL line 1: no @compute entry point');
});

test('an entry point takes the global invocation index only', () => {
  const source = '\n@compute @workgroup_size(1) fn main(@builtin(local_invocation_id) l: vec3<u32>) {}';
  expect(() => compile(source)).toThrow('WGSL line 2: an entry point takes @builtin(global_invocation_id) only');
});

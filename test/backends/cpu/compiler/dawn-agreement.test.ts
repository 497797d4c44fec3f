import { beforeAll, expect, test } from 'vitest';
import { randomProgram } from './random-program.ts';
import { type Dawn, openDawn } from './run-dawn.ts';
import { runKernel, words } from './run-kernel.ts';

/** Dragged trap: Threefry, Box–Muller by polynomials, compensated sums, a rare kick: what the kernels are made of. */
const LANGEVIN = `
struct Params { n: u32, stride: u32, steps: u32, seed: u32, dt: f32, k: f32, v: f32, amp: f32 }
struct Sum { s: f32, c: f32 }
@group(0) @binding(0) var<uniform> p: Params;
@group(0) @binding(1) var<storage, read> table: array<f32>;
@group(0) @binding(2) var<storage, read_write> state: array<f32>;
fn rotate(x: u32, by: u32) -> u32 { return (x << by) | (x >> (32u - by)); }
fn threefry(key: vec4<u32>, counter: vec4<u32>) -> vec4<u32> {
  let even = array<u32, 8>(10u, 11u, 13u, 23u, 6u, 17u, 25u, 18u);
  let odd = array<u32, 8>(26u, 21u, 27u, 5u, 20u, 11u, 10u, 20u);
  let ks = array<u32, 5>(key.x, key.y, key.z, key.w, 0x1BD11BDAu ^ key.x ^ key.y ^ key.z ^ key.w);
  var x = counter + key;
  for (var r = 0u; r < 13u; r++) {
    if ((r & 1u) == 0u) {
      x.x += x.y; x.y = rotate(x.y, even[r % 8u]) ^ x.x; x.z += x.w; x.w = rotate(x.w, odd[r % 8u]) ^ x.z;
    } else {
      x.x += x.w; x.w = rotate(x.w, even[r % 8u]) ^ x.x; x.z += x.y; x.y = rotate(x.y, odd[r % 8u]) ^ x.z;
    }
    if ((r & 3u) == 3u) {
      let j = (r + 1u) / 4u;
      x += vec4<u32>(ks[j % 5u], ks[(j + 1u) % 5u], ks[(j + 2u) % 5u], ks[(j + 3u) % 5u] + j);
    }
  }
  return x;
}
fn log_of(u: f32) -> f32 {
  let i = bitcast<u32>(u) - 0x3f3504f3u;
  let e = f32(bitcast<i32>(i) >> 23u);
  let f = bitcast<f32>((i & 0x7fffffu) + 0x3f3504f3u) - 1.0;
  let z = f * f;
  var q = 7.0376836292e-2;
  q = q * f - 1.1514610310e-1; q = q * f + 1.1676998740e-1; q = q * f - 1.2420140846e-1; q = q * f + 1.4249322787e-1;
  q = q * f - 1.6668057665e-1; q = q * f + 2.0000714765e-1; q = q * f - 2.4999993993e-1; q = q * f + 3.3333331174e-1;
  return e * 0.693147180559945 + (f + (q * f * z - 0.5 * z));
}
fn normals(a: u32, b: u32) -> vec2<f32> {
  let m = sqrt(-2.0 * log_of(f32(a >> 8u) * 5.960464477539063e-8 + (f32(a & 255u) + 0.5) * 2.3283064365386963e-10));
  let t = f32(bitcast<i32>(b << 2u)) * 3.6572951981678993e-10;
  let z = t * t;
  let sn = t + t * z * (-1.6666654611e-1 + z * (8.3321608736e-3 - z * 1.9515295891e-4));
  let cs = 1.0 - 0.5 * z + z * z * (4.166664568298827e-2 + z * (-1.388731625493765e-3 + z * 2.443315711809948e-5));
  let swap = (b & 0x40000000u) != 0u;
  return select(m, -m, (b & 0x80000000u) != 0u) * vec2<f32>(select(cs, sn, swap), select(sn, cs, swap));
}
fn add(a: Sum, d: f32) -> Sum {
  let y = d - a.c;
  let t = a.s + y;
  return Sum(t, (t - a.s) - y);
}
@compute @workgroup_size(64) fn main(@builtin(global_invocation_id) gid: vec3<u32>) {
  let id = gid.x;
  if (id >= p.n) { return; }
  var x = Sum(state[id], 0.0);
  var w = Sum(0.0, 0.0);
  for (var i = 0u; i < p.steps; i += 4u) {
    let r = threefry(vec4<u32>(p.seed, 0u, 0u, 0u), vec4<u32>(id, i >> 2u, 0u, 0u));
    let a = normals(r.x, r.y);
    let b = normals(r.z, r.w);
    let g = array<f32, 4>(a.x, a.y, b.x, b.y);
    for (var j = 0u; j < 4u; j++) {
      let force = -p.k * (x.s - p.v * f32(i + j));
      w = add(w, force * p.v);
      x = add(x, force * p.dt + p.amp * g[j] * table[(bitcast<u32>(g[j]) >> 5u) & 7u]);
      if (abs(g[j]) > 3.5) {
        let e = threefry(vec4<u32>(p.seed, 1u, 0u, 0u), vec4<u32>(id, i, j, 0u));
        x = add(x, normals(e.x, e.y).x);
      }
    }
  }
  state[id] = x.s; state[p.stride + id] = x.c; state[2u * p.stride + id] = w.s; state[id + 3u * p.stride] = w.c;
}`;

/** Integers and control flow: exits from loops, finished lanes, indices of each lane. */
const INTEGERS = `
struct Params { n: u32, k: u32 }
@group(0) @binding(0) var<uniform> p: Params;
@group(0) @binding(1) var<storage, read> table: array<u32>;
@group(0) @binding(2) var<storage, read_write> out: array<u32>;
fn find(x: u32) -> u32 {
  for (var i = 0u; i < p.k; i++) {
    for (var j = 0u; j < 8u; j++) {
      let y = table[(i * 8u + j) & 63u];
      if (y == x) { return 100u * i + j; }
      if (y > 4000000000u) { break; }
      if (i32(y) < 0) { continue; }
      if ((y & 1u) == x >> 31u) { return y; }
    }
  }
  return x / 8u;
}
@compute @workgroup_size(64) fn main(@builtin(global_invocation_id) gid: vec3<u32>) {
  let id = gid.x;
  if (id >= p.n) { return; }
  var x = table[id & 63u] ^ (id * 2654435769u);
  var box = array<u32, 4>(id, 1u, 2u, 3u);
  var steps = 0u;
  while ((x & 7u) != 0u && steps < 100u) {
    steps++;
    box[x & 3u] += find(x);
    x = (x >> 1u) ^ select(0u, 0xedb88320u, (x & 1u) == 1u);
    switch (x & 3u) { case 0u: { box[1] ^= x; } case 1u, 2u: { x += p.k; } default: { box[steps % 4u] *= 3u; } }
  }
  out[id] = x ^ box[0] ^ (box[1] << 1u) ^ (box[2] << 2u) ^ (box[3] << 3u) ^ (steps << 20u);
}`;

let dawn: Dawn;
beforeAll(async () => {
  dawn = await openDawn();
});

const bits = (values: readonly number[]): Uint32Array<ArrayBuffer> => new Uint32Array(Float32Array.from(values).buffer);

test('Langevin steps agree with Dawn bit for bit', async () => {
  const [n, stride] = [2051, 2112];
  const floats = { dt: 1e-3, k: 1.5, v: 1e-3, amp: 0.05 };
  const integers = { n, stride, steps: 400, seed: 12345 };
  const table = [1, 0.5, 2, 0.75, 1.25, 1.5, 0.25, 3];
  const start = Array.from({ length: 4 * stride }, (_, i) => (i < n ? Math.sin(i) : 0));
  const params = new Uint32Array([...Object.values(integers), ...bits(Object.values(floats))]);
  const expected = await dawn.run(LANGEVIN, n, [params, bits(table), bits(start)]);
  const read = runKernel(LANGEVIN, {
    end: n,
    uniforms: { ...integers, ...floats },
    buffers: { table: { type: 'f32', values: table }, state: { type: 'f32', values: start.map(Math.fround) } },
  });
  expect(bits(read('state'))).toEqual(expected);
});

test('integer programs with every kind of control flow agree with Dawn', async () => {
  const next = words(99);
  const table = Array.from({ length: 64 }, next);
  const out = Array<number>(1024).fill(0);
  const expected = await dawn.run(INTEGERS, 1000, [
    new Uint32Array([1000, 3]),
    new Uint32Array(table),
    new Uint32Array(out),
  ]);
  const read = runKernel(INTEGERS, {
    end: 1000,
    uniforms: { n: 1000, k: 3 },
    buffers: { table: { type: 'u32', values: table }, out: { type: 'u32', values: out } },
  });
  expect(new Uint32Array(read('out'))).toEqual(expected);
});

test('the random programs that this compiler takes are WGSL to Dawn too', async () => {
  // Dawn also refuses constant expressions that overflow, which random programs contain.
  const overflow = /cannot be represented|results in sign change|clamp called with 'low'/;
  for (let seed = 0; seed < 40; seed++) {
    const next = words(seed);
    const errors = await dawn.errors(randomProgram((n) => next() % n).wgsl);
    expect(
      errors.filter((error) => !overflow.test(error)),
      `seed ${seed}`,
    ).toEqual([]);
  }
});

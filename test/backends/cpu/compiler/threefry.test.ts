import { readFileSync } from 'node:fs';
import { beforeAll, expect, test } from 'vitest';
import { withRelaxedSimd } from '../relaxed-simd.ts';
import { PRECISIONS, runKernel } from './run-kernel.ts';

/** Threefry4x32 as Salmon et al. (2011) define it, with the number of rounds as a constant of the module. */
const threefry = (rounds: number): string => `
@group(0) @binding(0) var<storage, read> key: array<u32>;
@group(0) @binding(1) var<storage, read> counter: array<u32>;
@group(0) @binding(2) var<storage, read_write> result: array<u32>;
const ROUNDS = ${rounds}u;
const EVEN = array<u32, 8>(10u, 11u, 13u, 23u, 6u, 17u, 25u, 18u);
const ODD = array<u32, 8>(26u, 21u, 27u, 5u, 20u, 11u, 10u, 20u);
fn rotate(x: u32, by: u32) -> u32 { return (x << by) | (x >> (32u - by)); }
fn threefry4x32(key: vec4<u32>, counter: vec4<u32>) -> vec4<u32> {
  let ks = array<u32, 5>(key.x, key.y, key.z, key.w, 0x1BD11BDAu ^ key.x ^ key.y ^ key.z ^ key.w);
  var x = counter + key;
  for (var r = 0u; r < ROUNDS; r++) {
    let a = EVEN[r % 8u];
    let b = ODD[r % 8u];
    if ((r & 1u) == 0u) {
      x.x += x.y; x.y = rotate(x.y, a) ^ x.x;
      x.z += x.w; x.w = rotate(x.w, b) ^ x.z;
    } else {
      x.x += x.w; x.w = rotate(x.w, a) ^ x.x;
      x.z += x.y; x.y = rotate(x.y, b) ^ x.z;
    }
    if ((r & 3u) == 3u) {
      let j = (r + 1u) / 4u;
      x += vec4<u32>(ks[j % 5u], ks[(j + 1u) % 5u], ks[(j + 2u) % 5u], ks[(j + 3u) % 5u] + j);
    }
  }
  return x;
}
@compute @workgroup_size(64) fn main(@builtin(global_invocation_id) gid: vec3<u32>) {
  let i = gid.x;
  let k = vec4<u32>(key[i], key[i + 16u], key[i + 32u], key[i + 48u]);
  let c = vec4<u32>(counter[i], counter[i + 16u], counter[i + 32u], counter[i + 48u]);
  let r = threefry4x32(k, c);
  result[i] = r.x; result[16u + i] = r.y; result[i + 32u] = r.z; result[48u + i] = r.w;
}`;

const table = readFileSync(new URL('../../../known-answer/random123/kat_vectors', import.meta.url), 'utf8');

/** Rows of the table for a number of rounds: counter, key, result. */
const vectors = (rounds: number): number[][][] =>
  table
    .split('\n')
    .filter((line) => line.startsWith(`threefry4x32 ${rounds} `))
    .map((line) => line.trim().split(/\s+/).slice(2))
    .map((hex) => [0, 4, 8].map((start) => hex.slice(start, start + 4).map((word) => Number.parseInt(word, 16))));

beforeAll(withRelaxedSimd);

const modes = [
  ...PRECISIONS.map((precision) => ({ precision, fast: false })),
  { precision: 'single', fast: true } as const,
];

for (const { precision, fast } of modes) {
  for (const rounds of [13, 20]) {
    test(`Threefry4x32 with ${rounds} rounds gives the known answers of Random123 (${precision}${fast ? ', fast' : ''})`, () => {
      const rows = vectors(rounds);
      expect(rows.length).toBeGreaterThanOrEqual(3);
      const columns = (part: number): number[] => {
        const row = (i: number): number[] => rows[i]?.[part] ?? [0, 0, 0, 0];
        return [0, 1, 2, 3].flatMap((j) => Array.from({ length: 16 }, (_, i) => row(i)[j]!));
      };
      const read = runKernel(threefry(rounds), {
        precision,
        fast,
        end: 16,
        buffers: {
          counter: { type: 'u32', values: columns(0) },
          key: { type: 'u32', values: columns(1) },
          result: { type: 'u32', values: Array<number>(64).fill(0) },
        },
      });
      const result = read('result');
      for (const [i, row] of rows.entries()) expect([0, 1, 2, 3].map((j) => result[16 * j + i])).toEqual(row[2]);
    });
  }
}

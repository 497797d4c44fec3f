import { describe, expect, test } from 'vitest';
import { compile } from '../../../../src/backends/cpu/compiler/compile.ts';
import { UnsupportedError } from '../../../../src/errors.ts';
import { openDawn } from './run-dawn.ts';
import { PRECISIONS, runKernel } from './run-kernel.ts';

const HEAD = `struct Params { n: u32, k: u32 }
@group(0) @binding(0) var<uniform> p: Params;
@group(0) @binding(1) var<storage, read> table: array<i32>;
@group(0) @binding(2) var<storage, read_write> field: array<atomic<i32>, 8>;`;
const entry = (body: string): string =>
  `@compute @workgroup_size(64) fn main(@builtin(global_invocation_id) gid: vec3<u32>) { let id = gid.x;\n${body}\n}`;

const count = 21;
const table = Array.from({ length: 32 }, (_, i) => ((i * 2654435761) % 1000) - 500);
const start = [7, 0, 0, -3, 0, 0, 0, 0];

/** The field after some invocations have added to it, each by `add(cell, value)`. */
function added(each: (id: number, add: (cell: number, value: number) => void) => void): number[] {
  const field = [...start];
  for (let id = 0; id < count; id++)
    each(id, (cell, value) => {
      field[cell] = (field[cell]! + value) | 0;
    });
  return field;
}

const programs: [string, string, number[]][] = [
  [
    'lanes that share words',
    'if (id >= p.n) { return; } atomicAdd(&field[id % 4u], table[id]); atomicAdd(&field[u32(table[id]) & 7u], 1,);',
    added((id, add) => {
      add(id % 4, table[id]!);
      add(table[id]! & 7, 1);
    }),
  ],
  [
    'a uniform word, and a sum that wraps',
    'if (id >= p.n) { return; } atomicAdd(&field[3], 0x7fffffff); atomicAdd(&field[p.k], i32(id));',
    added((id, add) => {
      add(3, 0x7fffffff);
      add(2, id);
    }),
  ],
  [
    'conditions of each lane, uniform ones, and loops',
    `if (id >= p.n) { return; }
     if (table[id] > 0) { atomicAdd(&field[0], 1); } else { atomicAdd(&field[1], -1); }
     if (p.k == 2u) { atomicAdd(&field[2], table[id]); } else { atomicAdd(&field[7], 1); }
     for (var i = 0u; i < p.k; i++) { if (i % 2u == 1u) { atomicAdd(&field[3u + i], table[id + i]); } }
     var left = id & 3u;
     while (left > 0u) { atomicAdd(&field[5], 1); left -= 1u; }`,
    added((id, add) => {
      if (table[id]! > 0) add(0, 1);
      else add(1, -1);
      add(2, table[id]!);
      add(4, table[id + 1]!);
      add(5, id & 3);
    }),
  ],
  [
    'a branch that lanes skip together',
    `if (id >= p.n) { return; }
     var x = f32(table[id]);
     if (x > 400.0) {
       for (var i = 0; i < 30; i++) { x = sqrt(x * x + 1.0); }
       atomicAdd(&field[6], i32(floor(x)) - table[id] + 1);
     }`,
    added((id, add) => {
      if (table[id]! > 400) add(6, 1);
    }),
  ],
];

describe.each(PRECISIONS)('atomicAdd in %s precision', (precision) => {
  test.each(programs)('%s', (_, body, expected) => {
    for (const laneGroups of [1, 2]) {
      const read = runKernel(HEAD + entry(body), {
        precision,
        laneGroups,
        end: count,
        uniforms: { n: count, k: 2 },
        buffers: { table: { type: 'i32', values: table }, field: { type: 'i32', values: start } },
      });
      expect(read('field')).toEqual(expected);
    }
  });

  test('an index out of bounds means the last element, and nothing else is written', () => {
    const source = `@group(0) @binding(0) var<storage, read_write> before: array<u32>;
      @group(0) @binding(1) var<storage, read_write> field: array<atomic<u32>, 4>;
      @group(0) @binding(2) var<storage, read_write> after: array<u32>;
      ${entry('atomicAdd(&field[id * 1000003u], 1u); atomicAdd(&field[i32(id) - 2], 1u); before[id] = 5u; after[id] = 6u;')}`;
    const words = (values: number[]) => ({ type: 'u32', values }) as const;
    const read = runKernel(source, {
      precision,
      laneGroups: 1,
      end: 4,
      buffers: { before: words(Array(8).fill(1)), field: words([0, 0, 0, 0]), after: words(Array(8).fill(2)) },
    });
    expect(read('field')).toEqual([2, 1, 0, 5]);
    expect(read('before')).toEqual([5, 5, 5, 5, 1, 1, 1, 1]);
    expect(read('after')).toEqual([6, 6, 6, 6, 2, 2, 2, 2]);
  });
});

test('Dawn accepts these programs and gives the same integers', async () => {
  const dawn = await openDawn();
  for (const [name, body, expected] of programs) {
    const source = HEAD + entry(body);
    expect(await dawn.errors(source), name).toEqual([]);
    const buffers = [[count, 2, 0, 0], table, start].map((words) => Uint32Array.from(words));
    expect([...new Int32Array((await dawn.run(source, count, buffers)).buffer)], name).toEqual(expected);
  }
});

test.each([
  ['let old = atomicAdd(&field[0], 1);', "'atomicAdd' is outside the subset here"],
  ['atomicSub(&field[0], 1);', "'atomicSub' is outside the subset here"],
  ['let now = atomicLoad(&field[0]);', "'atomicLoad' is outside the subset here"],
  ['atomicAdd(field[0], 1);', "expected '&'"],
  ['atomicAdd(&table[0], 1);', "atomicAdd takes '&' of an atomic of a buffer"],
  ['var x = 1; atomicAdd(&x, 1);', "atomicAdd takes '&' of an atomic of a buffer"],
  ['atomicAdd(&field[0], 1u);', 'found u32 where i32 is needed'],
  ['atomicAdd(&field[0], 1.5);', 'found abstract-float where i32 is needed'],
  ['atomicAdd(&field[8], 1);', 'index 8 is out of bounds'],
  ['field[0] = 1;', "'field' holds atomics, which 'atomicAdd' alone reaches"],
  ['field[0] += 1;', "'field' holds atomics, which 'atomicAdd' alone reaches"],
  ['let x = field[id];', "'field' holds atomics, which 'atomicAdd' alone reaches"],
  ['let x = field;', "'field' holds atomics, which 'atomicAdd' alone reaches"],
  ['var x: atomic<i32>;', "'atomic' is outside the subset here"],
])('%s is refused', (body, message) => {
  expect(() => compile(HEAD + entry(body))).toThrow(UnsupportedError);
  expect(() => compile(HEAD + entry(body))).toThrow(message);
});

test.each([
  ['var<storage, read_write> a: array<atomic<i32>>;', "'a' needs a count of elements"],
  ['var<storage, read_write> a: array<atomic<f32>, 4>;', 'an atomic holds i32 or u32'],
  ['var<storage, read> a: array<atomic<i32>, 4>;', "'atomic' is outside the subset here"],
])('%s is refused', (declaration, message) => {
  const source = `@group(0) @binding(0) ${declaration}\n${entry('atomicAdd(&a[id], 1);')}`;
  expect(() => compile(source)).toThrow(message);
});

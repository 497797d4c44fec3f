import { describe, expect, test } from 'vitest';
import { PRECISIONS, runKernel } from './run-kernel.ts';

const COUNT = 32;
const ids = Array.from({ length: COUNT }, (_, i) => i);

describe.each(PRECISIONS)('%s precision', (precision) => {
  /** Runs statements that set `r`, for invocations 0 … 31; k = 3, x = 0.5. */
  function results(body: string, declarations = ''): number[] {
    const source = `struct Params { k: u32, x: f32 }
@group(0) @binding(0) var<uniform> p: Params;
@group(0) @binding(1) var<storage, read_write> out: array<u32>;
${declarations}
@compute @workgroup_size(64) fn main(@builtin(global_invocation_id) gid: vec3<u32>) {
  let id = gid.x; var r = 0u;
  ${body}
  out[id] = r;
}`;
    const buffers = { out: { type: 'u32', values: ids.map(() => 0) } } as const;
    return runKernel(source, { precision, end: COUNT, uniforms: { k: 3, x: 0.5 }, buffers })('out');
  }

  test('the first return that is reached gives the value', () => {
    const f = `fn f(i: u32) -> u32 {
      if (i < 4u) { return 1u; }
      if (i < 16u) { if (i % 2u == 0u) { return 2u; } else { if (i > 9u) { return 3u; } } }
      if (p.k > 2u) { if (i > 28u) { return 4u; } }
      return 5u;
    }`;
    const expected = (i: number): number => {
      if (i < 4) return 1;
      if (i < 16 && i % 2 === 0) return 2;
      if (i < 16 && i > 9) return 3;
      return i > 28 ? 4 : 5;
    };
    expect(results('r = f(id);', f)).toEqual(ids.map(expected));
  });

  test('a return leaves every loop around it', () => {
    const f = `fn f(i: u32) -> u32 {
      for (var a = 0u; a < p.k + 3u; a++) {
        for (var b = 0u; b < 8u; b++) { if (a * 8u + b == i) { return 100u * a + b; } }
      }
      return 7u;
    }`;
    expect(results('r = f(id + 20u);', f)).toEqual(
      ids.map((i) => (i + 20 < 48 ? 100 * Math.floor((i + 20) / 8) + ((i + 20) % 8) : 7)),
    );
  });

  test('lanes that are finished keep their values while others go on', () => {
    const body = `var n = id + 1u; var peak = n;
      while (n != 1u) { n = select(n / 2u, 3u * n + 1u, (n & 1u) == 1u); peak = max(peak, n); r++; }
      r = 100000u * r + peak;`;
    const collatz = (start: number): number => {
      let [n, peak, steps] = [start, start, 0];
      for (; n !== 1; steps++) {
        n = n % 2 ? 3 * n + 1 : n / 2;
        peak = Math.max(peak, n);
      }
      return 100000 * steps + peak;
    };
    expect(results(body)).toEqual(ids.map((i) => collatz(i + 1)));
  });

  test('lanes that do not count never keep a loop going', () => {
    const loops = `loop { if (n == 64u) { break; } n *= 2u; r++; }
      var x = 0u; while (x < 10u) { x += n & 7u; x += 1u; }
      for (var i = 1u; i != n; i *= 2u) { r += 100u; }
      loop { let y = n; n /= 2u; r += 10000u; continuing { break if y == 1u; } }`;
    const body = `var n = id; if (id == 4u || id == 32u) { ${loops} } if (id == 1u) { return; } r += 7u;`;
    expect(results(`${body.replace('return', 'out[id] = 9u; return')}`)).toEqual(
      ids.map((id) => (id === 1 ? 9 : id === 4 ? 7 + 4 + 600 + 70000 : id === 32 ? 7 + 1 + 600 + 70000 : 7)),
    );
  });

  test('a loop that no lane enters leaves its variables', () => {
    expect(results('r = id; while (r > 100u) { r = 0u; }')).toEqual(ids);
  });

  test('loops of 32 turns, which are unrolled, and of 33, which are not, do the same', () => {
    const turns = (n: number): number[] => results(`for (var i = 0u; i < ${n}u; i++) { r = r * 3u + (i ^ id); }`);
    const expected = (n: number): number[] =>
      ids.map((id) => Array.from({ length: n }, (_, i) => i).reduce((r, i) => (Math.imul(r, 3) + (i ^ id)) >>> 0, 0));
    for (const n of [0, 1, 31, 32, 33, 100]) expect(turns(n)).toEqual(expected(n));
  });

  test('break, continue and continuing', () => {
    const body = `var i = 0u;
      loop {
        if (i == id) { break; }
        if ((i & 1u) == 1u) { continue; }
        r += i;
        continuing { i += 1u; break if i >= p.k * 4u; }
      }`;
    const expected = (id: number): number =>
      ids.filter((i) => i % 2 === 0 && i < Math.min(id, 12)).reduce((a, b) => a + b, 0);
    expect(results(body)).toEqual(ids.map(expected));
  });

  test('a rare event behind a long body happens to its lane only', () => {
    const long = Array.from({ length: 40 }, (_, i) => `r = (r ^ ${i}u) * 2654435761u + (id << ${i % 31}u);`).join('\n');
    const body = (at: number): string =>
      `var first = 0u; for (var i = 0u; i < p.k; i++) { if (id == ${at}u + 9u * i) { ${long} first = i + 1u; } } r += first;`;
    const event = (id: number): number => {
      let r = 0;
      for (let i = 0; i < 40; i++) r = (Math.imul(r ^ i, 2654435761) + (id << (i % 31))) >>> 0;
      return r;
    };
    for (const at of [2, 40]) {
      const turn = (id: number): number => [0, 1, 2].find((i) => id === at + 9 * i) ?? -1;
      expect(results(body(at))).toEqual(ids.map((id) => (turn(id) < 0 ? 0 : (event(id) + turn(id) + 1) >>> 0)));
    }
  });

  test('switch takes the case that matches, else the default', () => {
    const body =
      'switch (id & 7u) { case 1u, 3u: { r = 10u; } case 5u { r = id; } default: { r = 7u; } } switch (p.k) { case 3: { r += 1u; } default: {} }';
    expect(results(body)).toEqual(ids.map((i) => ([1, 3].includes(i & 7) ? 11 : (i & 7) === 5 ? i + 1 : 8)));
  });

  test('continue and return inside a switch', () => {
    const f =
      'fn f(x: u32) -> u32 { switch (x & 3u) { case 0u: { return 5u; } case 1u: { return x; } default: {} } return 9u; }';
    const body =
      'for (var i = 0u; i < p.k; i++) { switch (i + id) { case 3u, 8u: { continue; } default: { r += 1u; } } r += f(id); }';
    const g = (x: number): number => [5, x, 9, 9][x & 3]!;
    const expected = (id: number): number => [0, 1, 2].filter((i) => i + id !== 3 && i + id !== 8).length * (1 + g(id));
    expect(results(body, f)).toEqual(ids.map(expected));
  });

  test('a count that functions change behind the loop is seen', () => {
    const declarations =
      'var<private> limit: u32 = 3u; fn top() -> u32 { return limit; } fn grow(x: u32) { if (x < 5u) { limit += 1u; } }';
    const body =
      'for (var i = 0u; i < limit; i++) { grow(i); r++; } for (var i = 0u; i < top(); i++) { grow(i); r += 100u; }';
    // 3 grows to 8 in the first loop, to 13 in the second
    expect(results(body, declarations)).toEqual(ids.map(() => 1308));
  });

  test('a long chain of operations does not exhaust the compiler', () => {
    expect(results(`r = id; for (var i = 0u; i < 30u; i++) { ${'r = (r ^ 12345u) + 7u;'.repeat(500)} }`)).toEqual(
      ids.map((id) => {
        let r = id;
        for (let i = 0; i < 15000; i++) r = ((r ^ 12345) + 7) >>> 0;
        return r;
      }),
    );
  });

  test('inner scopes hide outer names', () => {
    const body =
      'let a = 1u; { let a = id; r += a; } for (var i = 0u; i < 2u; i++) { let a = 10u; var i = 5u; i += a; r += i; } r += a;';
    expect(results(body)).toEqual(ids.map((i) => i + 31));
  });

  test("a module's private variables change through functions, per lane", () => {
    const declarations = `var<private> calls: u32 = 5u; var<private> last: vec2<u32>;
      fn note(x: u32) -> u32 { calls += 1u; last = vec2<u32>(last.y, x); return last.x; }`;
    const body = 'for (var i = 0u; i < id % 4u; i++) { r = note(i); } r = 100u * calls + 10u * last.y + r;';
    expect(results(body, declarations)).toEqual(
      ids.map((id) => {
        const n = id % 4;
        return 100 * (5 + n) + 10 * Math.max(0, n - 1) + Math.max(0, n - 2);
      }),
    );
  });

  test("a module's constants may stand in any order, and be arrays", () => {
    const declarations =
      'const B = array(A, A * 2, 1 << A); const A = 3; alias W = array<u32, A + 1>; struct S { w: W, x: f32 }';
    const body = 'var s = S(W(1u, 2u, 3u, u32(B[2])), 0.5); s.w[1] += id; r = s.w[id & 3u] + u32(B[1]);';
    expect(results(body, declarations)).toEqual(ids.map((i) => [1, 2 + i, 3, 8][i & 3]! + 6));
  });

  test('structs and vectors pass through functions by value', () => {
    const declarations = `struct Pair { v: vec2<u32>, flag: bool }
      fn turned(q: Pair, by: u32) -> Pair { var s = q; s.v = s.v.yx + by; s.flag = !q.flag; return s; }`;
    const body = `var a = Pair(vec2(id, 7u), id > 9u); let b = turned(turned(a, 1u), 2u); a.v.x = 0u;
      r = b.v.x + 1000u * b.v.y + 100000u * u32(b.flag) + 1000000u * turned(a, 5u).v.y;`;
    expect(results(body, declarations)).toEqual(ids.map((i) => i + 3 + 1000 * 10 + (i > 9 ? 100000 : 0) + 5000000));
  });

  test('the high word of a product by 16-bit halves', () => {
    const declarations = `fn high(a: u32, b: u32) -> u32 {
      let al = a & 0xffffu; let ah = a >> 16u; let bl = b & 0xffffu; let bh = b >> 16u;
      let m = ah * bl + ((al * bl) >> 16u);
      return ah * bh + (m >> 16u) + (((m & 0xffffu) + al * bh) >> 16u);
    }`;
    const product = (i: number): number => Number((((BigInt(i) * 2654435769n) % 2n ** 32n) * 3865470566n) >> 32n);
    expect(results('r = high(id * 2654435769u, 3865470566u);', declarations)).toEqual(ids.map(product));
  });
});

import { beforeAll, describe, expect, test } from 'vitest';
import type { Backend } from '../../src/backends/backend.ts';
import { uniforms } from '../random-normal.ts';
import { expectWithinError } from '../within-error.ts';
import { backends, spacing } from './backends.ts';
import { boxMuller, unit, unitFine } from './box-muller.ts';
import { runProbe, split } from './probe.ts';

const edges = [0, 1, 255, 256, 0xffff, 0x10000, 0x1fffffff, 0x20000000, 0x3fffffff, 0x40000000, 0x7fffffff, 0x80000000];
const extremes = [...edges, 0xbfffffff, 0xc0000000, 0xe0000000, 0xfffffeff, 0xffffff00, 0xfffffffe, 0xffffffff];

const draws = 2 ** 18;

describe.each(backends)('normals: $name', ({ precision, create }) => {
  let backend: Backend;
  beforeAll(async () => {
    backend = await create();
  });
  const round = precision === 'single' ? Math.fround : (x: number) => x;

  test('are those of Box and Muller for the same words, to rounding', async () => {
    const random = uniforms(1);
    const word = () => Math.floor(random() * 2 ** 32);
    const triples = [
      ...extremes.flatMap((a) => extremes.map((b) => [a, b, word()])),
      ...Array.from({ length: 2000 }, () => [word(), word(), word()]),
      [0, 1, 0],
      [0, 1, 0xffffffff],
    ] as [number, number, number][];
    const columns = await runProbe(backend, {
      inputs: triples.map((t) => t.flatMap(split)),
      body: 'let n = normals(word(0), word(2)); let f = normals_fine(word(0), word(2), word(4));',
      outputs: ['n.x', 'n.y', 'f.x', 'f.y'],
    });
    // √, sine and cosine each within 2 ulp, ln within 2 (halved by the root), the angle and the product within half a one each.
    const tolerance = 6 * spacing[precision];
    triples.forEach(([a, b, c], i) => {
      const plain = boxMuller(unit(a, round), b);
      const fine = boxMuller(unitFine(a, c, round), b);
      [...plain, ...fine].forEach((expected, k) => {
        const radius = Math.hypot(...(k < 2 ? plain : fine));
        expect(Math.abs(columns[k]![i]! - expected), `words ${[a, b, c]}`).toBeLessThanOrEqual(tolerance * radius);
      });
    });
  });

  test('end at 6.76 σ for steps and at 8.89 σ for starts, and are never infinite', async () => {
    const columns = await runProbe(backend, {
      inputs: [
        [0, 0],
        [0xffffffff, 0xffffffff],
      ].map((pair) => pair.flatMap(split)),
      body: 'let n = normals(word(0), word(2)); let f = normals_fine(word(0), word(2), word(0));',
      outputs: ['length2(n)', 'length2(f)'],
      code: ['fn length2(v: vec2<f32>) -> f32 { return v.x * v.x + v.y * v.y; }'],
    });
    expect(Math.sqrt(columns[0]![0]!)).toBeCloseTo(Math.sqrt(66 * Math.LN2), 5);
    expect(Math.sqrt(columns[1]![0]!)).toBeCloseTo(Math.sqrt(114 * Math.LN2), 5);
    for (const column of columns) expect(column[1]).toBeLessThan(1e-6);
  });

  test('as kernels draw them, follow the normal law: χ² in 200 cells, moments to the sixth, no correlation', async () => {
    const columns = await runProbe(backend, {
      inputs: [[]],
      count: draws,
      seed: 20_240_611n,
      body: `let r = threefry(vec4<u32>(p.seed_lo, p.seed_hi, 0u, 0u), vec4<u32>(row, 0u, 0u, p.purpose));
        let a = normals(r.x, r.y); let b = normals(r.z, r.w);`,
      outputs: ['a.x', 'a.y', 'b.x', 'b.y'],
    });
    const all = columns.flat();
    const n = all.length;
    const mean = (f: (x: number) => number) => all.reduce((s, x) => s + f(x), 0) / n;
    // E xᵏ and Var xᵏ = E x²ᵏ − (E xᵏ)² of the normal law.
    const moments = [0, 1, 0, 3, 0, 15];
    const doubled = [1, 3, 15, 105, 945, 10395];
    moments.forEach((exact, k) => {
      expectWithinError(
        mean((x) => x ** (k + 1)),
        exact,
        Math.sqrt((doubled[k]! - exact * exact) / n),
      );
    });
    const cells = 200;
    const counts = new Float64Array(cells);
    for (const x of all) counts[Math.min(cells - 1, Math.floor(cells * normalCdf(x)))]!++;
    const square = counts.reduce((s, c) => s + (c - n / cells) ** 2 / (n / cells), 0);
    expectWithinError(square, cells - 1, Math.sqrt(2 * (cells - 1)));
    const [ax, ay, bx] = columns as [number[], number[], number[]];
    const product = (x: number[], y: number[], power: number, lag = 0) =>
      x.slice(lag).reduce((s, v, i) => s + (v ** power - (power - 1)) * (y[i]! ** power - (power - 1)), 0) / draws;
    for (const [x, y, lag] of [
      [ax, ay, 0],
      [ax, bx, 0],
      [ay, bx, 0],
      [ax, ax, 1],
      [ay, ay, 1],
      [ax, ay, 1],
    ] as const) {
      expectWithinError(product(x, y, 1, lag), 0, Math.sqrt(1 / draws));
      expectWithinError(product(x, y, 2, lag), 0, Math.sqrt(4 / draws));
    }
  });
});

/** Φ(x), by the continued fraction in the tail and the series near zero (Abramowitz and Stegun 26.2.14 and 26.2.10). */
function normalCdf(x: number): number {
  const density = Math.exp((-x * x) / 2) / Math.sqrt(2 * Math.PI);
  if (Math.abs(x) > 3.5) {
    let fraction = 0;
    for (let k = 40; k > 0; k--) fraction = k / (Math.abs(x) + fraction);
    const tail = density / (Math.abs(x) + fraction);
    return x > 0 ? 1 - tail : tail;
  }
  let term = x;
  let sum = x;
  for (let k = 1; Math.abs(term) > 1e-17; k++) {
    term *= (-x * x) / (2 * k);
    sum += term / (2 * k + 1);
  }
  return 0.5 + sum / Math.sqrt(2 * Math.PI);
}

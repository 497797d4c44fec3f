import { describe, expect, test } from 'vitest';
import { boltzmann } from '../../src/exact/boltzmann.ts';
import { boltzmann2d } from '../../src/exact/boltzmann-2d.ts';
import { type SamplerTable, samplerTable, samplerTable2d } from '../../src/exact/sampler-table.ts';
import { uniforms } from '../random-normal.ts';
import { expectWithinError } from '../within-error.ts';
import { drawStart } from './draw-start.ts';
import { normalCdf } from './known-potentials.ts';
import { expectDistribution } from './kolmogorov.ts';

const draws = 200_000;

function sample(table: SamplerTable, u: (x: number, y: number) => number, seed: number) {
  const uniform = uniforms(seed);
  let accepted = 0;
  const points: number[][] = [];
  for (let i = 0; i < draws; i++) {
    const draw = drawStart(table, u, uniform);
    points.push(draw.point);
    accepted += draw.accepted ? 1 : 0;
  }
  return { points, acceptance: accepted / draws };
}

/** ∬ q q′ min(w, w′), w = p/q, of one coordinate: q as the table draws it, p at sixteen places in each cell. */
function expectedAcceptance({ counts, origin, cellWidth, rows }: SamplerTable, u: (x: number) => number): number {
  const [cells, places] = [counts[0]!, 16];
  const drawn = new Float64Array(cells);
  for (let c = 0; c < cells; c++) {
    drawn[c]! += rows[4 * c]! / cells;
    drawn[rows[4 * c + 1]!]! += (1 - rows[4 * c]!) / cells;
  }
  const nodes = Array.from({ length: cells * places }, (_, k) => {
    const x = origin[0]! + ((k + 0.5) / places) * cellWidth[0]!;
    return { p: Math.exp(-u(x)), q: drawn[Math.floor(k / places)]! / places };
  });
  const z = nodes.reduce((sum, { p }) => sum + p, 0);
  nodes.sort((a, b) => b.p / b.q - a.p / a.q);
  let above = 0;
  return nodes.reduce((sum, { p, q }) => {
    const both = (p / z) * (2 * above + q);
    above += q;
    return sum + both;
  }, 0);
}

function expectMean(values: readonly number[], exact: number): void {
  const n = values.length;
  const mean = values.reduce((s, v) => s + v, 0) / n;
  const variance = values.reduce((s, v) => s + (v - mean) ** 2, 0) / (n - 1);
  expectWithinError(mean, exact, Math.sqrt(variance / n));
}

describe('equilibrium starts of one coordinate', () => {
  // A coarse table makes the Metropolis correction do real work.
  test.each([4096, 32])('a Gaussian from %i cells: distribution, tails and acceptance', (count) => {
    const u = (x: number) => 0.5 * x * x;
    const table = samplerTable(boltzmann(u), count);
    expect(table.distance).toBeLessThan(1e-7);
    const { points, acceptance } = sample(table, u, 11);
    const x = points.map((p) => p[0]!);
    expectDistribution(x, normalCdf);
    expectMean(
      x.map((v) => Math.exp(1.5 * v)),
      Math.exp(1.125),
    );
    const far = x.filter((v) => v < -3.5).length;
    expectWithinError(far, draws * normalCdf(-3.5), Math.sqrt(draws * normalCdf(-3.5)));
    const a = expectedAcceptance(table, u);
    expectWithinError(acceptance, a, Math.sqrt((a * (1 - a)) / draws));
  });

  test('a tilted double well away from the origin, and its exponential average between tilts', () => {
    const u = (x: number) => 3 * ((x - 50) ** 2 - 1) ** 2 + 0.3 * x;
    const other = (x: number) => u(x) + 0.8 * (x - 50) ** 2;
    const [from, to] = [boltzmann(u), boltzmann(other)];
    const x = sample(samplerTable(from), u, 5).points.map((p) => p[0]!);
    expectDistribution(x, (v) => from.probability(40, v));
    expectMean(
      x.map((v) => Math.exp(u(v) - other(v))),
      Math.exp(to.logZ - from.logZ),
    );
  });

  test('a ring', () => {
    const u = (x: number) => 2 * Math.cos(x) + Math.sin(2 * x);
    const density = boltzmann(u, { period: 2 * Math.PI });
    const table = samplerTable(density);
    expect(table.origin).toEqual([0]);
    expect(table.cellWidth[0]! * table.counts[0]!).toBeCloseTo(2 * Math.PI, 14);
    const x = sample(table, u, 6).points.map((p) => p[0]!);
    expectDistribution(x, (v) => density.probability(0, v));
  });

  test('confined to x < 0: the last cell ends at the wall and no draw lies beyond it', () => {
    const u = (x: number) => 8 * (x ** 4 - 2 * x * x);
    const inside = (x: number) => x < 0;
    const density = boltzmann(u, { inside });
    const table = samplerTable(density);
    expect(table.origin[0]! + table.counts[0]! * table.cellWidth[0]!).toBeCloseTo(0, 14);
    const x = sample(table, (v) => (inside(v) ? u(v) : Infinity), 7).points.map((p) => p[0]!);
    expect(Math.max(...x.slice(0, 50_000))).toBeLessThan(0);
    expectDistribution(x, (v) => density.probability(-5, v));
  });

  test('confined to an interval whose ends lie inside cells', () => {
    const u = (x: number) => x;
    const inside = (x: number) => Math.cos(x) > 0.3 && x > -2 && x < 8;
    const density = boltzmann(u, { inside });
    const table = samplerTable(density, 64);
    const reduced = (x: number) => (inside(x) ? u(x) : Infinity);
    const x = sample(table, reduced, 8).points.map((p) => p[0]!);
    expect(x.every(inside)).toBe(true);
    expectDistribution(x, (v) => density.probability(-2, v));
  });

  test('a kink costs no accuracy', () => {
    const u = (x: number) => 2 * Math.abs(x - 0.123);
    const density = boltzmann(u);
    const x = sample(samplerTable(density, 256), u, 9).points.map((p) => p[0]!);
    expectDistribution(x, (v) => (v < 0.123 ? 0.5 * Math.exp(2 * (v - 0.123)) : 1 - 0.5 * Math.exp(-2 * (v - 0.123))));
  });
});

describe('equilibrium starts of two coordinates', () => {
  test('a correlated Gaussian: both principal directions', () => {
    const r = 0.8;
    const u = (x: number, y: number) => (x * x - 2 * r * x * y + y * y) / (2 * (1 - r * r));
    const table = samplerTable2d(boltzmann2d(u), [64, 128]);
    const { points } = sample(table, u, 10);
    const along = (s: number, width: number) => points.map(([x, y]) => (x! + s * y!) / width);
    expectDistribution(along(1, Math.sqrt(2 * (1 + r))), normalCdf);
    expectDistribution(along(-1, Math.sqrt(2 * (1 - r))), normalCdf);
  });

  test('a double well on a line beside a ring', () => {
    const u = (x: number, y: number) => 4 * (x * x - 1) ** 2 + (1 + x) * Math.cos(y);
    const periods = [undefined, 2 * Math.PI] as const;
    const density = boltzmann2d(u, { periods });
    const { points } = sample(samplerTable2d(density), u, 12);
    for (const fn of [
      (x: number) => x,
      (x: number, y: number) => x * Math.cos(y),
      (x: number, y: number) => Math.cos(y - x),
    ])
      expectMean(
        points.map(([x, y]) => fn(x!, y!)),
        density.mean(fn),
      );
  });
});

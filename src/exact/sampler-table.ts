import { aliasTable } from './alias-table.ts';
import type { Boltzmann } from './boltzmann.ts';
import type { Boltzmann2d } from './boltzmann-2d.ts';
import { gaussLegendre } from './gauss-legendre.ts';
import { type SamplerQuality, samplerRounds } from './sampler-rounds.ts';

/**
 * A piecewise-constant proposal q for equilibrium starts, as kernels read it. Draw a cell c uniformly, replace it by its
 * alias where a uniform number is not below the threshold, draw x uniformly in the cell; then `rounds` times propose
 * another and accept with probability min(1, p(x′)q(x)/(p(x)q(x′))), p ∝ e^{−u}, u = +∞ outside a confinement.
 */
export interface SamplerTable extends SamplerQuality {
  /** Cells along each coordinate, powers of two; cell = i₀ + counts₀·i₁. */
  counts: number[];
  /** Lower corner of the grid. */
  origin: number[];
  cellWidth: number[];
  /** Four numbers a cell: threshold, alias, ln q density of the cell, ln q density of the alias (per unit volume). */
  rows: Float64Array;
}

/** Height in kT above which no start is drawn: e⁻³² ≈ 1e-14. */
const height = 32;
/** ln q of cells that are never drawn: finite in single precision. */
const never = -690;

/** Start sampler of one coordinate: 4096 cells over the support, or over the ring. */
export function samplerTable(density: Boltzmann, count = 4096): SamplerTable {
  const support = density.support(height);
  const [a, b] = density.period === undefined ? [support[0]![0], support.at(-1)![1]] : [0, density.period];
  const { reduced } = density;
  return build([count], [a], [(b - a) / count], density, (x) => reduced(x));
}

/** Start sampler of two coordinates: 256 × 256 cells over the bounding box of the support, or over the rings. */
export function samplerTable2d(density: Boltzmann2d, counts: [number, number] = [256, 256]): SamplerTable {
  const support = density.support(height);
  const ranges = support.map((range, axis) => {
    const period = density.periods[axis];
    return period === undefined ? range : [0, period];
  });
  const widths = ranges.map(([a, b], axis) => (b! - a!) / counts[axis]!);
  return build(
    counts,
    ranges.map(([a]) => a!),
    widths,
    density,
    density.reduced,
  );
}

function build(
  counts: number[],
  origin: number[],
  cellWidth: number[],
  density: { logZ: number; minimum: { u: number } },
  reduced: (x: number, y: number) => number,
): SamplerTable {
  const flat = counts.length === 1;
  const rule = gaussLegendre(flat ? 4 : 2);
  const n = rule.nodes.length;
  const perCell = flat ? n : n * n;
  const volume = cellWidth.reduce((product, w) => product * w, 1);
  const z = Math.exp(density.logZ + density.minimum.u);
  /** Share of a cell that a node stands for. */
  const share = Float64Array.from(
    { length: perCell },
    (_, node) => (rule.weights[node % n]! / 2) * (flat ? 1 : rule.weights[Math.floor(node / n)]! / 2),
  );
  const places = (axis: number) =>
    Float64Array.from(
      { length: counts[axis]! * n },
      (_, k) => origin[axis]! + (Math.floor(k / n) + 0.5 + 0.5 * rule.nodes[k % n]!) * cellWidth[axis]!,
    );
  const columns = places(0);
  const rows = flat ? new Float64Array(1) : places(1);
  const cells = counts.reduce((product, c) => product * c, 1);
  const p = new Float64Array(cells * perCell);
  const mass = new Float64Array(cells);
  let at = 0;
  for (let cell = 0; cell < cells; cell++) {
    const i = cell % counts[0]!;
    const j = (cell - i) / counts[0]!;
    let largest = 0;
    for (let t = 0; t < (flat ? 1 : n); t++)
      for (let s = 0; s < n; s++, at++) {
        const value = Math.exp(density.minimum.u - reduced(columns[i * n + s]!, rows[j * n + t]!)) / z;
        p[at] = volume * share[at % perCell]! * value;
        mass[cell]! += p[at]!;
        if (value > largest) largest = value;
      }
    mass[cell] = Math.max(mass[cell]!, 1e-3 * volume * largest);
  }
  const total = mass.reduce((sum, m) => sum + m, 0);
  const q = new Float64Array(p.length);
  for (let k = 0, cell = 0; cell < cells; cell++)
    for (let node = 0; node < perCell; node++, k++) q[k] = (mass[cell]! / total) * share[node]!;
  const quality = samplerRounds(p, q, Math.max(0, 1 - total), rule.nodes[n - 1]!);
  return { ...quality, counts, origin, cellWidth, rows: pack(mass, total, volume) };
}

function pack(mass: Float64Array, total: number, volume: number): Float64Array {
  const { threshold, alias } = aliasTable(mass);
  const logDensity = mass.map((m) => Math.max(Math.log(m / total), never) - Math.log(volume));
  const rows = new Float64Array(4 * mass.length);
  for (let cell = 0; cell < mass.length; cell++) {
    rows[4 * cell] = threshold[cell]!;
    rows[4 * cell + 1] = alias[cell]!;
    rows[4 * cell + 2] = logDensity[cell]!;
    rows[4 * cell + 3] = logDensity[alias[cell]!]!;
  }
  return rows;
}

import { describe, expect, test } from 'vitest';
import type { Backend } from '../../src/backends/backend.ts';
import { gaussLegendre } from '../../src/exact/gauss-legendre.ts';
import { stationaryGaussian } from '../../src/exact/linear/lyapunov.ts';
import { fieldValues } from '../../src/kernel/field-grid.ts';
import { createLangevinKernel, integrators } from '../../src/kernel/langevin-kernel.ts';
import { parseLangevinModel } from '../../src/model/langevin.ts';
import type { LangevinSpec } from '../../src/model/spec.ts';
import { addField, emptyField, sliceLength } from '../../src/tally/field.ts';
import { type FieldValues, fieldEstimates } from '../../src/tally/field-estimates.ts';
import { cpuBackend, webgpuBackend } from '../backends/environment.ts';
import { expectWithinError } from '../within-error.ts';
import { backends } from './backends.ts';
import { type FieldRun, runField } from './run-field.ts';

const wide = (length: number) => ({ mean: [0], factor: [[3 * length]] });

/** Wrapped over the ring, a start this wide is uniform to e^{−2π²·9}. */
const ring = (force: number): FieldRun => ({
  model: {
    coordinates: { x: { periodic: 3, mobility: 2, temperature: 0.5 } },
    potential: '0*x',
    ...(force && { force: { x: force } }),
  },
  dt: 0.002,
  groups: 30,
  count: 4000,
  start: wide(3),
  grid: { axes: [{ coordinate: 0, cells: 40 }], everyGroups: 1 },
  ends: [[0, 3]],
  rms: [Math.sqrt(2 * 2 * 0.5 * 4 * 0.002)],
});

/** Euler's chain x′ = (1 − k dt)x + √(2kT dt)ξ is stationary with the variance kT/k/(1 − k dt/2). */
const stiffness = 1.5;
const trapStep = 0.02;
const trapSpread = Math.sqrt(1 / stiffness / (1 - (stiffness * trapStep) / 2));
const trap: FieldRun = {
  model: { coordinates: { x: {} }, potential: `${stiffness}*x^2/2` },
  dt: trapStep,
  groups: 20,
  count: 5000,
  start: { mean: [0], factor: [[trapSpread]] },
  grid: { axes: [{ coordinate: 0, cells: 30 }], everyGroups: 1 },
  ends: [[-1.5, 2]],
  rms: [Math.sqrt(2 * 4 * trapStep)],
};

const gyratorMatrix = [
  [1, 0.6],
  [0.6, 1],
];
const temperatures = [3, 0.5] as const;
const gyratorLaw = stationaryGaussian(
  gyratorMatrix,
  [0, 0],
  [
    [temperatures[0], 0],
    [0, temperatures[1]],
  ],
);
const gyrator: FieldRun = {
  model: {
    coordinates: { x: { temperature: temperatures[0] }, y: { temperature: temperatures[1] } },
    potential: '(x^2 + y^2)/2 + 0.6*x*y',
  },
  dt: 0.002,
  groups: 60,
  count: 20_000,
  start: { mean: [0, 0], factor: [[gyratorLaw.choleskyFactor[0]![0]!], gyratorLaw.choleskyFactor[1]!] },
  grid: {
    axes: [
      { coordinate: 0, cells: 8 },
      { coordinate: 1, cells: 6 },
    ],
    everyGroups: 1,
  },
  ends: [
    [-4, 4],
    [-2.4, 2.4],
  ],
  rms: temperatures.map((T) => Math.sqrt(2 * T * 2 * 0.002)),
};

/** Means of a function over the cells of a grid. */
function cellMeans(
  ends: readonly (readonly [number, number])[],
  cells: readonly number[],
  f: (...x: number[]) => number,
) {
  const { nodes, weights } = gaussLegendre(6);
  const over = (lower: number, upper: number, g: (x: number) => number) =>
    nodes.reduce((sum, t, i) => sum + (weights[i]! / 2) * g(lower + ((1 + t) / 2) * (upper - lower)), 0);
  const count = cells.reduce((a, b) => a * b, 1);
  return Array.from({ length: count }, (_, i) => {
    const index = cells.length === 1 ? [i] : [Math.floor(i / cells[1]!), i % cells[1]!];
    const [first, second] = index.map((at, a) => {
      const width = (ends[a]![1] - ends[a]![0]) / cells[a]!;
      return [ends[a]![0] + at * width, ends[a]![0] + (at + 1) * width] as const;
    });
    return over(...first!, (x) => (second ? over(...second, (y) => f(x, y)) : f(x)));
  });
}

/**
 * Squared deviations in units of the errors have, with ν = slices − 1 degrees of freedom, the mean ν/(ν − 2) and the variance
 * 3ν²/((ν − 2)(ν − 4)) − ν²/(ν − 2)²; `independent` is how many of the values count as independent.
 */
function expectCellsWithinError(
  { values, standardErrors }: FieldValues,
  expected: readonly number[],
  independent: number,
) {
  const nu = 15;
  const squares = expected.map((e, i) => ((values[i]! - e) / standardErrors[i]!) ** 2);
  const mean = squares.reduce((a, b) => a + b, 0) / squares.length;
  const expectedMean = nu / (nu - 2);
  const variance = (3 * nu ** 2) / ((nu - 2) * (nu - 4)) - expectedMean ** 2;
  expectWithinError(mean, expectedMean, Math.sqrt(variance / independent));
}

describe.each(backends)('$name', ({ create }) => {
  test('a free ring: uniform density, no current, nothing outside', async () => {
    const { words, layout } = await runField(await create(), ring(0));
    const { density, current, outside, samples, velocity, divergence } = fieldEstimates(layout, words);
    expect(samples).toBe(30 * 4000);
    expect(outside.values[0]).toBe(0);
    // neighbouring cells are visited by the same trajectories
    expectCellsWithinError(density, Array(40).fill(1 / 3), 10);
    expectCellsWithinError(current[0]!, Array(40).fill(0), 40);
    expectCellsWithinError(divergence, Array(40).fill(0), 20);
    expectWithinError(velocity[0]!.values[0]!, 0, velocity[0]!.standardErrors[0]!);
  });

  test('a constant force on a ring: j = μf/L everywhere, exactly at any time step', async () => {
    const { words, layout } = await runField(await create(), ring(4));
    const { density, current, velocity } = fieldEstimates(layout, words);
    expectCellsWithinError(density, Array(40).fill(1 / 3), 10);
    expectCellsWithinError(current[0]!, Array(40).fill((2 * 4) / 3), 40);
    expectWithinError(velocity[0]!.values[0]!, 2 * 4, velocity[0]!.standardErrors[0]!);
  });

  test('a harmonic trap: the normal law in the grid and outside it, and no current', async () => {
    const { words, layout } = await runField(await create(), trap);
    const { density, current, outside } = fieldEstimates(layout, words);
    const normal = (x: number) => Math.exp(-0.5 * (x / trapSpread) ** 2) / (trapSpread * Math.sqrt(2 * Math.PI));
    const expected = cellMeans(trap.ends, [30], normal);
    expectCellsWithinError(density, expected, 8);
    expectCellsWithinError(current[0]!, Array(30).fill(0), 30);
    const inside = expected.reduce((sum, p) => sum + p * layout.axes[0]!.width, 0);
    expectWithinError(outside.values[0]!, 1 - inside, outside.standardErrors[0]!);
  });
});

describe('a gyrator', () => {
  const [[a, b], [, c]] = gyratorLaw.covariance as [[number, number], [number, number]];
  const determinant = a * c - b * b;
  const inverse = [
    [c / determinant, -b / determinant],
    [-b / determinant, a / determinant],
  ] as const;
  const density = (x: number, y: number) =>
    Math.exp(-0.5 * (inverse[0][0] * x * x + 2 * inverse[0][1] * x * y + inverse[1][1] * y * y)) /
    (2 * Math.PI * Math.sqrt(determinant));
  /** j = (DC⁻¹ − A) r p. */
  const current = (d: 0 | 1) => (x: number, y: number) =>
    [x, y].reduce((sum, r, e) => sum + (temperatures[d] * inverse[d]![e]! - gyratorMatrix[d]![e]!) * r, 0) *
    density(x, y);

  test('has the current of its Gaussian law, without divergence, and the marginals of its density', async () => {
    const { words, layout } = await runField(await cpuBackend(), gyrator);
    const estimates = fieldEstimates(layout, words);
    const cells = layout.axes.map((axis) => axis.cells);
    for (const d of [0, 1] as const) {
      const exact = cellMeans(gyrator.ends, cells, current(d));
      expectCellsWithinError(estimates.current[d]!, exact, exact.length);
      const { values, standardErrors } = estimates.current[d]!;
      // the current is seen, not only not contradicted
      const seen = exact.reduce((sum, e, i) => sum + (values[i]! * e) / standardErrors[i]! ** 2, 0);
      const information = exact.reduce((sum, e, i) => sum + (e / standardErrors[i]!) ** 2, 0);
      expect(seen / Math.sqrt(information)).toBeGreaterThan(20);
    }
    const exact = cellMeans(gyrator.ends, cells, density);
    expectCellsWithinError(estimates.density, exact, exact.length / 4);
    estimates.marginals.forEach((marginal, d) => {
      const along = Array.from({ length: cells[d]! }, (_, i) =>
        exact.reduce((sum, p, at) => sum + ((d === 0 ? Math.floor(at / cells[1]!) : at % cells[1]!) === i ? p : 0), 0),
      ).map((p) => p * layout.axes[1 - d]!.width);
      expectCellsWithinError(marginal.density, along, along.length / 4);
    });
    const inner = [...estimates.divergence.values.keys()].filter((i) => !Number.isNaN(estimates.divergence.values[i]!));
    expect(inner).toHaveLength((cells[0]! - 2) * (cells[1]! - 2));
  });
});

/** Runs whose samples can be told from positions read at every stop. */
const told: [string, FieldRun][] = [
  // in single precision 41·(1/41) < 1: whole turns are told from the middle of a cell
  [
    'a ring of 41 cells',
    {
      ...ring(4),
      groups: 12,
      count: 100,
      dt: 0.02,
      rms: [0.4],
      grid: { axes: [{ coordinate: 0, cells: 41 }], everyGroups: 1 },
    },
  ],
  [
    'a ring of 64 cells',
    { ...ring(0), groups: 12, count: 100, grid: { axes: [{ coordinate: 0, cells: 64 }], everyGroups: 3 }, from: 4 },
  ],
  ['a trap', { ...trap, groups: 12, count: 100, grid: { ...trap.grid, everyGroups: 2 }, from: 3 }],
  [
    'a plane of which one direction is a ring',
    {
      ...gyrator,
      model: {
        coordinates: { x: {}, y: { periodic: 2 }, z: { temperature: 2 } },
        potential: '(x^2 + z^2 + 0.3*x*z)/2 + 0.2*cos(pi*y)',
      },
      groups: 12,
      count: 100,
      dt: 0.01,
      start: { mean: [0, 0.5, 0], factor: [[1], [0, 3], [0, 0, 1]] },
      grid: {
        axes: [
          { coordinate: 2, cells: 7 },
          { coordinate: 1, cells: 5 },
        ],
        everyGroups: 1,
      },
      ends: [
        [-2, 2],
        [0, 2],
      ],
      rms: [0.4, 0.28],
    },
  ],
  [
    'an underdamped ring',
    {
      ...ring(0),
      model: { coordinates: { x: { periodic: 3, mass: 1, friction: 0.5 } }, potential: 'cos(2*pi*x/3)' },
      groups: 12,
      count: 100,
      dt: 0.05,
      rms: [0.2],
    },
  ],
];

describe.each(told)('samples of %s', (_, run) => {
  test('are those of the positions at the ends of groups, and their displacements', async () => {
    const stops = Array.from({ length: run.groups }, (_, g) => g);
    const { words, layout, placement, column } = await runField(await cpuBackend(), { ...run, stops, first: 5 });
    const { axes, everyGroups } = run.grid;
    const f = Math.fround;
    const length = sliceLength(layout);
    const step = 1 + axes.length;
    const outside = length / step - 1;
    const expected = emptyField(layout);
    const cell = (at: readonly number[]) => {
      const places = at.map((x, a) => {
        const { cells, periodic } = layout.axes[a]!;
        const [lower, upper] = run.ends[a]!;
        const place = Math.floor(f(f(x - (periodic ? 0 : f(lower))) * f(cells / (upper - lower))));
        return periodic ? ((place % cells) + cells) % cells : place;
      });
      if (places.some((place, a) => place < 0 || place >= layout.axes[a]!.cells)) return outside;
      return places.reduce((index, place, a) => index * layout.axes[a]!.cells + place, 0);
    };
    let sampled = 0;
    for (let g = run.from ?? 0; g < run.groups; g++) {
      if (g % everyGroups !== everyGroups - 1) continue;
      const at = axes.map(({ coordinate: d }, a) => {
        const high = (stop: number) => column(`x${d}`, stop);
        const turns = (stop: number) =>
          layout.axes[a]!.periodic ? column(`turns${d}`, stop) : Array(run.count).fill(0);
        const low = (stop: number) => column(`x${d}_lo`, stop);
        const end = high(g + 1);
        const moved = end.map(
          (x, i) => x - high(g)[i]! + (low(g + 1)[i]! - low(g)[i]!) + (turns(g + 1)[i] - turns(g)[i]) * run.ends[a]![1],
        );
        return { end, moved };
      });
      for (let i = 0; i < run.count; i++) {
        const slice = ((5 + i) % 16) * length;
        expected[slice + step * cell(at.map(({ end }) => end[i]!))]! += 1;
        const middle = slice + step * cell(at.map(({ end, moved }) => f(end[i]! - 0.5 * moved[i]!)));
        at.forEach(({ moved }, a) => {
          expected[middle + 1 + a]! += Math.round(moved[i]! / placement.axes[a]!.quantum);
        });
        sampled++;
      }
    }
    expect(fieldEstimates(layout, words).samples).toBe(sampled);
    expect(words).toEqual(expected);
  });

  test('are the same integers on both backends, whatever the batches', async () => {
    const whole = await runField(await cpuBackend(), { ...run, count: 300 });
    const parts = [0, 1, 130, 300];
    const sum = emptyField(whole.layout);
    for (const [k, end] of parts.slice(1).entries()) {
      const first = parts[k]!;
      addField(sum, (await runField(await cpuBackend(), { ...run, first, count: end - first })).words);
    }
    expect(sum).toEqual(whole.words);
    const gpu = await webgpuBackend();
    const { words } = await runField(gpu, { ...run, count: 300 });
    if (gpu.software) expect(words).toEqual(whole.words);
    else {
      // a compiler that fuses multiplications and additions moves a position by its last bit, here and there over an edge
      const moved = words.reduce((all, w, i) => all + Math.abs(w - whole.words[i]!), 0);
      expect(moved).toBeLessThan(1e-3 * words.reduce((all, w) => all + Math.abs(w), 0));
    }
  });
});

test('a scheme that is seen elsewhere than where it is counts where it is seen', async () => {
  const step = 0.3;
  const run = {
    ...trap,
    integrator: 'leimkuhler-matthews',
    dt: step,
    rms: [Math.sqrt(2 * 4 * step)],
    groups: 60,
    from: 20,
  };
  const { words, layout } = await runField(await cpuBackend(), run);
  // exact in a harmonic trap: the variance is kT/k at any time step (that of the point carried is 30 % larger)
  const spread = Math.sqrt(1 / stiffness);
  const normal = (x: number) => Math.exp(-0.5 * (x / spread) ** 2) / (spread * Math.sqrt(2 * Math.PI));
  expectCellsWithinError(fieldEstimates(layout, words).density, cellMeans(trap.ends, [30], normal), 8);
});

test.each([
  ['cpu', () => cpuBackend()],
  ['webgpu', webgpuBackend],
] as [string, () => Promise<Backend>][])(
  'trajectories that blow up are counted outside, without displacement, on %s',
  async (_, create) => {
    const run = {
      ...trap,
      model: { coordinates: { x: {} }, potential: '2*x^4' },
      dt: 0.2,
      start: { mean: [3], factor: [[1]] },
    };
    const { words, layout, column } = await runField(await create(), run);
    const lost = column('x0', 0).filter((x) => !Number.isFinite(x)).length;
    expect(lost).toBeGreaterThan(2000);
    const { samples, outside, current, velocity } = fieldEstimates(layout, words);
    expect(samples).toBe(run.groups * run.count);
    expect(outside.values[0]).toBeGreaterThan((0.9 * lost) / run.count);
    for (const value of [...current[0]!.values, ...velocity[0]!.values]) expect(Math.abs(value)).toBeLessThan(1e3);
  },
);

test('single precision holds the group from which samples are taken', () => {
  const { grid } = trap;
  const axes = [{ lower: -1, upper: 1, quantum: 0.1 }];
  for (const from of [0, 1, 7, 2 ** 24 - 1, 2 ** 24, 2 ** 24 + 1, 2 ** 27 + 3]) {
    const { field_from } = fieldValues(grid, { axes, from });
    expect(Math.fround(field_from!)).toBe(field_from);
    expect(field_from).toBeGreaterThanOrEqual(from);
    expect(field_from! - from).toBeLessThan(Math.max(1, from / 2 ** 23));
  }
});

test.each([
  ['field.axes', { axes: [] }],
  ['field.axes', { axes: [0, 0].map((coordinate) => ({ coordinate, cells: 2 })) }],
  ['field.axes.0.coordinate: 2 (must be < 2)', { axes: [{ coordinate: 2, cells: 2 }] }],
  ['field.axes.0.cells: 0', { axes: [{ coordinate: 0, cells: 0 }] }],
  ['field.axes.0.cells: 65537', { axes: [{ coordinate: 0, cells: 65537 }] }],
  ['field.everyGroups: 0', { everyGroups: 0 }],
])('a wrong grid is named: %s', (message, change) => {
  const model = parseLangevinModel(gyrator.model as LangevinSpec);
  const options = { precision: 'single', rounds: 13, integrator: integrators[0]!, measureWork: false } as const;
  const field = { ...gyrator.grid, ...change };
  expect(() =>
    createLangevinKernel(model, { ...options, start: 'point', settles: false, coarse: false, field }),
  ).toThrow(message);
});

import { describe, expect, test } from 'vitest';
import type { RunSpec } from '../../src/experiment/spec.ts';
import { cpuBackend, webgpuBackend } from '../backends/environment.ts';
import { meanOf, varianceOf } from '../mean-of.ts';
import { expectWithinError } from '../within-error.ts';
import { planOf, states } from './collect.ts';

const count = 2 ** 18;

/** Starts of a typed-in model, one array a column. */
async function starts(model: RunSpec['model'], which: 'forward' | 'reverse' = 'forward', backend = cpuBackend()) {
  const plan = planOf({ model, duration: 1, dt: 0.1, seed: 77, measure: { work: true, reverse: which === 'reverse' } });
  const [start] = await states(await backend, plan, { which, count, stops: [0] });
  return { plan, column: start! };
}

test.each(['3*(x^2-1)^2 - lambda*x', '3*(x^2-1)^2 - lambda*x/2', '3*x^2 - lambda*x'])(
  'the free energy of %s is the same at both ends, without rounding',
  (potential) => {
    const model = { coordinates: { x: {} }, potential, controls: { lambda: { ramp: [-1, 1] } } } as const;
    expect(planOf({ model, duration: 1 }).freeEnergyDifference).toBe(0);
  },
);

/** Integral of f over cells of equal width, each by Simpson's rule on 64 intervals. */
function cellIntegrals(f: (x: number) => number, a: number, b: number, cells: number): number[] {
  const h = (b - a) / cells / 64;
  return Array.from({ length: cells }, (_, c) => {
    const from = a + c * 64 * h;
    let sum = 0;
    for (let i = 0; i <= 64; i++) sum += (i === 0 || i === 64 ? 1 : i % 2 ? 4 : 2) * f(from + i * h);
    return (sum * h) / 3;
  });
}

/** Pearson's χ² over cells that expect at least 10 draws, against its mean and spread. */
function expectCounts(counts: readonly number[], weights: readonly number[]): void {
  const z = weights.reduce((s, w) => s + w, 0);
  const total = counts.reduce((s, n) => s + n, 0);
  let square = 0;
  let cells = 0;
  counts.forEach((n, c) => {
    const expected = (total * weights[c]!) / z;
    if (expected < 10) return;
    square += (n - expected) ** 2 / expected;
    cells++;
  });
  expect(cells).toBeGreaterThan(20);
  expectWithinError(square, cells - 1, Math.sqrt(2 * (cells - 1)));
}

const tail = 0.45; // ⟨e^{0.45 u}⟩ looks far out, and still has a finite variance

interface Line {
  readonly potential: string;
  readonly u: (x: number) => number;
  readonly range: [number, number];
  readonly coordinate?: { periodic: number };
  readonly confine?: string;
  readonly which?: 'reverse';
  readonly kT?: number;
}

const lines: Record<string, Line> = {
  'a bistable well': { potential: '4*(x^2-1)^2', u: (x) => 4 * (x * x - 1) ** 2, range: [-2.5, 2.5] },
  'a tilted well far from the origin, hot': {
    potential: '6*((x-30)^2-1)^2 + 2*x',
    u: (x) => (6 * ((x - 30) ** 2 - 1) ** 2 + 2 * x) / 2.5,
    range: [27, 33],
    kT: 2.5,
  },
  'a kink': { potential: '3*abs(x - 0.2)', u: (x) => 3 * Math.abs(x - 0.2), range: [-15.8, 16.2] },
  'one side of a bistable well': {
    potential: '4*(x^2-1)^2',
    u: (x) => 4 * (x * x - 1) ** 2,
    range: [-2.5, 0],
    confine: 'x < 0',
    which: 'reverse',
  },
  'a ring': {
    potential: '3*cos(x) + sin(2*x)',
    u: (x) => 3 * Math.cos(x) + Math.sin(2 * x),
    range: [0, 2 * Math.PI],
    coordinate: { periodic: 2 * Math.PI },
  },
  'an asymmetric Morse well': {
    potential: '5*(1-exp(-x))^2 + 0.05*x^2',
    u: (x) => 5 * (1 - Math.exp(-x)) ** 2 + 0.05 * x * x,
    range: [-3, 30],
  },
};

describe.each(Object.entries(lines))('starts in one coordinate: %s', (name, line) => {
  const model = {
    parameters: { kT: line.kT ?? 1 },
    coordinates: { x: { ...line.coordinate } },
    controls: { lambda: { ramp: [0, 1] as [number, number] } },
    potential: `${line.potential} + 0*lambda`,
    ...(line.confine && { confine: line.confine }),
  };
  const backends = name === 'a bistable well' ? (['cpu', 'webgpu'] as const) : (['cpu'] as const);

  test.each(backends)('%s: Boltzmann’s law in every cell and in the far tail', async (kind) => {
    const backend = kind === 'cpu' ? cpuBackend() : webgpuBackend();
    const { plan, column } = await starts(model, line.which, backend);
    expect(plan.equilibrium.kind).toBe('grid');
    const x = column('start_x0');
    const [a, b] = line.range;
    const cells = 400;
    const counts = new Array<number>(cells).fill(0);
    for (const v of x) counts[Math.min(cells - 1, Math.floor(((v - a) / (b - a)) * cells))]!++;
    expect(x.every((v) => v >= a && v <= b)).toBe(true);
    // A kink inside a cell would spoil Simpson's rule: here it falls on an edge.
    expectCounts(
      counts,
      cellIntegrals((v) => Math.exp(-line.u(v)), a, b, cells),
    );
    const total = (f: (v: number) => number) => cellIntegrals(f, a, b, cells).reduce((s, w) => s + w, 0);
    const { mean, error } = meanOf(x.map((v) => Math.exp(tail * line.u(v))));
    const z = total((v) => Math.exp(-line.u(v)));
    expectWithinError(mean, total((v) => Math.exp((tail - 1) * line.u(v))) / z, error);
  });
});

test('wells narrower than the cells of the table: accepted and refused proposals make up for what the table cannot resolve', async () => {
  const model = {
    coordinates: { x: {} },
    controls: { lambda: { ramp: [0, 1] as [number, number] } },
    potential: '5000*(x^2 - 25)^2 + 0.1*x + 0*lambda',
  };
  const { plan, column } = await starts(model);
  expect(plan.equilibrium.rounds).toBeGreaterThan(2);
  const x = column('start_x0');
  // Each well is 0.001 wide, a cell of the table 0.0025.
  const cells = 60;
  const half = 0.006;
  for (const [side, list] of [
    [1, x.filter((v) => v > 0)],
    [-1, x.filter((v) => v < 0)],
  ] as const) {
    const counts = new Array<number>(cells).fill(0);
    for (const v of list) {
      const cell = Math.floor(((Math.abs(v) - 5 + half) / (2 * half)) * cells);
      if (cell >= 0 && cell < cells) counts[cell]!++;
    }
    const weights = cellIntegrals(
      (d) => Math.exp(-5000 * (10 * d + d * d) ** 2 - 0.1 * side * (5 + d)),
      -half,
      half,
      cells,
    );
    expectCounts(counts, weights);
  }
  const right = 1 / (1 + Math.exp(1));
  expectWithinError(x.filter((v) => v > 0).length / count, right, Math.sqrt((right * (1 - right)) / count));
});

describe('starts in two coordinates', () => {
  const planes = {
    'a double well times a harmonic one': {
      potential: '3*(x^2-1)^2 + 2*(y - 0.5*x)^2',
      u: (x: number, y: number) => 3 * (x * x - 1) ** 2 + 2 * (y - 0.5 * x) ** 2,
      half: 3,
    },
    'a ring-shaped well': {
      potential: '4*(x^2 + y^2 - 4)^2/4 + 0.5*x',
      u: (x: number, y: number) => (x * x + y * y - 4) ** 2 + 0.5 * x,
      half: 3.2,
    },
  };
  test.each(Object.entries(planes))('%s', async (_, { potential, u, half }) => {
    const model = {
      coordinates: { x: {}, y: {} },
      controls: { lambda: { ramp: [0, 1] as [number, number] } },
      potential: `${potential} + 0*lambda`,
    };
    const { column } = await starts(model);
    const [x, y] = [column('start_x0'), column('start_x1')];
    const cells = 40;
    const width = (2 * half) / cells;
    const at = (v: number) => Math.min(cells - 1, Math.max(0, Math.floor((v + half) / width)));
    const counts = new Array<number>(cells * cells).fill(0);
    x.forEach((v, i) => {
      counts[cells * at(y[i]!) + at(v)]!++;
    });
    // Each cell by the midpoint rule on 12 × 12 points, its error being far below that of the counts.
    const fine = 12;
    const weight = (power: number) =>
      counts.map((_, c) => {
        let sum = 0;
        for (let i = 0; i < fine; i++)
          for (let j = 0; j < fine; j++) {
            const px = -half + width * ((c % cells) + (i + 0.5) / fine);
            const py = -half + width * (Math.floor(c / cells) + (j + 0.5) / fine);
            sum += Math.exp(-power * u(px, py));
          }
        return sum;
      });
    const weights = weight(1);
    expectCounts(counts, weights);
    const sum = (list: number[]) => list.reduce((s, w) => s + w, 0);
    const { mean, error } = meanOf(x.map((v, i) => Math.exp(tail * u(v, y[i]!))));
    expectWithinError(mean, sum(weight(1 - tail)) / sum(weights), error);
  });
});

describe('starts in a harmonic well are exact draws', () => {
  test.each([
    ['cpu', () => cpuBackend('single')],
    ['cpu in double precision', () => cpuBackend('double')],
    ['webgpu', webgpuBackend],
  ] as const)('%s: mean, covariance, fourth moments and the far tail in three coordinates', async (_, create) => {
    const kT = 0.8;
    const model = {
      parameters: { kT },
      coordinates: { x: {}, y: {}, z: {} },
      controls: { lambda: { ramp: [0.4, 0.9] as [number, number] } },
      potential: '(2*x^2 + y^2 + 3*z^2)/2 + lambda*x*y - 0.5*y*z + lambda*z - x',
    };
    const backend = await create();
    const plan = planOf({ model, duration: 1, dt: 0.1, seed: 5, precision: backend.precision });
    expect(plan.equilibrium.kind).toBe('gaussian');
    for (const [which, l] of [
      ['forward', 0.4],
      ['reverse', 0.9],
    ] as const) {
      const [start] = await states(backend, plan, { which, count, stops: [0] });
      const q = ['start_x0', 'start_x1', 'start_x2'].map((name) => start!(name));
      // H q = −g: the mean by Cramer's rule, the covariance kT H⁻¹ by cofactors.
      const H = [
        [2, l, 0],
        [l, 1, -0.5],
        [0, -0.5, 3],
      ];
      const g = [-1, 0, l];
      const minor = (i: number, j: number) => {
        const [a, b] = [0, 1, 2].filter((r) => r !== i) as [number, number];
        const [c, d] = [0, 1, 2].filter((r) => r !== j) as [number, number];
        return H[a]![c]! * H[b]![d]! - H[a]![d]! * H[b]![c]!;
      };
      const det = [0, 1, 2].reduce((s, j) => s + (j % 2 ? -1 : 1) * H[0]![j]! * minor(0, j), 0);
      const inverse = H.map((row, i) => row.map((_, j) => (((i + j) % 2 ? -1 : 1) * minor(j, i)) / det));
      const mean = inverse.map((row) => -row.reduce((s, v, j) => s + v * g[j]!, 0));
      for (let i = 0; i < 3; i++) {
        const m = meanOf(q[i]!);
        expectWithinError(m.mean, mean[i]!, m.error);
        const sd = Math.sqrt(kT * inverse[i]![i]!);
        const scaled = q[i]!.map((v) => (v - mean[i]!) / sd);
        expectWithinError(meanOf(scaled.map((v) => v ** 4)).mean, 3, Math.sqrt(96 / count));
        const exponential = scaled.map((v) => Math.exp((tail / 2) * v * v));
        const e = meanOf(exponential);
        expectWithinError(e.mean, 1 / Math.sqrt(1 - tail), e.error);
        for (let j = 0; j <= i; j++) {
          const c = meanOf(q[i]!.map((v, n) => (v - mean[i]!) * (q[j]![n]! - mean[j]!)));
          expectWithinError(c.mean, kT * inverse[i]![j]!, c.error);
        }
      }
    }
  });

  test('the reverse process starts at the last value of the control', async () => {
    const model = {
      coordinates: { x: {} },
      controls: { lambda: { ramp: [1, 9] as [number, number] } },
      potential: 'lambda*(x-lambda)^2/2',
    };
    for (const [which, l] of [
      ['forward', 1],
      ['reverse', 9],
    ] as const) {
      const { column } = await starts(model, which);
      const m = meanOf(column('start_x0'));
      expectWithinError(m.mean, l, m.error);
      const { variance, error } = varianceOf(column('start_x0'));
      expectWithinError(variance, 1 / l, error);
    }
  });
});

test('velocities are Maxwell’s, whatever the start of the positions, and independent of them', async () => {
  const mass = { x: { mass: 2, friction: 1 }, y: { mass: 0.3, friction: 1 } };
  const controls = { lambda: { ramp: [0, 1] as [number, number] } };
  for (const extra of [
    { potential: '(x^2 + y^2)/2 + lambda*x' },
    { potential: '(x^2-1)^2 + y^4 + lambda*x' },
    { potential: 'x^2 + y^2 + lambda*x', initial: { x: 1, y: -1 } },
  ]) {
    const { column } = await starts({ parameters: { kT: 1.5 }, coordinates: mass, controls, ...extra });
    const v = [column('start_v0'), column('start_v1')];
    for (const [d, m] of [2, 0.3].entries()) {
      const scaled = v[d]!.map((s) => s / Math.sqrt(1.5 / m));
      expectWithinError(meanOf(scaled).mean, 0, Math.sqrt(1 / count));
      expectWithinError(meanOf(scaled.map((s) => s * s)).mean, 1, Math.sqrt(2 / count));
      expectWithinError(meanOf(scaled.map((s) => s ** 4)).mean, 3, Math.sqrt(96 / count));
      if (!('initial' in extra)) {
        const c = meanOf(scaled.map((s, i) => s * column('start_x0')[i]!));
        expectWithinError(c.mean, 0, c.error);
      }
    }
    const c = meanOf(v[0]!.map((s, i) => s * v[1]![i]!));
    expectWithinError(c.mean, 0, c.error);
  }
});

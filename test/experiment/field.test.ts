import { describe, expect, test } from 'vitest';
import { boltzmann } from '../../src/exact/boltzmann.ts';
import { expectedField } from '../../src/experiment/expected-field.ts';
import type { ReportedField, ReportedSeries } from '../../src/experiment/result.ts';
import { runPlan } from '../../src/experiment/run.ts';
import { samplePaths } from '../../src/experiment/sample-paths.ts';
import type { RunSpec } from '../../src/experiment/spec.ts';
import { cpuBackend, webgpuBackend } from '../backends/environment.ts';
import { planOf } from './collect.ts';

const run = async (request: RunSpec, create = cpuBackend, batchMilliseconds = 200) =>
  runPlan(planOf(request), await create(), { batchMilliseconds });

const fieldOf = async (...request: Parameters<typeof run>): Promise<ReportedField> => (await run(...request)).field!;

/** Mean square of (measured − exact)/error over the cells that were seen often enough to have an error. */
function meanSquare({ value, standardError }: ReportedSeries, exact: readonly (number | null)[]): number {
  const z = value.flatMap((v, i) => {
    const error = standardError[i];
    return v === null || !error ? [] : [((v - exact[i]!) / error) ** 2];
  });
  expect(z.length).toBeGreaterThan(50);
  return z.reduce((a, b) => a + b) / z.length;
}

/**
 * Errors come from 16 slices, so z² follows Student's t of 15 degrees, mean 15/13, variance about 4; cells are correlated over some
 * tens of neighbours at most: 2 lies far outside.
 */
const tooLarge = 2;

// steps so short that their bias is below the errors
const ring = { system: 'driven-ring', trajectories: 8192, duration: 6, dt: 0.001, seed: 3 } as const;

describe('density and current on a grid', () => {
  test('of a driven ring: the density of the Fokker–Planck equation and the same current everywhere', async () => {
    const field = await fieldOf({ ...ring, field: { x: 96 } });
    expect(field.axes).toMatchObject([{ name: 'x' }]);
    expect(field.axes[0]!.edges.at(-1)).toBeCloseTo(2 * Math.PI, 12);
    expect(field.outside.value).toBe(0);
    expect(meanSquare(field.density, field.exact!.density)).toBeLessThan(tooLarge);
    expect(meanSquare(field.current[0]!, field.exact!.current![0]!)).toBeLessThan(tooLarge);
    expect(
      meanSquare(
        field.divergence,
        field.exact!.density.map(() => 0),
      ),
    ).toBeLessThan(tooLarge);
    // the current is there: far from zero in every cell's error
    expect(
      meanSquare(
        field.current[0]!,
        field.exact!.density.map(() => 0),
      ),
    ).toBeGreaterThan(10);
  });

  test('of the same ring in equilibrium: no current', async () => {
    const field = await fieldOf({ ...ring, parameters: { f: 0 }, field: { x: 96 } });
    expect(field.exact!.current![0]!.every((j) => Math.abs(j!) < 1e-12)).toBe(true);
    expect(
      meanSquare(
        field.current[0]!,
        field.exact!.density.map(() => 0),
      ),
    ).toBeLessThan(tooLarge);
    expect(meanSquare(field.density, field.exact!.density)).toBeLessThan(tooLarge);
  });

  test.each([
    ['cpu', cpuBackend, 8192],
    ['webgpu', webgpuBackend, 2048],
  ] as const)('of a gyrator: an eddy, j = (DC⁻¹ − μA) r p: %s', async (_, create, trajectories) => {
    const field = await fieldOf({ system: 'gyrator', trajectories, seed: 5, field: { x: 24, y: 16 } }, create);
    expect(field.axes.map((a) => a.edges.length)).toEqual([25, 17]);
    expect(field.outside.value).toBeLessThan(0.01);
    expect(meanSquare(field.density, field.exact!.density)).toBeLessThan(tooLarge);
    for (const a of [0, 1]) expect(meanSquare(field.current[a]!, field.exact!.current![a]!)).toBeLessThan(tooLarge);
    const [jx, jy] = field.current;
    const [xs, ys] = field.axes.map(({ edges }) => edges.slice(1).map((e, i) => (e + edges[i]!) / 2));
    let whirl = 0;
    for (let j = 0; j < 16; j++)
      for (let i = 0; i < 24; i++) whirl += xs![i]! * jy!.value[j * 24 + i]! - ys![j]! * jx!.value[j * 24 + i]!;
    const area = (xs![1]! - xs![0]!) * (ys![1]! - ys![0]!);
    expect(whirl * area).toBeLessThan(-0.3); // μu(Ty − Tx)/k = −0.6, less what lies beyond the grid
  });

  test('does not depend on how the run is cut into batches', async () => {
    const request = { ...ring, trajectories: 3000, duration: 1 };
    const one = await fieldOf(request, cpuBackend, 500);
    const other = await fieldOf(request, cpuBackend, 1);
    expect(other).toEqual(one);
  });

  test.each([
    ['a double well', { coordinates: { x: {} }, potential: '(x^2 - 1)^2' }, { x: 96 }],
    [
      'a double well with inertia',
      { coordinates: { x: { mass: 1, friction: 1 } }, potential: '(x^2 - 1)^2' },
      { x: 96 },
    ],
    ['a harmonic plane', { coordinates: { x: {}, y: {} }, potential: 'x^2 + y^2/2 + x*y/2' }, { x: 24, y: 24 }],
    ['wells in a plane', { coordinates: { x: {}, y: {} }, potential: '(x^2 - 1)^2 + y^2' }, { x: 24, y: 24 }],
  ])("of %s in equilibrium: Boltzmann's law and no current", async (_, model, field) => {
    const found = await fieldOf({ model, duration: 0.5, dt: 0.001, trajectories: 8192, field, seed: 5 });
    const cell = found.axes.reduce((area, { edges }) => area * (edges[1]! - edges[0]!), 1);
    const inside = found.exact!.density.reduce<number>((sum, p) => sum + p! * cell, 0);
    expect(inside + found.outside.value!).toBeCloseTo(1, 2);
    // cells that few trajectories ever reach have no normal errors
    const peak = Math.max(...found.exact!.density.map((p) => p!));
    const often = ({ value, standardError }: ReportedSeries): ReportedSeries => ({
      value: value.map((v, i) => (found.exact!.density[i]! > 0.01 * peak ? v : null)),
      standardError,
    });
    expect(meanSquare(often(found.density), found.exact!.density)).toBeLessThan(tooLarge);
    found.current.forEach((j, a) => {
      expect(found.exact!.current![a]!.every((v) => v === 0)).toBe(true);
      expect(meanSquare(often(j), found.exact!.current![a]!)).toBeLessThan(tooLarge);
    });
  });

  test('of wells narrower than a cell: the mean over each cell, as is measured', () => {
    const plan = planOf({
      model: { coordinates: { x: {} }, potential: '1000*(x^2 - 1)^2' },
      ...{ duration: 1, trajectories: 1, field: { x: 64 } },
    });
    const { lower, width } = plan.field!.plan.layout.axes[0]!;
    const law = boltzmann((x) => 1000 * (x * x - 1) ** 2);
    expectedField(plan)!.density.forEach((p, i) => {
      const exact = law.probability(lower + i * width, lower + (i + 1) * width);
      expect(Math.abs(p! * width - exact)).toBeLessThan(1e-4);
    });
  });

  test('of an equilibrium that a control leaves, or in a force: nothing exact is said', async () => {
    const of = async (more: object) =>
      (
        await run({
          model: { coordinates: { x: {} }, potential: 'x^2/2', ...more },
          duration: 1,
          dt: 0.01,
          trajectories: 64,
          field: { x: 8 },
        })
      ).field!.exact;
    expect(await of({ controls: { lambda: { ramp: [0, 1] } }, potential: '(x - lambda)^2/2' })).toBeNull();
    expect(await of({ force: { x: '-x^3' }, burnIn: 1 })).toBeNull();
    expect(await of({})).not.toBeNull();
  });

  test('starts after the burn-in', async () => {
    const model = {
      coordinates: { x: { periodic: '2*pi' } },
      potential: 'cos(x)',
      force: { x: '1' },
      initial: { x: 0 },
      burnIn: 6,
    };
    const { field } = await run({ model, duration: 2, dt: 0.01, trajectories: 4096, field: { x: 32 } });
    expect(field!.samples).toBe(4096 * 50);
    expect(field!.exact).toBeNull();
    expect(Math.max(...field!.density.value.map((v) => v!))).toBeLessThan(0.4); // a start at 0 would stand out
  });
});

describe('a grid asked for', () => {
  const model = { coordinates: { x: {}, y: { periodic: 2 } }, potential: 'x^2' };
  const ask = (field: RunSpec['field']) => planOf({ model, duration: 1, dt: 0.01, trajectories: 10, field });

  test('stands decided in the canonical spec, and decides the same again', () => {
    const plan = ask({ x: 16 });
    const grid = plan.spec.field!.x!;
    expect(grid.cells).toBe(16);
    expect(grid.from!).toBeLessThan(-1);
    expect(ask({ x: grid }).spec.field).toEqual(plan.spec.field);
    expect(ask({}).field).toBeNull();
    expect(planOf({ ...ring, field: {} }).field).toBeNull();
  });

  test('round trip of a periodic coordinate', () => {
    const plan = planOf(ring);
    expect(planOf({ ...ring, field: plan.spec.field as RunSpec['field'] }).spec.field).toEqual(plan.spec.field);
  });

  test.each([
    [{ z: 8 }, /^field\.z: .*names no coordinate/],
    [{ x: { from: 2, to: 1 } }, /^field\.x\.to: 1 \(must be finite and > from = 2\)/],
    [{ y: { from: 0.5, to: 1 } }, /^field\.y: .*a periodic coordinate is covered from 0 to its period/],
    [{ x: 400, y: 400 }, /^field\.axes\.0\.cells: 400 /],
  ] as [NonNullable<RunSpec['field']>, RegExp][])('%o is refused in one line', (field, message) => {
    expect(() => ask(field)).toThrow(message);
  });
});

test('sample paths both ways beside a field, which only the forward kernel adds up', async () => {
  const plan = planOf({ system: 'dragged-trap', trajectories: 64, field: { x: 16 } });
  const paths = await samplePaths(plan, await cpuBackend(), { count: 4, moments: 3 });
  expect(paths.map(({ direction }) => direction)).toEqual(['forward', 'reverse']);
  // from the trap's centre at 0, and back from where it was dragged to
  const startOf = (k: number) => paths[k]!.positions[0]!.subarray(0, 4);
  for (const x of startOf(0)) expect(Math.abs(x)).toBeLessThan(5);
  for (const x of startOf(1)) expect(Math.abs(x - 2)).toBeLessThan(5);
});

import { SpecError } from '../errors.ts';
import { type FieldGrid, fieldQuantum, fieldSlices, fieldValues } from '../kernel/field-grid.ts';
import type { LangevinModel } from '../model/langevin.ts';
import type { FieldSpec } from '../model/system.ts';
import type { FieldLayout } from '../tally/field.ts';
import { createNoise } from './noise-at.ts';
import { quantityOf } from './parameters.ts';
import { valueAt } from './value-at.ts';

/** A grid on which density and current are measured, decided. */
export interface FieldPlan {
  readonly grid: FieldGrid;
  readonly layout: FieldLayout;
  readonly axes: readonly { readonly name: string; readonly unit: string }[];
  /** As the canonical spec has it. */
  readonly spec: Readonly<Record<string, { cells: number; from?: number; to?: number }>>;
  /** Values of the kernel's uniforms, by name. */
  readonly uniforms: Readonly<Record<string, number>>;
}

/** Cells along an axis where nothing is said: of one axis, of two. */
const usualCells = [256, 64];

/** Groups of steps from one sample to the next: on one axis sampling costs little. */
const everyGroups = [1, 4];

/**
 * Decides the grid that `spec` asks for.
 *
 * @param options.points places where trajectories are likely to be: a coordinate that is not periodic is covered as far as they reach
 * @throws SpecError naming field, value and rule
 */
export function createFieldPlan(options: {
  model: LangevinModel;
  parameters: Readonly<Record<string, number>>;
  spec: FieldSpec;
  points: readonly (readonly number[])[];
  /** Length in time of a group of steps. */
  groupTime: number;
  /** Groups before the process begins. */
  settling: number;
}): FieldPlan | null {
  const { model, parameters, points, groupTime } = options;
  const asked = Object.entries(options.spec);
  if (asked.length === 0) return null;
  if (asked.length > 2)
    throw SpecError.of('field', asked.map(([name]) => name).join(', '), 'must be one or two coordinates');
  const axes = asked.map(([name, axis]) => {
    const d = model.coordinates.findIndex((c) => c.name === name);
    if (d < 0) throw SpecError.of(`field.${name}`, JSON.stringify(axis), 'names no coordinate');
    const { from, to, cells = usualCells[asked.length - 1]! } = typeof axis === 'number' ? { cells: axis } : axis;
    const { period, unit } = model.coordinates[d]!;
    if (period && (from !== undefined || to !== undefined))
      throw SpecError.of(
        `field.${name}`,
        JSON.stringify(axis),
        'a periodic coordinate is covered from 0 to its period',
      );
    const [low, high] = period ? [0, valueAt(period, parameters)] : reach(points.map((x) => x[d]!));
    const end = (key: 'from' | 'to', value: typeof from, usual: number) =>
      value === undefined ? usual : quantityOf(value, `field.${name}.${key}`, parameters);
    const lower = end('from', from, low);
    const upper = end('to', to, high);
    if (!(upper > lower && Number.isFinite(upper - lower)))
      throw SpecError.of(`field.${name}.to`, upper, `must be finite and > from = ${lower}`);
    return { name, unit, coordinate: d, cells, lower, upper, periodic: period !== null };
  });
  const grid: FieldGrid = {
    axes: axes.map(({ coordinate, cells }) => ({ coordinate, cells })),
    everyGroups: everyGroups[axes.length - 1]!,
  };
  const quanta = axes.map(({ coordinate }) => fieldQuantum(stride(model, parameters, coordinate, points, groupTime)));
  return {
    grid,
    axes: axes.map(({ name, unit }) => ({ name, unit })),
    spec: Object.fromEntries(
      axes.map(({ name, cells, lower, upper, periodic }) => [
        name,
        periodic ? { cells } : { cells, from: lower, to: upper },
      ]),
    ),
    layout: {
      axes: axes.map(({ cells, lower, upper, periodic }) => ({
        cells,
        lower,
        width: (upper - lower) / cells,
        periodic,
      })),
      slices: fieldSlices,
      quanta,
      interval: groupTime,
    },
    uniforms: fieldValues(grid, {
      axes: axes.map(({ lower, upper }, a) => ({ lower, upper, quantum: quanta[a]! })),
      from: options.settling,
    }),
  };
}

/** Where points lie, with a margin. */
function reach(values: readonly number[]): [number, number] {
  const [a, b] = [Math.min(...values), Math.max(...values)];
  const margin = 0.15 * (b - a) || 1;
  return [a - margin, b + margin];
}

/** Root mean square displacement of a coordinate in a time, about. */
function stride(
  model: LangevinModel,
  parameters: Readonly<Record<string, number>>,
  d: number,
  points: readonly (readonly number[])[],
  time: number,
): number {
  const { mass } = model.coordinates[d]!;
  const { mobility, temperature } = createNoise(model, parameters)[d]!;
  const typical = (f: (x: readonly number[]) => number) => points.reduce((sum, x) => sum + f(x), 0) / points.length;
  return mass
    ? Math.sqrt(typical(temperature) / valueAt(mass, parameters)) * time
    : Math.sqrt(2 * typical((x) => mobility(x) * temperature(x)) * time);
}

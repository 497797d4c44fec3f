import type { FieldWords } from '../backends/backend.ts';
import { SpecError } from '../errors.ts';
import type { LangevinModel } from '../model/langevin.ts';
import type { Integrator } from './integrator.ts';
import type { Scope } from './scope.ts';

/** A grid over one or two coordinates on which the kernel counts positions and sums displacements. */
export interface FieldGrid {
  /** Coordinates by index. A periodic one is covered from 0 to its period, another one as `FieldPlacement` says. */
  readonly axes: readonly { readonly coordinate: number; readonly cells: number }[];
  /** A sample is taken at the end of every so many groups of steps, of the last of them. */
  readonly everyGroups: number;
}

/** Numbers of a grid that a run sets; one axis each. */
export interface FieldPlacement {
  readonly axes: readonly {
    /** Ends of the grid; a periodic coordinate has its own. */
    readonly lower: number;
    readonly upper: number;
    /** Unit in which displacements are summed: `fieldQuantum` of the displacement in one group of steps. */
    readonly quantum: number;
  }[];
  /** First group of steps that is sampled; a little later where single precision cannot hold it. */
  readonly from: number;
}

/** Independent estimates: a field has so many slices, that of trajectory i being i modulo this. */
export const fieldSlices = 16;

/** Displacements of more quanta do not fit: at the usual quantum, 64 times the rms. */
const mostQuanta = 4095;

/** Bits of 4095 in single precision: the absolute value of what is longer, infinite or no number has larger ones. */
const mostQuantaBits = '0x457ff000u';

const mostCells = 2 ** 16;

/** The unit of summation for displacements of a given rms: its rounding is then unbiased, and adds 2·10⁻⁵ to the variance. */
export const fieldQuantum = (rms: number): number => rms / 64;

/** Cells of a grid, those of its last axis being neighbours. */
const fieldCells = ({ axes }: FieldGrid): number => axes.reduce((product, { cells }) => product * cells, 1);

/** Words of a cell: its count of positions, then a sum of displacements along each axis. */
const wordsOfCell = ({ axes }: FieldGrid): number => 1 + axes.length;

/** The integers of a field: for each slice its cells and one more for what falls outside, `wordsOfCell` to a cell. */
export const fieldWords = (grid: FieldGrid): FieldWords => ({
  size: fieldSlices * (fieldCells(grid) + 1) * wordsOfCell(grid),
  slices: fieldSlices,
  largest: mostQuanta,
});

/**
 * Statements at the end of `advance_group` that take a sample: there the displacement of coordinate d from `s.x{d}.hi` is `f.d{d}` and
 * its new place `e{d}`, `k{d}` periods on. Schemes whose coordinates are seen elsewhere count them where they are seen at the beginning.
 */
export function callField(
  { axes }: FieldGrid,
  model: LangevinModel,
  scope: Scope,
  { shifts }: Integrator,
  firstNormals: readonly string[],
): string[] {
  const shift = shifts?.(model, scope);
  const samples = axes.map(({ coordinate: d }) => {
    const { period } = model.coordinates[d]!;
    const end = period ? `e${d}.hi - k${d} * ${scope.constant(period.text)}` : `e${d}.hi`;
    const moved = `(f.d${d} - s.x${d}.lo)`;
    return `${shift ? `s.x${d}.hi + ${shift[d]}` : end}, ${end} - 0.5 * ${moved}, ${moved}`;
  });
  return [
    ...(shift ? firstNormals.map((normal, d) => `  let z${d} = ${normal};`) : []),
    `  sample_field(who, p.group + i, ${samples.join(', ')});`,
  ];
}

export interface EmittedField {
  /** Uniforms to be set for each process, by `fieldValues`. */
  readonly uniforms: readonly string[];
  /**
   * WGSL of `fn sample_field(who: Trajectory, g: u32, at0: f32, middle0: f32, s0: f32, …)`: along each axis the position to be counted in
   * group g, the displacement in it and its midpoint.
   */
  readonly code: string;
}

/**
 * Emits the sampling of a field. A position counts in the cell where it is, a displacement in that of its midpoint (Stratonovich), as
 * a whole number of quanta: sums of integers do not depend on their order. What lies outside the grid counts in the cell outside, and so
 * does a sample whose displacement does not fit, which then has none. @throws SpecError
 */
export function emitField(grid: FieldGrid, model: LangevinModel, scope: Scope): EmittedField {
  checkGrid(grid, model);
  const { axes, everyGroups: every } = grid;
  const outside = fieldCells(grid);
  const words = wordsOfCell(grid);
  const periodic = axes.map(({ coordinate }) => model.coordinates[coordinate]!.period);
  const uniforms = [
    'field_from',
    ...axes.flatMap((_, a) => [
      ...(periodic[a] ? [] : [`field_origin_${a}`, `field_inverse_${a}`]),
      `field_scale_${a}`,
    ]),
  ];
  const each = (of: (a: number) => string) => axes.map((_, a) => of(a));
  const cell = (at: (a: number) => string): string[] =>
    axes.map(({ cells }, a) => {
      const period = periodic[a];
      return period
        ? `ring_cell(floor(${at(a)} * ${scope.constant(`${cells}/(${period.text})`)}), ${cells}.0, ${1 / cells})`
        : `floor((${at(a)} - p.field_origin_${a}) * p.field_inverse_${a})`;
    });
  /** Cells are whole numbers that single precision holds, and so is their index. */
  const index = (name: string) =>
    axes.map((_, a) => `${name}${a}`).reduce((i, next, a) => `(${i}) * ${axes[a]!.cells}.0 + ${next}`);
  const inside = (name: string) =>
    [
      'fits',
      ...axes.flatMap(({ cells }, a) => (periodic[a] ? [] : [`${name}${a} >= 0.0 && ${name}${a} < ${cells}.0`])),
    ].join(' && ');
  const due = every > 1 ? ` && g % ${every}u == ${every - 1}u` : '';
  return {
    uniforms,
    code: `${periodic.some((p) => p) ? ringCell : ''}fn sample_field(who: Trajectory, g: u32, ${each((a) => `at${a}: f32, middle${a}: f32, s${a}: f32`).join(', ')}) {
  if (g >= u32(p.field_from)${due}) {
    ${each((a) => `let q${a} = round(s${a} * p.field_scale_${a});`).join(' ')}
    let fits = ${each((a) => `(bitcast<u32>(q${a}) & 0x7fffffffu) <= ${mostQuantaBits}`).join(' && ')};
    ${cell((a) => `at${a}`)
      .map((c, a) => `let c${a} = ${c};`)
      .join(' ')}
    ${cell((a) => `middle${a}`)
      .map((c, a) => `let m${a} = ${c};`)
      .join(' ')}
    let row = i32(who.lo & ${fieldSlices - 1}u) * ${(outside + 1) * words};
    let count = row + ${words} * i32(select(${outside}.0, ${index('c')}, ${inside('c')}));
    let sum = row + ${words} * i32(select(${outside}.0, ${index('m')}, ${inside('m')}));
    atomicAdd(&field[count], 1);
    ${each((a) => `atomicAdd(&field[sum + ${a + 1}], i32(select(0.0, q${a}, fits)));`).join('\n    ')}
  }
}`,
  };
}

/** The cell of a ring of n, 1/n given; halves keep the product away from whole numbers. */
const ringCell = 'fn ring_cell(i: f32, n: f32, inverse: f32) -> f32 { return i - n * floor((i + 0.5) * inverse); }\n';

/** Values of a field's uniforms, by name. */
export function fieldValues({ axes }: FieldGrid, placement: FieldPlacement): Record<string, number> {
  const values: Record<string, number> = { field_from: singleFrom(placement.from) };
  placement.axes.forEach(({ lower, upper, quantum }, a) => {
    values[`field_origin_${a}`] = lower;
    values[`field_inverse_${a}`] = axes[a]!.cells / (upper - lower);
    values[`field_scale_${a}`] = 1 / quantum;
  });
  return values;
}

/** The first whole number from `group` on that single precision holds. */
function singleFrom(group: number): number {
  const spacing = 2 ** Math.max(0, Math.ceil(Math.log2(Math.max(1, group))) - 24);
  return spacing * Math.ceil(group / spacing);
}

function checkGrid(grid: FieldGrid, model: LangevinModel): void {
  const { axes, everyGroups } = grid;
  const distinct = new Set(axes.map((a) => a.coordinate)).size === axes.length;
  if (axes.length < 1 || axes.length > 2 || !distinct)
    throw SpecError.of('field.axes', axes.map((a) => a.coordinate).join(', '), 'must be one or two coordinates');
  axes.forEach(({ coordinate, cells }, a) => {
    if (!model.coordinates[coordinate])
      throw SpecError.of(`field.axes.${a}.coordinate`, coordinate, `must be < ${model.coordinates.length}`);
    if (!(Number.isInteger(cells) && cells >= 1 && fieldCells(grid) <= mostCells))
      throw SpecError.of(
        `field.axes.${a}.cells`,
        cells,
        `must be an integer ≥ 1, with at most ${mostCells} cells together`,
      );
  });
  if (!(Number.isInteger(everyGroups) && everyGroups >= 1))
    throw SpecError.of('field.everyGroups', everyGroups, 'must be an integer ≥ 1');
}

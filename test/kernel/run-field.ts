import type { Backend, Columns } from '../../src/backends/backend.ts';
import { noControls } from '../../src/backends/control-table.ts';
import {
  type FieldGrid,
  type FieldPlacement,
  fieldQuantum,
  fieldSlices,
  fieldValues,
} from '../../src/kernel/field-grid.ts';
import { createLangevinKernel, integrators } from '../../src/kernel/langevin-kernel.ts';
import { parseLangevinModel } from '../../src/model/langevin.ts';
import type { LangevinSpec } from '../../src/model/spec.ts';
import type { FieldLayout } from '../../src/tally/field.ts';

/** A run whose trajectories are sampled on a grid. */
export interface FieldRun {
  readonly model: Omit<LangevinSpec, 'initial'>;
  readonly integrator?: string;
  readonly dt: number;
  readonly groups: number;
  readonly count: number;
  readonly first?: number;
  readonly seed?: bigint;
  /** Stops at which columns are read too. */
  readonly stops?: readonly number[];
  /** Mean and Cholesky factor of the start. */
  readonly start: { readonly mean: readonly number[]; readonly factor: readonly (readonly number[])[] };
  readonly grid: FieldGrid;
  /** Ends of the axes; of a periodic one 0 and its period. */
  readonly ends: readonly (readonly [number, number])[];
  /** Rms displacement along each axis in one group. */
  readonly rms: readonly number[];
  readonly from?: number;
}

export interface FieldRunResult {
  readonly words: Float64Array;
  readonly layout: FieldLayout;
  readonly placement: FieldPlacement;
  readonly columns: readonly Columns[];
  /** A column at a stop. */
  readonly column: (name: string, stop: number) => number[];
}

export async function runField(backend: Backend, run: FieldRun): Promise<FieldRunResult> {
  const model = parseLangevinModel(run.model as LangevinSpec);
  const { grid, ends, rms, dt, groups, count, stops = [] } = run;
  const kernel = createLangevinKernel(model, {
    precision: backend.precision,
    rounds: 13,
    integrator: integrators.find((i) => (run.integrator ? i.id === run.integrator : i.dynamics === model.dynamics))!,
    measureWork: false,
    start: 'gaussian',
    settles: false,
    coarse: false,
    field: grid,
  });
  const { stepsPerGroup } = kernel.kernel;
  const placement = {
    axes: ends.map(([lower, upper], a) => ({ lower, upper, quantum: fieldQuantum(rms[a]!) })),
    from: run.from ?? 0,
  };
  const start: Record<string, number> = fieldValues(grid, placement);
  run.start.mean.forEach((mean, d) => {
    start[`start_mean_${d}`] = mean;
    run.start.factor[d]!.forEach((f, e) => {
      start[`start_factor_${d}_${e}`] = f;
    });
  });
  const process = {
    uniforms: kernel.uniformValues({ dt }, start),
    controls: noControls,
    table: new Float64Array(0),
    groups,
    purpose: 0,
    seed: run.seed ?? 1n,
  };
  const program = await backend.prepare(kernel.kernel);
  const columns = await program.run(process, { first: run.first ?? 0, count }, [...stops, groups]);
  program.dispose();
  return {
    words: columns.at(-1)!.field!,
    layout: {
      axes: grid.axes.map(({ coordinate, cells }, a) => ({
        cells,
        lower: ends[a]![0],
        width: (ends[a]![1] - ends[a]![0]) / cells,
        periodic: model.coordinates[coordinate]!.period !== null,
      })),
      slices: fieldSlices,
      quanta: placement.axes.map((axis) => axis.quantum),
      interval: stepsPerGroup * dt,
    },
    placement,
    columns,
    column: (name, stop) => {
      const { data, stride } = columns[stop]!;
      const c = kernel.kernel.columns.indexOf(name);
      return Array.from({ length: count }, (_, i) => data[c * stride + i]!);
    },
  };
}

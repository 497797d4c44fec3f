import type { Columns } from '../backends/backend.ts';
import { compileColumns } from '../formula/evaluate-columns.ts';
import { parseFormula } from '../formula/formula.ts';
import type { Layout } from '../kernel/layout.ts';
import type { LangevinModel } from '../model/langevin.ts';
import { createInstantReader, type Ends } from './instant-reader.ts';
import { createScratch } from './scratch.ts';
import { stateColumn } from './state-column.ts';

/** What one batch of finished trajectories yields, in double precision. Its arrays are written anew by the next batch. */
export interface Extracted {
  /** Total work in kT (protocol work where the path has no heat), null when no work is measured; +∞ where the end misses the confinement, NaN where a trajectory is not finite. */
  readonly work: Float64Array | null;
  /** One array for each of `Extraction.names`; NaN where a trajectory is not finite. */
  readonly columns: Float64Array[];
  readonly nonFinite: number;
  /** Accepted proposals of the start sampler, summed over the batch. */
  readonly accepted: number;
  /** Events of jump processes, summed over the batch. */
  readonly jumps: number;
  /** Trajectories that met the cap on jumps. */
  readonly capped: number;
}

export interface Extraction {
  /** Observables in the order of `Extracted.columns`: work, totalWork, shadowWork, heat where measured, currents per unit time, integrals, discrete variables, counted events per unit time, first passages, then the system's own. */
  readonly names: readonly string[];
  /** Those that cannot be given without path heat. */
  readonly needHeat: readonly string[];
  /**
   * Turns the state at each snapshot and at the end of a process into works and observables.
   *
   * @param columns one for each snapshot, in their order, then the end
   * @param ends controls at each of these instants
   * @param elapsed time of the last of them since the start, by default the duration
   */
  readonly extract: (
    columns: readonly Columns[],
    ends: readonly Ends[],
    confined: boolean,
    elapsed?: number,
  ) => Extracted;
}

/** An instant of the run whose state observables may use beside that at the end: `x_early` is x at the snapshot `early`. */
export interface Snapshot {
  readonly name: string;
  /** Time since the start, a whole number of groups of steps. */
  readonly time: number;
}

/**
 * Prepares the extraction for given parameter values: what `createInstantReader` reads, and the system's own observables, which see
 * coordinates where the integrator shows them (`Integrator.shifts`).
 */
export function createExtraction(options: {
  model: LangevinModel;
  layout: Layout;
  parameters: Readonly<Record<string, number>>;
  kT: number;
  duration: number;
  snapshots: readonly Snapshot[];
  /** ln of the stationary density, where trajectories start from it and nothing drives them out of it. */
  logDensity: ((x: readonly number[]) => number) | null;
  observables: Readonly<Record<string, string>>;
}): Extraction {
  const { model, layout, parameters, kT, snapshots } = options;
  const { measureWork, measureHeat } = layout;
  const reader = createInstantReader(model, layout, parameters, options.logDensity);
  const { names: present, own } = reader;
  const variables = [...snapshots.flatMap(({ name }) => present.map((v) => `${v}_${name}`)), ...present];
  const times = snapshots.map((s) => s.time);
  const parameterNames = model.parameters.map((p) => p.id);
  const constants = parameterNames.map((id) => parameters[id]!);
  const compile = (text: string, field: string) => {
    const formula = parseFormula(text, { field, names: [...variables, ...parameterNames] });
    return { evaluate: compileColumns(formula, variables, parameterNames), names: formula.names };
  };
  const formulas = Object.entries(options.observables).map(([id, text]) => compile(text, `observables.${id}`));
  const scratch = createScratch();
  const inside = model.confine ? compile(model.confine.text, 'model.confine').evaluate : null;
  const acceptedColumn = layout.columns.indexOf('accepted');
  const names = [...own, ...Object.keys(options.observables)];
  const heatNames = new Set(reader.needHeat);
  const needHeat = (formula: (typeof formulas)[number]) =>
    variables.some((v, k) => formula.names.has(v) && heatNames.has(present[k % present.length]!));

  return {
    names,
    needHeat: names.filter((name, k) => (k < own.length ? heatNames.has(name) : needHeat(formulas[k - own.length]!))),
    extract(columns, ends, confined, elapsed = options.duration) {
      const last = columns.at(-1)!;
      reader.check(last);
      scratch.begin(last.count);
      const finite = new Uint8Array(last.count).fill(1);
      const instants = columns.map((state, k) => reader.read(state, ends[k]!, times[k] ?? elapsed, finite, scratch));
      const known = instants.flat();
      const atEnd = instants.at(-1)!.slice(present.length - own.length);
      const within = confined && inside ? inside(known, constants, scratch.take()) : null;
      const work = measureWork ? worksOf(atEnd[measureHeat ? 1 : 0]!, kT, within, scratch.take()) : null;
      columns.forEach((state, k) => {
        reader.shift(state, instants[k]!);
      });
      const out = [...atEnd, ...formulas.map((f) => f.evaluate(known, constants, scratch.take()))];
      const nonFinite = leaveOut(finite, work ? [work, ...out] : out);
      const accepted = acceptedColumn < 0 ? 0 : sumOf(stateColumn(last, acceptedColumn));
      return { work, columns: out, nonFinite, accepted, jumps: 0, capped: 0 };
    },
  };
}

/** Writes works in kT; +∞ where `within` is 0. */
function worksOf(energies: Float64Array, kT: number, within: Float64Array | null, works: Float64Array): Float64Array {
  for (let i = 0; i < works.length; i++)
    works[i] = within && within[i] === 0 ? Number.POSITIVE_INFINITY : energies[i]! / kT;
  return works;
}

function sumOf(values: Columns['data']): number {
  let sum = 0;
  for (let i = 0; i < values.length; i++) sum += values[i]!;
  return sum;
}

/** Makes NaN of the numbers of trajectories that are not finite, and counts these. */
function leaveOut(finite: Uint8Array, columns: readonly Float64Array[]): number {
  let count = 0;
  for (let i = 0; i < finite.length; i++) {
    if (finite[i]) continue;
    count++;
    for (const values of columns) values[i] = Number.NaN;
  }
  return count;
}

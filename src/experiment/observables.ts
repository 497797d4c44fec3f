import type { Columns } from '../backends/backend.ts';
import { compileColumns } from '../formula/evaluate-columns.ts';
import type { Formula } from '../formula/formula.ts';
import { createInstantReader, type Ends, type Reading, type ReadNames } from './instant-reader.ts';
import { createScratch } from './scratch.ts';
import { stateColumn } from './state-column.ts';

/** What is counted of trajectories. */
export interface Counts {
  readonly nonFinite: number;
  /** Accepted proposals of the start sampler. */
  readonly accepted: number;
  /** Events of jump processes. */
  readonly jumps: number;
  /** Trajectories that met the cap on jumps. */
  readonly capped: number;
}

export const noCounts: Counts = { nonFinite: 0, accepted: 0, jumps: 0, capped: 0 };

export const addCounts = (a: Counts, b: Counts): Counts => ({
  nonFinite: a.nonFinite + b.nonFinite,
  accepted: a.accepted + b.accepted,
  jumps: a.jumps + b.jumps,
  capped: a.capped + b.capped,
});

/** What one batch of finished trajectories yields, in double precision. Its arrays are written anew by the next batch. */
export interface Extracted extends Counts {
  /** Total work in kT (protocol work where the path has no heat), null when no work is measured; +∞ where the end misses the confinement, NaN where a trajectory is not finite. */
  readonly work: Float64Array | null;
  /** One array for each of `Extraction.names`; NaN where a trajectory is not finite. */
  readonly columns: Float64Array[];
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

/** What is extracted from a model's trajectories: plain data, which structured clones copy. */
export interface Extracting extends Reading {
  readonly kT: number;
  readonly duration: number;
  readonly snapshots: readonly Snapshot[];
  /** The system's own: formulas of `variablesOf` and of parameters. */
  readonly observables: readonly { readonly name: string; readonly formula: Formula }[];
}

/** Names of what is read at each snapshot, then at the end. */
export const variablesOf = (snapshots: readonly Snapshot[], { all }: ReadNames): string[] => [
  ...snapshots.flatMap(({ name }) => all.map((v) => `${v}_${name}`)),
  ...all,
];

/**
 * Prepares the extraction for given parameter values: what `createInstantReader` reads, and the system's own observables, which see
 * coordinates where the integrator shows them (`Integrator.shifts`).
 *
 * @param logDensity ln of the stationary density, where trajectories start from it and nothing drives them out of it
 */
export function createExtraction(
  extracting: Extracting,
  logDensity: ((x: readonly number[]) => number) | null = null,
): Extraction {
  const { model, layout, parameters, kT, snapshots, observables } = extracting;
  const { measureWork, measureHeat } = layout;
  const reader = createInstantReader(extracting, logDensity);
  const { all: present, own } = reader.names;
  const variables = variablesOf(snapshots, reader.names);
  const times = snapshots.map((s) => s.time);
  const parameterNames = model.parameters.map((p) => p.id);
  const constants = parameterNames.map((id) => parameters[id]!);
  const compile = (formula: Formula) => compileColumns(formula, variables, parameterNames);
  const formulas = observables.map(({ formula }) => ({ evaluate: compile(formula), names: formula.names }));
  const scratch = createScratch();
  const inside = model.confine ? compile(model.confine) : null;
  const acceptedColumn = layout.columns.indexOf('accepted');
  const names = [...own, ...observables.map((o) => o.name)];
  const heatNames = new Set(reader.needHeat);
  const needHeat = (formula: (typeof formulas)[number]) =>
    variables.some((v, k) => formula.names.has(v) && heatNames.has(present[k % present.length]!));

  return {
    names,
    needHeat: names.filter((name, k) => (k < own.length ? heatNames.has(name) : needHeat(formulas[k - own.length]!))),
    extract(columns, ends, confined, elapsed = extracting.duration) {
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

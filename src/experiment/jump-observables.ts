import type { Columns } from '../backends/backend.ts';
import { compileColumns } from '../formula/evaluate-columns.ts';
import { parseFormula } from '../formula/formula.ts';
import type { JumpLayout } from '../kernel/jump-layout.ts';
import type { JumpModel } from '../model/jump.ts';
import { stateFunctions } from '../model/state-functions.ts';
import { badRate, drivenFault } from './bad-rate.ts';
import { drivingOf } from './driving.ts';
import { energiesOf } from './energies-of.ts';
import type { JumpSums } from './jump-sums.ts';
import type { Extracted, Snapshot } from './observables.ts';
import { createScratch } from './scratch.ts';
import { type ColumnSum, copyColumn, stateColumn, sumColumns, wholeColumn } from './state-column.ts';

export interface JumpExtraction {
  /** Populations or variables (or indicators `probability-STATE`), currents and entropy production per unit time, work and heat, summed changes, assignments, then the system's own. */
  readonly names: readonly string[];
  /**
   * @param columns one for each snapshot, in their order, then the end
   * @param elapsed time at which the end was read
   */
  readonly extract: (columns: readonly Columns[], elapsed: number) => Extracted;
}

/** Turns the state of jump trajectories into observables. */
export function createJumpExtraction(options: {
  model: JumpModel;
  layout: JumpLayout;
  sums: JumpSums;
  parameters: Readonly<Record<string, number>>;
  duration: number;
  cap: number;
  snapshots: readonly Snapshot[];
  observables: Readonly<Record<string, string>>;
}): JumpExtraction {
  const { model, layout, sums: flows, parameters, duration, cap, snapshots } = options;
  const driving = drivingOf(model, parameters, duration);
  const parameterNames = model.parameters.map((p) => p.id);
  const constants = parameterNames.map((id) => parameters[id]!);
  const populations = populationNames(model);
  const counts = model.currents.map((c) => c.id).filter((id) => /^\w+$/.test(id));
  const functions = model.form === 'network' ? stateFunctions(model) : [];
  const changes = model.form === 'network' ? model.changes.map((c) => c.id) : [];
  const measured = [...(layout.heat ? ['work', 'heat'] : []), ...changes];
  const present = [...populations, ...counts, ...measured];
  const variables = [...snapshots.flatMap(({ name }) => present.map((v) => `${v}_${name}`)), ...present];
  const formulas = [
    ...(model.form !== 'network' ? model.assignments.map((a) => ({ name: a.name, formula: a.formula })) : []),
    ...Object.entries(options.observables).map(([name, text]) => ({
      name,
      formula: parseFormula(text, { field: `observables.${name}`, names: [...variables, ...parameterNames] }),
    })),
  ].map(({ name, formula }) => ({
    ...{ name, read: formula.names },
    evaluate: compileColumns(formula, variables, parameterNames),
  }));
  const scratch = createScratch();
  const { take } = scratch;
  const states = model.form === 'network' ? model.states : [];
  const own = model.form === 'network' ? states.map((s) => `probability-${s}`) : populations;
  const names = [
    ...own,
    ...model.currents.map((c) => c.id),
    ...(flows.entropy ? ['entropy-production'] : []),
    ...measured,
    ...(model.form === 'network' ? model.sequences.map((q) => q.id) : []),
    ...formulas.map((f) => f.name),
  ];
  const at = (name: string) => layout.columns.indexOf(name);
  const [jumps, fault, time] = [at('jumps'), at('fault'), at('t')];
  const population = layout.populations.map(at);
  const sequences = layout.sequences.map(at);
  const currentNumber = counts.map((id) => model.currents.findIndex((c) => c.id === id));

  const stateAt = (read: (column: number) => number) =>
    Object.fromEntries(populations.map((name, s) => [name, read(population[s]!)]));

  const faultOf = (read: (column: number) => number) => {
    if (model.controls.length === 0) return badRate(model, parameters, stateAt(read), read(time));
    const where = { time: read(time), steep: read(fault) === 2 };
    return drivenFault(model, parameters, stateAt(read), where, driving, duration);
  };

  const began = at('start_n0');
  const sums = [...(layout.heat ? ['heat'] : []), ...layout.changes].map((sum, f) => ({
    column: [at(sum), at(`${sum}_lo`)] as const,
    valueAt:
      model.form === 'network' ? energiesOf(model, parameters, duration, functions[f]!.values) : (): number[] => [],
  }));
  /** W = ΔE + Q: between jumps the energy of a state changes by work alone, at a jump by heat alone; so with every function of the state. */
  const changeOf = (columns: Columns, elapsed: number, f: number, change: Float64Array, given: Float64Array) => {
    const { column, valueAt } = sums[f]!;
    const [first, last] = [valueAt(0), valueAt(elapsed)];
    const [from, to] = [stateColumn(columns, began), stateColumn(columns, population[0]!)];
    wholeColumn(columns, ...column, 1, given);
    for (let i = 0; i < change.length; i++) change[i] = last[to[i]!]! - first[from[i]!]! + given[i]!;
    return change;
  };

  /** Work and heat, where a network has energies, and what has changed by the time `elapsed`. */
  const measuredAt = (columns: Columns, elapsed: number): Float64Array[] => {
    const energies: Float64Array[] = [];
    if (layout.heat) {
      const [work, heat] = [take(), take()];
      energies.push(changeOf(columns, elapsed, 0, work, heat), heat);
    }
    const first = sums.length - layout.changes.length;
    return [...energies, ...layout.changes.map((_, c) => changeOf(columns, elapsed, first + c, take(), take()))];
  };

  /** The variables of formulas at one instant that stand for the state and the counts. */
  const stateOf = (columns: Columns): Float64Array[] => [
    ...population.map((at) => copyColumn(columns, at, take())),
    ...currentNumber.map((c) => sumColumns(columns, flows.currents[c]!, 1, take())),
  ];

  /** Snapshots at which a formula reads what was measured so far; elsewhere nothing needs to be worked out. */
  const measuring = snapshots.map((s) => formulas.some((f) => measured.some((v) => f.read.has(`${v}_${s.name}`))));
  const nothing = measured.map(() => new Float64Array(0));

  /** Which trajectories are left out, being capped or not finite, and the jumps of all. @throws the fault of the first that has one */
  function examine(last: Columns) {
    const [faults, made] = [stateColumn(last, fault), stateColumn(last, jumps)];
    const ends = population.map((at) => stateColumn(last, at));
    const excluded: number[] = [];
    let total = 0;
    let capped = 0;
    for (let i = 0; i < last.count; i++) {
      if (faults[i] !== 0) throw faultOf((column) => last.data[column * last.stride + i]!);
      total += made[i]!;
      const lost = made[i]! >= cap;
      if (lost) capped++;
      let finite = true;
      for (let s = 0; s < ends.length; s++) finite &&= Number.isFinite(ends[s]![i]);
      if (lost || !finite) excluded.push(i);
    }
    return { excluded, total, capped };
  }

  return {
    names,
    extract(columns, elapsed) {
      const last = columns.at(-1)!;
      scratch.begin(last.count);
      const { excluded, total, capped } = examine(last);
      // column by column, so that each loop is one a compiler makes short work of
      const perTime = elapsed > 0 ? elapsed : Number.POSITIVE_INFINITY;
      const perUnitTime = (sum: ColumnSum) => sumColumns(last, sum, perTime, take());
      const soFar = measuredAt(last, elapsed);
      const out = [
        ...states.map((_, s) => indicator(stateColumn(last, population[0]!), s, states.length, take())),
        ...(model.form === 'network' ? [] : population.map((at) => copyColumn(last, at, take()))),
        ...flows.currents.map(perUnitTime),
        ...(flows.entropy ? [perUnitTime(flows.entropy)] : []),
        ...soFar,
        ...sequences.map((sequence) => perUnitTime([[sequence, 1]])),
      ];
      if (formulas.length > 0) {
        const known = columns.flatMap((at, k) => {
          if (k === columns.length - 1) return [...stateOf(at), ...soFar];
          return [...stateOf(at), ...(measuring[k] ? measuredAt(at, snapshots[k]!.time) : nothing)];
        });
        out.push(...formulas.map((f) => f.evaluate(known, constants, take())));
      }
      for (const i of excluded) for (const column of out) column[i] = Number.NaN;
      const nonFinite = excluded.length - capped;
      return { work: null, columns: out, nonFinite, accepted: 0, jumps: total, capped };
    },
  };
}

/** What stands for the state in formulas and observables. */
function populationNames(model: JumpModel): string[] {
  if (model.form === 'network') return ['state'];
  return (model.form === 'events' ? model.variables : model.species).map((s) => s.name);
}

/** Whether each trajectory is in state s. Looked up, for a processor cannot foresee which way a comparison goes. */
function indicator(state: Columns['data'], s: number, states: number, into: Float64Array): Float64Array {
  const is = new Float64Array(states);
  is[s] = 1;
  for (let i = 0; i < into.length; i++) into[i] = is[state[i]!]!;
  return into;
}

import type { Columns } from '../backends/backend.ts';
import { compileFormula } from '../formula/evaluate.ts';
import { parseFormula } from '../formula/formula.ts';
import type { JumpLayout } from '../kernel/jump-layout.ts';
import type { JumpModel } from '../model/jump.ts';
import { stateFunctions } from '../model/state-functions.ts';
import { badRate, drivenFault } from './bad-rate.ts';
import { drivingOf } from './driving.ts';
import { energiesOf } from './energies-of.ts';
import type { Extracted, Snapshot } from './observables.ts';

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
  parameters: Readonly<Record<string, number>>;
  duration: number;
  cap: number;
  snapshots: readonly Snapshot[];
  observables: Readonly<Record<string, string>>;
}): JumpExtraction {
  const { model, layout, parameters, duration, cap, snapshots } = options;
  const driving = drivingOf(model, parameters, duration);
  const parameterNames = model.parameters.map((p) => p.id);
  const constants = parameterNames.map((id) => parameters[id]!);
  const populations = populationNames(model);
  const counts = model.currents.map((c) => c.id).filter((id) => /^\w+$/.test(id));
  const present = [...populations, ...counts];
  const functions = model.form === 'network' ? stateFunctions(model) : [];
  const changes = model.form === 'network' ? model.changes.map((c) => c.id) : [];
  const measured = [...(layout.heat ? ['work', 'heat'] : []), ...changes];
  const variables = [...snapshots.flatMap(({ name }) => present.map((v) => `${v}_${name}`)), ...present, ...measured];
  const formulas = [
    ...(model.form !== 'network' ? model.assignments.map((a) => ({ name: a.name, formula: a.formula })) : []),
    ...Object.entries(options.observables).map(([name, text]) => ({
      name,
      formula: parseFormula(text, { field: `observables.${name}`, names: [...variables, ...parameterNames] }),
    })),
  ].map(({ name, formula }) => ({ name, evaluate: compileFormula(formula, [...variables, ...parameterNames]) }));
  const states = model.form === 'network' ? model.states : [];
  const own = model.form === 'network' ? states.map((s) => `probability-${s}`) : populations;
  const names = [
    ...own,
    ...model.currents.map((c) => c.id),
    ...(layout.entropy ? ['entropy-production'] : []),
    ...measured,
    ...(model.form === 'network' ? model.sequences.map((q) => q.id) : []),
    ...formulas.map((f) => f.name),
  ];
  const at = (name: string) => layout.columns.indexOf(name);
  const [jumps, fault, time] = [at('jumps'), at('fault'), at('t')];
  const population = layout.populations.map(at);
  const currents = layout.currents.map((j) => [at(j), at(`${j}_lo`)] as const);
  const sequences = layout.sequences.map(at);
  const currentNumber = counts.map((id) => model.currents.findIndex((c) => c.id === id));
  const entropy = [at('entropy'), at('entropy_lo')] as const;

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
  const fillChange = (columns: Columns, elapsed: number, f: number, change: Float64Array, given: Float64Array) => {
    const { data, stride } = columns;
    const { column, valueAt } = sums[f]!;
    const [first, last] = [valueAt(0), valueAt(elapsed)];
    fill(given, columns, column, 1);
    for (let i = 0; i < change.length; i++)
      change[i] = last[data[population[0]! * stride + i]!]! - first[data[began * stride + i]!]! + given[i]!;
  };

  /** The formulas, of the state and the counts at every snapshot and at the end. */
  const evaluateAll = (
    columns: readonly Columns[],
    out: readonly Float64Array[],
    energies: readonly Float64Array[],
  ) => {
    const values = [...variables.map(() => 0), ...constants];
    for (let i = 0; i < columns.at(-1)!.count; i++) {
      let slot = 0;
      for (const instant of columns) {
        for (const column of population) values[slot++] = instant.data[column * instant.stride + i]!;
        for (const c of currentNumber) values[slot++] = sumAt(instant, i, currents[c]!);
      }
      for (const column of energies) values[slot++] = column[i]!;
      formulas.forEach((f, k) => {
        out[k]![i] = f.evaluate(...values);
      });
    }
  };

  return {
    names,
    extract(columns, elapsed) {
      const last = columns.at(-1)!;
      const { data, stride, count } = last;
      const out = names.map(() => new Float64Array(count));
      const excluded: number[] = [];
      let total = 0;
      let capped = 0;
      const columnAt = (column: number) => data.subarray(column * stride, column * stride + count);
      const [faults, made] = [columnAt(fault), columnAt(jumps)] as const;
      const ends = population.map(columnAt);
      for (let i = 0; i < count; i++) {
        if (faults[i] !== 0) throw faultOf((column) => data[column * stride + i]!);
        total += made[i]!;
        const lost = made[i]! >= cap;
        if (lost) capped++;
        let finite = true;
        for (let s = 0; s < ends.length; s++) finite &&= Number.isFinite(ends[s]![i]);
        if (lost || !finite) excluded.push(i);
      }
      // column by column, so that each loop is one a compiler makes short work of
      let next = 0;
      for (let s = 0; s < states.length; s++) fillIndicator(out[next++]!, ends[0]!, s, states.length);
      if (model.form !== 'network') for (const at of population) fill(out[next++]!, last, [at, -1], 1);
      const perTime = elapsed > 0 ? elapsed : Number.POSITIVE_INFINITY;
      for (const current of currents) fill(out[next++]!, last, current, perTime);
      if (layout.entropy) fill(out[next++]!, last, entropy, perTime);
      if (layout.heat) fillChange(last, elapsed, 0, out[next++]!, out[next++]!);
      layout.changes.forEach((_, c) => {
        const change = out[next++]!;
        fillChange(last, elapsed, sums.length - layout.changes.length + c, change, new Float64Array(count));
      });
      for (const sequence of sequences) fill(out[next++]!, last, [sequence, -1], perTime);
      if (formulas.length > 0)
        evaluateAll(
          columns,
          out.slice(next),
          measured.map((name) => out[names.indexOf(name)]!),
        );
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

/** A number of trajectory i, in two words where there is a second. */
function sumAt({ data, stride }: Columns, i: number, [high, low]: readonly [number, number]): number {
  return data[high * stride + i]! + (low < 0 ? 0 : data[low * stride + i]!);
}

/** Whether each trajectory is in state s. Looked up, for a processor cannot foresee which way a comparison goes. */
function fillIndicator(out: Float64Array, state: Columns['data'], s: number, states: number): void {
  const is = new Float64Array(states);
  is[s] = 1;
  for (let i = 0; i < out.length; i++) out[i] = is[state[i]!]!;
}

/** Numbers of all trajectories, each divided by `unit`. */
function fill(out: Float64Array, columns: Columns, [high, low]: readonly [number, number], unit: number): void {
  const { data, stride } = columns;
  const second = low < 0 ? null : data.subarray(low * stride, low * stride + out.length);
  const first = data.subarray(high * stride, high * stride + out.length);
  if (second) for (let i = 0; i < out.length; i++) out[i] = (first[i]! + second[i]!) / unit;
  else for (let i = 0; i < out.length; i++) out[i] = first[i]! / unit;
}

import type { Columns } from '../backends/backend.ts';
import { SpecError } from '../errors.ts';
import { compileFormula } from '../formula/evaluate.ts';
import { parseFormula } from '../formula/formula.ts';
import type { JumpLayout } from '../kernel/jump-layout.ts';
import type { JumpModel } from '../model/jump.ts';
import type { Extracted } from './observables.ts';

export interface JumpExtraction {
  /** Populations (or indicators `probability-STATE`), assignments, currents and entropy production per unit time, then the system's own. */
  readonly names: readonly string[];
  /** @param elapsed time at which the state was read */
  readonly extract: (columns: Columns, elapsed: number) => Extracted;
}

/** Turns the state of jump trajectories into observables. */
export function createJumpExtraction(options: {
  model: JumpModel;
  layout: JumpLayout;
  parameters: Readonly<Record<string, number>>;
  cap: number;
  observables: Readonly<Record<string, string>>;
}): JumpExtraction {
  const { model, layout, parameters, cap } = options;
  const parameterNames = model.parameters.map((p) => p.id);
  const constants = parameterNames.map((id) => parameters[id]!);
  const populations = model.form === 'network' ? ['state'] : model.species.map((s) => s.name);
  const counts = model.currents.map((c) => c.id).filter((id) => /^\w+$/.test(id));
  const variables = [...populations, ...counts];
  const formulas = [
    ...(model.form === 'reactions' ? model.assignments.map((a) => ({ name: a.name, formula: a.formula })) : []),
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
    ...(model.form === 'network' ? model.sequences.map((q) => q.id) : []),
    ...formulas.map((f) => f.name),
  ];
  const at = (name: string) => layout.columns.indexOf(name);
  const [jumps, fault, time] = [at('jumps'), at('fault'), at('t')];
  const population = layout.populations.map(at);
  const currents = layout.currents.map(at);
  const sequences = layout.sequences.map(at);
  const currentNumber = counts.map((id) => model.currents.findIndex((c) => c.id === id));
  const entropy = layout.entropy ? [at('entropy'), at('entropy_lo')] : [];

  return {
    names,
    extract({ data, stride, count }, elapsed) {
      const out = names.map(() => new Float64Array(count));
      const values = [...variables.map(() => 0), ...constants];
      let total = 0;
      let capped = 0;
      for (let i = 0; i < count; i++) {
        const read = (column: number) => data[column * stride + i]!;
        if (read(fault) !== 0) throw badRate(model, population.map(read), read(time));
        total += read(jumps);
        const lost = read(jumps) >= cap;
        if (lost) capped++;
        population.forEach((column, s) => {
          values[s] = read(column);
        });
        counts.forEach((_, c) => {
          values[population.length + c] = read(currents[currentNumber[c]!]!);
        });
        let k = 0;
        if (model.form === 'network') for (let s = 0; s < states.length; s++) out[k++]![i] = values[0] === s ? 1 : 0;
        else for (let s = 0; s < population.length; s++) out[k++]![i] = values[s]!;
        for (const column of currents) out[k++]![i] = elapsed > 0 ? read(column) / elapsed : 0;
        if (layout.entropy) out[k++]![i] = elapsed > 0 ? (read(entropy[0]!) + read(entropy[1]!)) / elapsed : 0;
        for (const column of sequences) out[k++]![i] = elapsed > 0 ? read(column) / elapsed : 0;
        for (const f of formulas) out[k++]![i] = f.evaluate(...values);
        if (lost) for (const column of out) column[i] = Number.NaN;
      }
      return { work: null, columns: out, nonFinite: 0, accepted: 0, jumps: total, capped };
    },
  };
}

/** A propensity that is negative or not finite stops the run, naming where. */
function badRate(model: JumpModel, populations: readonly number[], time: number): SpecError {
  const where =
    model.form === 'reactions' ? model.species.map((s, i) => `${s.name} = ${populations[i]}`).join(', ') : '';
  const parts = model.channels.map((c) => c.label).join(', ');
  return SpecError.of(
    'model.reactions',
    parts,
    `a rate is negative or not finite at ${where}, t = ${time.toPrecision(4)}`,
  );
}

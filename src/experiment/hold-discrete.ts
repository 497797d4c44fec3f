import { compileFormula } from '../formula/evaluate.ts';
import { medianDraws } from '../model/hybrid.ts';
import type { LangevinModel } from '../model/langevin.ts';

interface Held {
  /** The model with its discrete variables as parameters. */
  readonly model: LangevinModel;
  readonly parameters: Readonly<Record<string, number>>;
  /** Values of the discrete variables, in their order. */
  readonly values: readonly number[];
}

/** A model as it is before any event: discrete variables keep their value at the start, or the median of it where that is drawn. */
export function holdDiscrete(model: LangevinModel, parameters: Readonly<Record<string, number>>): Held {
  if (model.discrete.length === 0) return { model, parameters, values: [] };
  const known = { ...medianDraws, ...parameters };
  const names = Object.keys(known);
  const values = model.discrete.map(({ initial }) => compileFormula(initial, names)(...Object.values(known)));
  const held = model.discrete.map(({ name }, k) => ({
    id: name,
    default: values[k]!,
    minimum: -Infinity,
    maximum: Infinity,
    unit: '',
    description: '',
  }));
  return {
    model: { ...model, discrete: [], parameters: [...model.parameters, ...held] },
    parameters: { ...parameters, ...Object.fromEntries(held.map(({ id }, k) => [id, values[k]!])) },
    values,
  };
}

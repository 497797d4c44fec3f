import { compileArrays } from '../formula/evaluate.ts';
import type { LangevinModel } from '../model/langevin.ts';
import { holdDiscrete } from './hold-discrete.ts';

/** U(x…; controls…), or another formula of these, in double precision for given parameter values, and given or held values of the discrete variables. */
export type Energy = (
  coordinates: readonly number[],
  controls: readonly number[],
  discrete?: readonly number[],
) => number;

export function createEnergy(
  model: LangevinModel,
  parameters: Readonly<Record<string, number>>,
  formula = model.potential,
): Energy {
  const constants = model.parameters.map((p) => parameters[p.id]!);
  const evaluate = compileArrays(formula, [
    model.coordinates.map((c) => c.name),
    model.controls.map((c) => c.name),
    model.discrete.map((n) => n.name),
    model.parameters.map((p) => p.id),
  ]);
  const { values } = holdDiscrete(model, parameters);
  return (x, h, discrete = values) => evaluate(x, h, discrete, constants);
}

import { compileFormula } from '../formula/evaluate.ts';
import type { LangevinModel } from '../model/langevin.ts';

/** U(x…; controls…) in double precision for given parameter values. */
export type Energy = (coordinates: readonly number[], controls: readonly number[]) => number;

export function createEnergy(model: LangevinModel, parameters: Readonly<Record<string, number>>): Energy {
  const constants = model.parameters.map((p) => parameters[p.id]!);
  const evaluate = compileFormula(model.potential, [
    ...model.coordinates.map((c) => c.name),
    ...model.controls.map((c) => c.name),
    ...model.parameters.map((p) => p.id),
  ]);
  if (model.coordinates.length === 1 && model.controls.length === 1)
    return ([x], [h]) => evaluate(x!, h!, ...constants);
  return (x, h) => evaluate(...x, ...h, ...constants);
}

import { compileColumns } from '../formula/evaluate-columns.ts';
import type { PlainModel } from './plain-model.ts';

/** U(x…; controls…), or another formula of these, of many trajectories under the same controls: one column for each coordinate and each discrete variable. Returns `into`. */
type Energies = (
  coordinates: readonly Float64Array[],
  controls: readonly number[],
  discrete: readonly Float64Array[],
  into: Float64Array,
) => Float64Array;

export function createEnergies(
  model: PlainModel,
  parameters: Readonly<Record<string, number>>,
  formula = model.potential,
): Energies {
  const constants = model.parameters.map((p) => parameters[p.id]!);
  const evaluate = compileColumns(
    formula,
    [...model.coordinates, ...model.discrete].map((v) => v.name),
    [...model.controls.map((c) => c.name), ...model.parameters.map((p) => p.id)],
  );
  return (x, h, discrete, into) => evaluate([...x, ...discrete], [...h, ...constants], into);
}

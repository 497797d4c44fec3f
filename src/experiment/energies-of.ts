import { compileFormula } from '../formula/evaluate.ts';
import type { Formula } from '../formula/formula.ts';
import type { NetworkModel } from '../model/jump.ts';
import { drivingOf } from './driving.ts';

/** Energies of the states of a driven network at a time of the run; empty where it has none. @param formulas other functions of the state instead */
export function energiesOf(
  model: NetworkModel,
  parameters: Readonly<Record<string, number>>,
  duration: number,
  formulas: readonly Formula[] = model.energies ?? [],
): (t: number) => number[] {
  const driving = drivingOf(model, parameters, duration);
  const names = [...Object.keys(parameters), ...model.controls.map((c) => c.name)];
  const energies = formulas.map((f) => compileFormula(f, names));
  const fixed = Object.values(parameters);
  return (t) => {
    const given = [...fixed, ...driving.values(Math.min(1, t / duration))];
    return energies.map((E) => E(...given));
  };
}

import type { Bias } from '../estimate/profile/profile-tally.ts';
import { compileFormula } from '../formula/evaluate.ts';
import { type Formula, splitTerms } from '../formula/formula.ts';
import type { LangevinModel } from '../model/langevin.ts';
import type { Ends } from './instant-reader.ts';

/** A potential of one coordinate as U(x, λ(t)) = U_m(x) + V(x, t), all in kT. */
export interface SplitPotential {
  readonly profile: (x: number) => number;
  readonly bias: Bias;
  /** What U_m is, in words. */
  readonly of: string;
}

/**
 * Splits a potential into the profile that pulling can find and the bias that pulls. Its terms without a control are the profile, as those of a
 * molecule beside the trap that pulls it: in κ(x − λ)²/2 no bracket is opened. Where x stands in no such term, as in a breathing trap, the profile is the potential
 * at the start, U(x, λ(0)), and V = U(x, λ(t)) − U(x, λ(0)).
 *
 * @param ends controls at each slice of the forward process
 */
export function splitPotential(
  model: LangevinModel,
  parameters: Readonly<Record<string, number>>,
  kT: number,
  ends: readonly Ends[],
): SplitPotential {
  const controls = model.controls.filter((c) => !c.probe).map((c) => c.name);
  const { free, dependent } = splitTerms(model.potential, controls);
  const bound = bindPotential(model, parameters, kT);
  const start = ends[0]!.end;
  if (free.names.has(model.coordinates[0]!.name)) {
    const slices = ends.map(({ end }) => bound(dependent, end));
    return {
      profile: bound(free, start),
      bias: (t, x) => slices[t]!(x),
      of: `the potential without ${controls.join(', ')}`,
    };
  }
  const first = bound(model.potential, start);
  const slices = ends.map(({ end }) => bound(model.potential, end));
  return { profile: first, bias: (t, x) => slices[t]!(x) - first(x), of: 'the potential at the start' };
}

/** Formulas of the potential as functions of the one coordinate, in kT, at given controls. */
export function bindPotential(
  model: LangevinModel,
  parameters: Readonly<Record<string, number>>,
  kT: number,
): (formula: Formula, controls: readonly number[]) => (x: number) => number {
  const ids = model.parameters.map((p) => p.id);
  const names = [...ids, ...model.controls.map((c) => c.name), model.coordinates[0]!.name];
  const constants = ids.map((id) => parameters[id]!);
  return (formula, controls) => {
    const evaluate = compileFormula(formula, names);
    // Bound arguments cost nothing where spread ones would be the most of the work.
    const at = evaluate.bind(null, ...constants, ...controls) as (x: number) => number;
    return (x) => at(x) / kT;
  };
}

import type { Bias } from '../estimate/profile/profile-tally.ts';
import { compileColumns } from '../formula/evaluate-columns.ts';
import { splitTerms } from '../formula/formula.ts';
import type { LangevinModel } from '../model/langevin.ts';
import type { Ends } from './instant-reader.ts';

/** A potential of one coordinate as U(x, λ(t)) = U_m(x) + V(x, t), all in kT. */
export interface SplitPotential {
  readonly profile: PotentialAt;
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
  const bound = (formula = model.potential) => bindPotential(model, parameters, kT, formula);
  const start = ends[0]!.end;
  if (free.names.has(model.coordinates[0]!.name)) {
    const pulling = bound(dependent);
    const slices = ends.map(({ end }) => pulling(end));
    return {
      profile: bound(free)(start),
      bias: (t, places, into) => slices[t]!(places, into),
      of: `the potential without ${controls.join(', ')}`,
    };
  }
  const potential = bound();
  const first = potential(start);
  const slices = ends.map(({ end }) => potential(end));
  return {
    profile: first,
    bias(t, places, into) {
      const before = first(places, new Float64Array(into.length));
      slices[t]!(places, into);
      for (let i = 0; i < into.length; i++) into[i]! -= before[i]!;
      return into;
    },
    of: 'the potential at the start',
  };
}

/** Writes a formula of the potential in kT, at given controls, for places along the coordinate. */
export type PotentialAt = (places: Float64Array, into: Float64Array) => Float64Array;

/** Compiles a formula of the potential of a model of one coordinate, to be bound to controls. */
export function bindPotential(
  model: LangevinModel,
  parameters: Readonly<Record<string, number>>,
  kT: number,
  formula = model.potential,
): (controls: readonly number[]) => PotentialAt {
  const ids = model.parameters.map((p) => p.id);
  const evaluate = compileColumns(
    formula,
    [model.coordinates[0]!.name],
    [...ids, ...model.controls.map((c) => c.name)],
  );
  const constants = ids.map((id) => parameters[id]!);
  return (controls) => {
    const values = [...constants, ...controls];
    return (places, into) => {
      evaluate([places], values, into);
      for (let i = 0; i < into.length; i++) into[i]! /= kT;
      return into;
    };
  };
}

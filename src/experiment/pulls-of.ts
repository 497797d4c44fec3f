import { SpecError } from '../errors.ts';
import { energiesOf } from './energies-of.ts';
import type { JumpPlan } from './jump-plan.ts';
import type { LangevinPlan } from './langevin-plan.ts';
import { networkTemperature } from './network-temperature.ts';
import type { Extracted } from './observables.ts';

/** How works between equilibrium states are read off the trajectories of a plan. */
export interface Pulls {
  /** Thermal energy in the unit of the model. */
  readonly kT: number;
  /** Exact ΔF/kT; NaN where it is not known. */
  readonly freeEnergyDifference: number;
  readonly bothDirections: boolean;
  /** Works whose exponential average is a free energy, in kT. */
  readonly works: (batch: Extracted) => Float64Array;
}

/** @throws SpecError where a plan does no work, or not between equilibrium states */
export function pullsOf(plan: LangevinPlan | JumpPlan): Pulls {
  const refuse = (why: string) =>
    SpecError.of(plan.spec.system === undefined ? 'model' : 'system', plan.spec.system ?? plan.system.title, why);
  const { model, spec } = plan;
  const curves = model.controls.map((c) => c.control(spec.parameters, spec.duration));
  const moves = curves.some((curve) => protocolInstants.some((s) => curve(s) !== curve(0)));
  if (!moves) throw refuse('has no control that moves: there is no speed to choose');
  if (plan.kind === 'langevin') {
    if (!plan.freeEnergies || plan.model.initial !== 'equilibrium')
      throw refuse('does no work between equilibrium states: no speed gives a free energy');
    return {
      kT: plan.kT,
      freeEnergyDifference: plan.freeEnergyDifference,
      bothDirections: plan.reverse !== null,
      works: (batch) => batch.work!,
    };
  }
  if (model.kind !== 'jump' || model.form !== 'network' || !model.energies)
    throw refuse('does no work: no speed gives a free energy');
  const kT = model.initial === 'stationary' ? networkTemperature(model, spec.parameters, spec.duration) : Number.NaN;
  if (Number.isNaN(kT))
    throw refuse('needs rates in detailed balance with the energies at one temperature, and the stationary start');
  const energies = energiesOf(model, spec.parameters, spec.duration);
  const free = (t: number) => {
    const E = energies(t).map((e) => e / kT);
    const least = Math.min(...E);
    return least - Math.log(E.reduce((Z, e) => Z + Math.exp(least - e), 0));
  };
  const column = plan.extraction.names.indexOf('work');
  return {
    kT,
    freeEnergyDifference: free(spec.duration) - free(0),
    bothDirections: false,
    works: ({ columns }) => columns[column]!.map((w) => w / kT),
  };
}

/** Fractions of the run at which controls are looked at. */
export const protocolInstants = Array.from({ length: 65 }, (_, i) => i / 64);

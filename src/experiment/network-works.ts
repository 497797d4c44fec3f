import { SpecError } from '../errors.ts';
import { beyondRounding } from '../estimate/beyond-rounding.ts';
import { reversedControls } from '../model/reversed-controls.ts';
import { energiesOf } from './energies-of.ts';
import { networkTemperature } from './network-temperature.ts';
import type { PreparedNetwork } from './prepare-network.ts';

/** What is known of the works of a driven network between equilibrium states. */
export interface NetworkWorks {
  readonly kT: number;
  /** Exact ΔF/kT, the end confined where the model says so. */
  readonly freeEnergyDifference: number;
  /** The same network run backwards, from equilibrium at λ(τ), confined. */
  readonly reversed: PreparedNetwork;
  /** Works in kT of those done, +∞ where the end `state` of a forward trajectory misses the confinement. */
  readonly inUnits: (done: Float64Array, state: (i: number) => number, side: 'forward' | 'reverse') => Float64Array;
}

/** @param field of the request that asks for works @throws SpecError where the network does none, or not between equilibrium states */
export function networkWorks(
  network: PreparedNetwork,
  parameters: Readonly<Record<string, number>>,
  duration: number,
  field: string,
): NetworkWorks {
  const { model, counted } = network;
  if (!model.energies) throw SpecError.of(field, true, 'needs energies of the states');
  const kT = model.initial === 'stationary' ? networkTemperature(model, parameters, duration) : Number.NaN;
  if (Number.isNaN(kT))
    throw SpecError.of(
      field,
      true,
      'needs rates in detailed balance with the energies at one temperature, and the stationary start',
    );
  const energies = energiesOf(model, parameters, duration);
  const [first, last] = [energies(0), energies(duration)].map((E) => E.map((e) => e / kT)) as [number[], number[]];
  const { confine } = model;
  const inside = last.map((e, s) => (confine && !confine[s] ? Number.POSITIVE_INFINITY : e));
  const least = Math.min(...inside);
  return {
    kT,
    freeEnergyDifference: beyondRounding(free(inside) - free(first), free(first)),
    reversed: {
      ...network,
      model: { ...model, controls: reversedControls(model.controls) },
      counted: { ...counted, controls: reversedControls(model.controls) },
      start: inside.map((e) => Math.exp(least - e)),
    },
    inUnits: (done, state, side) =>
      done.map((w, i) => (side === 'forward' && confine && !confine[state(i)] ? Number.POSITIVE_INFINITY : w / kT)),
  };
}

/** F/kT of states with these energies in kT. */
function free(energies: readonly number[]): number {
  const least = Math.min(...energies);
  return least - Math.log(energies.reduce((Z, e) => Z + Math.exp(least - e), 0));
}

import { SpecError } from '../../errors.ts';
import { bandedStationary } from '../linear/banded-stationary.ts';
import { type BoundedNetwork, type PopulationStates, populationStates } from './population-states.ts';
import { populationMoments } from './truncated-master-equation.ts';

/** The stationary law of a truncated master equation. */
export interface StationaryPopulations {
  mean: number[];
  sd: number[];
  states: PopulationStates;
  p: Float64Array;
  /** ⟨f(n)⟩. */
  average: (f: (populations: readonly number[]) => number) => number;
  /** Probability of the states from which a reaction would lead out of the bounds: small, or the bounds matter. */
  edgeMass: number;
}

/**
 * Stationary law of a small reaction network within bounds, reactions out of the bounds left out, by direct elimination. The start
 * only says which states can be reached.
 *
 * @param edgeLimit largest probability of the states at the edge
 * @throws SpecError where more lies at the edge, where the start is left for good, and as `populationStates`
 */
export function stationaryMasterEquation(network: BoundedNetwork, edgeLimit = 1e-6): StationaryPopulations {
  const states = inOrder(populationStates(network), network.most);
  const p = bandedStationary(states);
  const average = (f: (populations: readonly number[]) => number) =>
    states.populations.reduce((sum, n, i) => sum + p[i]! * f(n), 0);
  const edgeMass = p.reduce((sum, x, i) => sum + (states.leaving[i]! > 0 ? x : 0), 0);
  if (edgeMass > edgeLimit) {
    throw SpecError.of('bounds', network.most, `have probability ${edgeMass.toPrecision(3)} at their edge: raise them`);
  }
  return { ...populationMoments(states, p), states, p, average, edgeMass };
}

/** The states in lexicographic order with the species of widest bounds first, which keeps coupled states close to each other. */
function inOrder(states: PopulationStates, most: readonly number[]): PopulationStates {
  const { populations, from, to, rate, leaving } = states;
  checkReturns(states);
  const species = most.map((_, s) => s).sort((a, b) => most[b]! - most[a]!);
  const order = populations
    .map((_, i) => i)
    .sort((i, j) => {
      const s = species.find((k) => populations[i]![k] !== populations[j]![k]);
      return s === undefined ? 0 : populations[i]![s]! - populations[j]![s]!;
    });
  const place = new Int32Array(order.length);
  order.forEach((old, now) => {
    place[old] = now;
  });
  return {
    populations: order.map((old) => populations[old]!),
    from: from.map((i) => place[i]!),
    to: to.map((i) => place[i]!),
    rate,
    leaving: Float64Array.from(order, (old) => leaving[old]!),
  };
}

/** Every state must lead back to the start: then the reachable states are one closed class. */
function checkReturns({ populations, from, to }: PopulationStates): void {
  const into: number[][] = populations.map(() => []);
  for (let e = 0; e < from.length; e++) into[to[e]!]!.push(from[e]!);
  const returns = new Uint8Array(populations.length);
  returns[0] = 1;
  const queue = [0];
  for (let head = 0; head < queue.length; head++) {
    for (const before of into[queue[head]!]!) {
      if (returns[before]) continue;
      returns[before] = 1;
      queue.push(before);
    }
  }
  const stuck = returns.indexOf(0);
  if (stuck >= 0) {
    throw SpecError.of(
      'start',
      populations[0],
      `must be a state that recurs: from ${populations[stuck]!.join(', ')} none returns`,
    );
  }
}

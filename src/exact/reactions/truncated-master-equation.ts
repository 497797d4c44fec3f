import { SpecError } from '../../errors.ts';
import { type SparseLaw, uniformisation } from '../linear/uniformisation.ts';
import { type BoundedNetwork, type PopulationStates, populationStates } from './population-states.ts';

/** Means and standard deviations of the species at a time, among the states kept, and the probability that has left the bounds. */
export interface PopulationMoments {
  time: number;
  mean: number[];
  sd: number[];
  lostMass: number;
}

/**
 * Means and standard deviations of a small reaction network at rising times ≥ 0 by its chemical master equation on the states
 * reachable within the bounds (finite state projection: B. Munsky, M. Khammash, J. Chem. Phys. 124, 044104 (2006)). What leaves the
 * bounds is lost for good, so that each probability is a lower bound that is wrong by at most `lostMass`.
 *
 * @param lostLimit largest lost probability @throws SpecError where more is lost, with the time, and as `populationStates`
 */
export function truncatedMasterEquation(
  network: BoundedNetwork,
  times: readonly number[],
  lostLimit = 1e-6,
): PopulationMoments[] {
  const states = populationStates(network);
  const advance = uniformisation(states);
  let now = 0;
  let law: SparseLaw = { p: new Float64Array(states.populations.length), lost: 0 };
  law.p[0] = 1;
  return times.map((time) => {
    if (!(time >= now && time < Infinity)) throw SpecError.of('times', String(time), 'must be finite, ≥ 0 and rising');
    law = advance(law, time - now);
    now = time;
    if (law.lost > lostLimit) {
      throw SpecError.of(
        'bounds',
        network.most,
        `lose probability ${law.lost.toPrecision(3)} by t = ${time}: raise them`,
      );
    }
    return { time, ...populationMoments(states, law.p), lostMass: law.lost };
  });
}

/** Means and standard deviations of the populations in a law of the states, relative to its sum. */
export function populationMoments(states: PopulationStates, p: Float64Array): { mean: number[]; sd: number[] } {
  const total = p.reduce((sum, x) => sum + x, 0);
  const average = (f: (n: readonly number[]) => number) =>
    states.populations.reduce((sum, n, i) => sum + p[i]! * f(n), 0) / total;
  const mean = states.populations[0]!.map((_, s) => average((n) => n[s]!));
  const sd = mean.map((m, s) => Math.sqrt(average((n) => (n[s]! - m) ** 2)));
  return { mean, sd };
}

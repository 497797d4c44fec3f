import { countAffinity, type SolvedNetwork } from '../exact/markov/solved-network.ts';
import type { NetworkModel } from '../model/jump.ts';
import type { Transitions } from './network-transitions.ts';

/** Mean entropy production, in k_B, at which fluctuation theorems are tested: beyond it values against the mean become too rare. */
const meanEntropy = 1;

/** Most counts whose fluctuations are looked at. */
const mostCounts = 4;

/** A count whose closed walks give off the entropy affinity × count. */
export interface FluctuatingCount {
  readonly id: string;
  readonly weights: readonly number[];
  readonly affinity: number;
}

/**
 * Counts with a fluctuation theorem of their own: named net currents of a network in which every cycle has the same affinity for each
 * unit of the count, such as a network of one cycle; without any, the current
 * through the first chord where transitions are counted.
 */
export function fluctuatingCounts(
  model: NetworkModel,
  network: SolvedNetwork,
  transitions: Transitions | null,
): FluctuatingCount[] {
  if (network.oneWay !== null || network.cycles.length === 0) return [];
  const coupled = (currents: readonly { id: string; weights: readonly number[] }[]) =>
    currents.flatMap(({ id, weights }) => {
      const affinity = countAffinity(network, weights);
      return Number.isNaN(affinity) ? [] : [{ id, weights, affinity }];
    });
  const named = coupled(model.currents);
  if (named.length > 0) return named.slice(0, mostCounts);
  const { chord } = network.cycles[0]!;
  const edge = transitions?.edges.find((e) => e.weights[chord] !== 0);
  return coupled(edge ? [{ id: edge.name, weights: edge.weights }] : []);
}

/**
 * When fluctuation theorems are tested: at the end of the run, or as soon as the stationary entropy production has a mean of 1 k_B,
 * for later too few trajectories run against it.
 */
export function fluctuationTime({ channels, settled, entropy }: SolvedNetwork, duration: number): number {
  if (!settled) return duration;
  const rate = channels.reduce((sum, c, i) => sum + c.rate * settled[c.from]! * entropy[i]!, 0);
  return rate * duration > meanEntropy ? meanEntropy / rate : duration;
}

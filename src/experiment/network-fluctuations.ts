import type { Channel } from '../exact/markov/channel.ts';
import { countAffinity, type SolvedNetwork } from '../exact/markov/solved-network.ts';
import type { NetworkModel } from '../model/jump.ts';
import type { Bins } from '../tally/histogram.ts';
import type { Transitions } from './network-transitions.ts';

/** Mean entropy production, in k_B, at which fluctuation theorems are tested: beyond it values against the mean become too rare. */
const meanEntropy = 1;

/** Most counts whose fluctuations are looked at. */
const mostCounts = 4;

/** A count whose closed walks give off the entropy affinity × count. */
interface FluctuatingCount {
  readonly id: string;
  readonly weights: readonly number[];
  readonly affinity: number;
}

/** Quantities q of a network with P(q)/P(−q) = e^{affinity·q}, looked at after `time`. */
export interface Fluctuations {
  readonly time: number;
  /** Counts, among trajectories that end where they began. */
  readonly counts: readonly FluctuatingCount[];
  /** Observable of the total entropy production; null where it is 0 or not known. */
  readonly entropy: string | null;
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
export function fluctuationTime(network: SolvedNetwork, duration: number): number {
  const rate = settledProduction(network);
  return rate * duration > meanEntropy ? meanEntropy / rate : duration;
}

/** Entropy production per unit time in the stationary state; 0 where there are several. */
function settledProduction({ channels, settled, entropy }: SolvedNetwork): number {
  return settled ? channels.reduce((sum, c, i) => sum + c.rate * settled[c.from]! * entropy[i]!, 0) : 0;
}

/** Cells on either side of the middle one, and how far they reach at most: multiples of logarithms of small numbers miss their edges. */
const [cellsAside, farthest] = [81, 16.0799];

/**
 * Cells, symmetric about 0, for the total entropy production of a stationary process over a time: they reach about eight standard
 * deviations of a Gaussian that obeys the fluctuation theorem, and four times the largest production of one jump.
 */
export function entropyCells(network: SolvedNetwork, time: number): Bins {
  const { channels, start, entropy } = network;
  const jumps = channels.map((c, i) => (c.rate > 0 && start[c.from]! > 0 ? entropy[i]! + logRatio(start, c) : 0));
  const largest = Math.max(...jumps.map(Math.abs));
  const deviation = Math.sqrt(2 * settledProduction(network) * time);
  const reach = Math.min(farthest, Math.max(11.371 * deviation, 4.0137 * largest)) || farthest;
  const width = reach / (cellsAside + 0.5);
  return { lower: -reach, width, count: 2 * cellsAside + 1 };
}

const logRatio = (p: readonly number[], { from, to }: Channel) => Math.log(p[from]! / p[to]!);

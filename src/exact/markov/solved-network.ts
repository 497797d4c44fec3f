import { affinity } from './affinity.ts';
import { type Channel, checkChannels } from './channel.ts';
import type { Counter } from './counter.ts';
import { type Cycle, cycleBasis } from './cycle-basis.ts';
import { stationaryLaw, stationaryLaws } from './stationary-laws.ts';

/** A cycle with its affinity. */
interface DrivenCycle extends Cycle {
  readonly affinity: number;
}

/** A network with numbers for rates and a start: what laws about its runs are computed from. */
export interface SolvedNetwork {
  readonly channels: readonly Channel[];
  readonly names: readonly string[];
  /** Law of the states at the start. */
  readonly start: readonly number[];
  /** The stationary law; null where there are several. */
  readonly settled: readonly number[] | null;
  /** The start is the stationary law, so that averages per time do not depend on time. */
  readonly stationary: boolean;
  /** States that have no way out, of those that the start leads to. */
  readonly absorbing: readonly number[];
  /** Why jumps make infinite entropy; null where each channel that carries jumps has a reverse. */
  readonly oneWay: string | null;
  /** Entropy that a jump through each channel gives to the surroundings, ln(w/w′); 0 for channels without jumps. */
  readonly entropy: Counter;
  /** Fundamental cycles of the channels that carry jumps; empty where some are one-way. */
  readonly cycles: readonly DrivenCycle[];
  /** Kolmogorov's criterion: every cycle's product of rates is the same both ways round. */
  readonly equilibrium: boolean;
}

/** Largest |affinity| that rounding of rates may cause. */
const rounding = 1e-9;

/**
 * Solves a network.
 *
 * @param start the law of the states at the start; null for the stationary law
 * @throws SpecError as `checkChannels`, and without a start when several laws are stationary
 */
export function solveNetwork(
  channels: readonly Channel[],
  names: readonly string[],
  start: readonly number[] | null,
): SolvedNetwork {
  const n = names.length;
  checkChannels(channels, n);
  const { laws, absorbing } = stationaryLaws(channels, n);
  const settled = laws.length === 1 ? laws[0]!.p : null;
  const law = start ?? settled ?? stationaryLaw(channels, n, names);
  const reached = reachable(channels, law);
  const carries = ({ from, rate }: Channel) => rate > 0 && reached[from]!;
  const single = channels.find((c) => carries(c) && !(c.reverse !== undefined && channels[c.reverse]!.rate > 0));
  const oneWay = single ? `${names[single.from]} -> ${names[single.to]} has no reverse` : null;
  const cycles = oneWay
    ? []
    : cycleBasis(channels, n, carries).map((cycle) => ({ ...cycle, affinity: affinity(channels, cycle.steps).value }));
  return {
    channels,
    names,
    start: law,
    settled,
    stationary: start === null,
    absorbing: absorbing.filter((s) => reached[s]),
    oneWay,
    entropy: channels.map((c) => (carries(c) && !oneWay ? Math.log(c.rate / channels[c.reverse!]!.rate) : 0)),
    cycles,
    equilibrium: oneWay === null && cycles.every((cycle) => Math.abs(cycle.affinity) <= rounding),
  };
}

/** States that a start leads to. */
function reachable(channels: readonly Channel[], start: readonly number[]): boolean[] {
  const reached = start.map((p) => p > 0);
  for (let grown = true; grown; ) {
    grown = false;
    for (const { from, to, rate } of channels) {
      if (!(rate > 0 && reached[from] && !reached[to])) continue;
      reached[to] = true;
      grown = true;
    }
  }
  return reached;
}

/**
 * Affinity of one unit of a count: the one number a for which the affinity of every cycle is a times what one turn adds to the count.
 * A closed walk then gives off the entropy a·N, so that the count by itself obeys fluctuation theorems; in a network of one cycle
 * every current through it does (J. L. Lebowitz, H. Spohn, J. Stat. Phys. 95, 333 (1999)). NaN where no such number exists, and for
 * counts that do not change sign when time runs backwards.
 */
export function countAffinity({ channels, cycles, entropy }: SolvedNetwork, counter: Counter): number {
  const odd = channels.every(({ reverse }, c) =>
    reverse === undefined ? entropy[c] === 0 : Math.abs(counter[c]! + counter[reverse]!) < rounding,
  );
  const turns = cycles.map(({ steps }) => steps.reduce((sum, { channel, sign }) => sum + sign * counter[channel]!, 0));
  const first = turns.findIndex((turn) => Math.abs(turn) > rounding);
  if (!odd || first < 0) return Number.NaN;
  const each = cycles[first]!.affinity / turns[first]!;
  const fits = cycles.every((cycle, c) => Math.abs(cycle.affinity - each * turns[c]!) <= rounding);
  return fits ? (Math.abs(each) <= rounding ? 0 : each) : Number.NaN;
}

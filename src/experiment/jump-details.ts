import type { Columns } from '../backends/backend.ts';
import type { SolvedNetwork } from '../exact/markov/solved-network.ts';
import type { JumpLayout } from '../kernel/jump-layout.ts';
import { closedCount, entropyProduction } from '../laws/fluctuation-theorem.ts';
import type { NetworkModel, ReactionsModel } from '../model/jump.ts';
import type { DistributionKind } from '../tally/distribution.ts';
import { channelSum, type JumpSums } from './jump-sums.ts';
import { entropyCells, type Fluctuations } from './network-fluctuations.ts';
import type { Transitions } from './network-transitions.ts';
import type { Scratch } from './scratch.ts';
import { stateColumn, sumColumns } from './state-column.ts';

type Take = Scratch['take'];

/** An observable that laws and histograms need besides those that are reported. */
export interface Detail {
  readonly name: string;
  /** How it is counted, beside its moments. */
  readonly distribution?: DistributionKind;
  /** Its values, from the state at the end and at the time of the fluctuation theorems, in a column that it takes. */
  readonly read: (end: Columns, early: Columns, take: Take) => Float64Array;
}

/** Name of e^{−AN/2}. */
export const centredExponential = (id: string) => `gc-${id}`;

/** Name of the whole count behind a current. */
export const wholeCount = (id: string) => `count-${id}`;

/** What several details read from the same state is computed once; none of them may write to it. */
function shared(compute: (columns: Columns, take: Take) => Float64Array): typeof compute {
  let known: { columns: Columns; values: Float64Array } | null = null;
  return (columns, take) => {
    if (known?.columns !== columns) known = { columns, values: compute(columns, take) };
    return known.values;
  };
}

/** Whole numbers behind the currents of networks and reactions: what each counted over the run. */
export function countDetails({ currents }: NetworkModel | ReactionsModel, sums: JumpSums): Detail[] {
  return currents.map(({ id }, j) => ({
    name: wholeCount(id),
    distribution: { kind: 'integer' },
    read: (end, _, take) => sumColumns(end, sums.currents[j]!, 1, take()),
  }));
}

/** Currents made of counted transitions, per unit time, but for one that the model has by the same name. */
export function transitionDetails(
  { currents }: NetworkModel,
  layout: JumpLayout,
  { sums }: Transitions,
  duration: number,
): Detail[] {
  const own = (sum: Transitions['sums'][number]) =>
    currents.some(({ id, weights }) => id === sum.name && weights.every((w, c) => w === sum.weights[c]));
  return sums.flatMap((transition) => {
    if (own(transition)) return [];
    const { name, weights } = transition;
    const sum = channelSum(layout, weights);
    return { name, read: (end, _, take) => sumColumns(end, sum, duration, take()) };
  });
}

/** What fluctuation theorems of a network need, from the state at their time. */
export function fluctuationDetails(
  model: NetworkModel,
  layout: JumpLayout,
  sums: JumpSums,
  network: SolvedNetwork,
  { counts, time }: Fluctuations,
): Detail[] {
  const [state, start] = [layout.columns.indexOf('n0'), layout.columns.indexOf('start_n0')];
  const logs = network.start.map(Math.log);
  const counted = counts.flatMap(({ id, weights, affinity }): Detail[] => {
    const own = model.currents.findIndex((c) => c.id === id);
    const sum = own >= 0 ? sums.currents[own]! : channelSum(layout, weights);
    return [
      {
        name: closedCount(id),
        distribution: { kind: 'integer' },
        read: (_, early, take) =>
          ofClosed(stateColumn(early, start), stateColumn(early, state), sumColumns(early, sum, 1, take())),
      },
      {
        name: centredExponential(id),
        read: (_, early, take) => exponential(sumColumns(early, sum, 1, take()), -affinity, 2, take()),
      },
    ];
  });
  const { entropy } = sums;
  if (!network.stationary || !entropy || network.oneWay !== null) return counted;
  /** Δs = Σ ln(w/w′) + ln p(start) − ln p(end) of the stationary process. */
  const total = shared((early, take) => {
    const given = sumColumns(early, entropy, 1, take());
    return withEnds(stateColumn(early, start), stateColumn(early, state), logs, given);
  });
  const weight = shared((early, take) => exponential(total(early, take), -1, 1, take()));
  const tanh = shared((early, take) => tanhOfHalf(weight(early, take), take()));
  return [
    ...counted,
    {
      name: entropyProduction.value,
      distribution: { kind: 'edges', bins: entropyCells(network, time) },
      read: (_, early, take) => copied(total(early, take), take()),
    },
    { name: entropyProduction.odd, read: (_, early, take) => lessItsSquare(tanh(early, take), take()) },
    { name: entropyProduction.even, read: (_, early, take) => squared(tanh(early, take), take()) },
    { name: entropyProduction.exponential, read: (_, early, take) => copied(weight(early, take), take()) },
  ];
}

// Loops over trajectories stand by themselves: as parts of closures they would be compiled anew in every run.

/** Makes NaN of the numbers of trajectories that end elsewhere than they began. */
function ofClosed(from: Columns['data'], to: Columns['data'], values: Float64Array): Float64Array {
  for (let i = 0; i < values.length; i++) if (from[i] !== to[i]) values[i] = Number.NaN;
  return values;
}

/** Adds what the law of the states says of both ends. */
function withEnds(
  from: Columns['data'],
  to: Columns['data'],
  logs: readonly number[],
  values: Float64Array,
): Float64Array {
  for (let i = 0; i < values.length; i++) values[i] = values[i]! + logs[from[i]!]! - logs[to[i]!]!;
  return values;
}

/** exp(factor · value / divisor). */
function exponential(values: Float64Array, factor: number, divisor: number, into: Float64Array): Float64Array {
  for (let i = 0; i < into.length; i++) into[i] = Math.exp((factor * values[i]!) / divisor);
  return into;
}

/** tanh(s/2) from weights e^{−s}. */
function tanhOfHalf(weights: Float64Array, into: Float64Array): Float64Array {
  for (let i = 0; i < into.length; i++) {
    const w = weights[i]!;
    into[i] = w < 1 ? (1 - w) / (1 + w) : (1 / w - 1) / (1 / w + 1);
  }
  return into;
}

function lessItsSquare(values: Float64Array, into: Float64Array): Float64Array {
  for (let i = 0; i < into.length; i++) into[i] = values[i]! - values[i]! * values[i]!;
  return into;
}

function squared(values: Float64Array, into: Float64Array): Float64Array {
  for (let i = 0; i < into.length; i++) into[i] = values[i]! * values[i]!;
  return into;
}

function copied(values: Float64Array, into: Float64Array): Float64Array {
  into.set(values);
  return into;
}

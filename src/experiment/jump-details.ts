import type { Columns } from '../backends/backend.ts';
import type { SolvedNetwork } from '../exact/markov/solved-network.ts';
import type { JumpLayout } from '../kernel/jump-layout.ts';
import { closedCount, entropyProduction } from '../laws/fluctuation-theorem.ts';
import type { NetworkModel, ReactionsModel } from '../model/jump.ts';
import type { DistributionKind } from '../tally/distribution.ts';
import { entropyCells, type Fluctuations } from './network-fluctuations.ts';
import type { Transitions } from './network-transitions.ts';

/** An observable that laws and histograms need besides those that are reported. */
export interface Detail {
  readonly name: string;
  /** How it is counted, beside its moments. */
  readonly distribution?: DistributionKind;
  /** Its values, from the state at the end and at the time of the fluctuation theorems. */
  readonly read: (end: Columns, early: Columns) => Float64Array;
}

/** Name of e^{−AN/2}. */
export const centredExponential = (id: string) => `gc-${id}`;

/** Name of the whole count behind a current. */
export const wholeCount = (id: string) => `count-${id}`;

const column = ({ data, stride, count }: Columns, k: number) => data.subarray(k * stride, k * stride + count);

/** Σ weight × column. */
function weighted(columns: Columns, weights: readonly (readonly [column: number, weight: number])[]): Float64Array {
  const sum = new Float64Array(columns.count);
  for (const [k, weight] of weights) {
    const values = column(columns, k);
    for (let i = 0; i < sum.length; i++) sum[i]! += weight * values[i]!;
  }
  return sum;
}

const mapped = (values: Float64Array, f: (x: number) => number) => values.map(f);

/** Whole numbers behind the currents of networks and reactions: what each counted over the run. */
export function countDetails({ currents }: NetworkModel | ReactionsModel, layout: JumpLayout): Detail[] {
  return currents.map(({ id }, j) => ({
    name: wholeCount(id),
    distribution: { kind: 'integer' },
    read: (end) => Float64Array.from(column(end, layout.columns.indexOf(layout.currents[j]!))),
  }));
}

/** Weights over the columns of a network whose transitions are counted behind its `named` currents. */
function columnsOf(layout: JumpLayout, named: number, weights: readonly number[]) {
  return weights.flatMap((w, c) =>
    w === 0 ? [] : [[layout.columns.indexOf(layout.currents[named + c]!), w] as const],
  );
}

/** Currents made of counted transitions, per unit time. */
export function transitionDetails(
  model: NetworkModel,
  layout: JumpLayout,
  { sums }: Transitions,
  duration: number,
): Detail[] {
  return sums.map(({ name, weights }) => {
    const columns = columnsOf(layout, model.currents.length, weights);
    return { name, read: (end) => mapped(weighted(end, columns), (n) => n / duration) };
  });
}

/** What fluctuation theorems of a network need, from the state at their time. */
export function fluctuationDetails(
  model: NetworkModel,
  layout: JumpLayout,
  network: SolvedNetwork,
  { counts, time }: Fluctuations,
): Detail[] {
  const [state, start] = [layout.columns.indexOf('n0'), layout.columns.indexOf('start_n0')];
  const entropy = ['entropy', 'entropy_lo'].map((name) => [layout.columns.indexOf(name), 1] as const);
  const logs = network.start.map(Math.log);
  /** Δs = Σ ln(w/w′) + ln p(start) − ln p(end) of the stationary process. */
  const total = (early: Columns) => {
    const [from, to] = [column(early, start), column(early, state)];
    return weighted(early, entropy).map((s, i) => s + logs[from[i]!]! - logs[to[i]!]!);
  };
  const counted = counts.flatMap(({ id, weights, affinity }): Detail[] => {
    const own = model.currents.findIndex((c) => c.id === id);
    const columns =
      own >= 0
        ? [[layout.columns.indexOf(layout.currents[own]!), 1] as const]
        : columnsOf(layout, model.currents.length, weights);
    return [
      {
        name: closedCount(id),
        distribution: { kind: 'integer' },
        read: (_, early) => {
          const [from, to] = [column(early, start), column(early, state)];
          return weighted(early, columns).map((n, i) => (from[i] === to[i] ? n : Number.NaN));
        },
      },
      {
        name: centredExponential(id),
        read: (_, early) => mapped(weighted(early, columns), (n) => Math.exp((-affinity * n) / 2)),
      },
    ];
  });
  if (!network.stationary || !layout.entropy || network.oneWay !== null) return counted;
  const tanh = (early: Columns) => mapped(total(early), (s) => Math.tanh(s / 2));
  return [
    ...counted,
    {
      name: entropyProduction.value,
      distribution: { kind: 'edges', bins: entropyCells(network, time) },
      read: (_, early) => total(early),
    },
    { name: entropyProduction.odd, read: (_, early) => mapped(tanh(early), (x) => x - x * x) },
    { name: entropyProduction.even, read: (_, early) => mapped(tanh(early), (x) => x * x) },
    { name: entropyProduction.exponential, read: (_, early) => mapped(total(early), (s) => Math.exp(-s)) },
  ];
}

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

/** Σ weight × column / unit. */
function weighted(
  columns: Columns,
  weights: readonly (readonly [column: number, weight: number])[],
  unit = 1,
): Float64Array {
  const sum = new Float64Array(columns.count);
  weights.forEach(([k, weight], at) => {
    const values = column(columns, k);
    const by = at === weights.length - 1 ? unit : 1;
    for (let i = 0; i < sum.length; i++) sum[i] = (sum[i]! + weight * values[i]!) / by;
  });
  return sum;
}

/** What several details read from the same state is computed once; none of them may write to it. */
function shared(compute: (columns: Columns) => Float64Array): (columns: Columns) => Float64Array {
  let known: { columns: Columns; values: Float64Array } | null = null;
  return (columns) => {
    if (known?.columns !== columns) known = { columns, values: compute(columns) };
    return known.values;
  };
}

/** Whole numbers behind the currents of networks and reactions: what each counted over the run. */
export function countDetails({ currents }: NetworkModel | ReactionsModel, layout: JumpLayout): Detail[] {
  return currents.map(({ id }, j) => ({
    name: wholeCount(id),
    distribution: { kind: 'integer' },
    read: (end) => new Float64Array(column(end, layout.columns.indexOf(layout.currents[j]!))),
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
    return { name, read: (end) => weighted(end, columns, duration) };
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
  const total = shared((early) => {
    const sum = weighted(early, entropy);
    const from = column(early, start);
    const to = column(early, state);
    for (let i = 0; i < sum.length; i++) sum[i] = sum[i]! + logs[from[i]!]! - logs[to[i]!]!;
    return sum;
  });
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
          const counts = weighted(early, columns);
          const from = column(early, start);
          const to = column(early, state);
          for (let i = 0; i < counts.length; i++) if (from[i] !== to[i]) counts[i] = Number.NaN;
          return counts;
        },
      },
      {
        name: centredExponential(id),
        read: (_, early) => {
          const values = weighted(early, columns);
          for (let i = 0; i < values.length; i++) values[i] = Math.exp((-affinity * values[i]!) / 2);
          return values;
        },
      },
    ];
  });
  if (!network.stationary || !layout.entropy || network.oneWay !== null) return counted;
  const tanh = shared((early) => {
    const values = total(early).slice();
    for (let i = 0; i < values.length; i++) values[i] = Math.tanh(values[i]! / 2);
    return values;
  });
  return [
    ...counted,
    {
      name: entropyProduction.value,
      distribution: { kind: 'edges', bins: entropyCells(network, time) },
      read: (_, early) => total(early).slice(),
    },
    {
      name: entropyProduction.odd,
      read: (_, early) => {
        const values = tanh(early).slice();
        for (let i = 0; i < values.length; i++) values[i]! -= values[i]! * values[i]!;
        return values;
      },
    },
    {
      name: entropyProduction.even,
      read: (_, early) => {
        const values = tanh(early).slice();
        for (let i = 0; i < values.length; i++) values[i]! *= values[i]!;
        return values;
      },
    },
    {
      name: entropyProduction.exponential,
      read: (_, early) => {
        const values = total(early).slice();
        for (let i = 0; i < values.length; i++) values[i] = Math.exp(-values[i]!);
        return values;
      },
    },
  ];
}

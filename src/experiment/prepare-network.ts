import type { SolvedNetwork } from '../exact/markov/solved-network.ts';
import type { JumpLayout } from '../kernel/jump-layout.ts';
import { entropyProduction } from '../laws/fluctuation-theorem.ts';
import type { NetworkModel } from '../model/jump.ts';
import type { System } from '../model/system.ts';
import { countDetails, type Detail, fluctuationDetails, transitionDetails } from './jump-details.ts';
import { type JumpSums, kernelSums, transitionSums } from './jump-sums.ts';
import { solvedNetwork } from './network-exact.ts';
import { type Fluctuations, fluctuatingCounts, fluctuationTime } from './network-fluctuations.ts';
import { mostCycles } from './network-laws.ts';
import { drivenOneWay } from './network-segments.ts';
import { mostCounted, transitionsOf, withTransitions } from './network-transitions.ts';

/**
 * Networks of so few transitions count each of them and make entropy and currents of the counts: a kernel takes 0.92 to 1.00 times as
 * long as one that sums them, and the entropy is exact. From 16 on it would take 1.6 times as long.
 */
const fewTransitions = 12;

/** A network with what is counted in its runs beside the named currents. */
export interface PreparedNetwork {
  /** The network; one-way where its rates make it so. */
  readonly model: NetworkModel;
  /** As the kernel takes it: with its transitions as currents in place of the named ones, where they are counted. */
  readonly counted: NetworkModel;
  /** Whether the kernel sums the entropy of jumps; else it is made of counted transitions, or not finite. */
  readonly entropic: boolean;
  readonly sums: (layout: JumpLayout) => JumpSums;
  readonly start: readonly number[];
  readonly fluctuations: Fluctuations | null;
  readonly details: (layout: JumpLayout) => Detail[];
  /** Details that are reported as estimates. */
  readonly reported: readonly string[];
  readonly warnings: readonly string[];
}

/** Decides what is counted in the runs of a network. @throws SpecError as `solvedNetwork` */
export function prepareNetwork(
  model: NetworkModel,
  system: System,
  parameters: Readonly<Record<string, number>>,
  duration: number,
): PreparedNetwork {
  if (model.controls.length > 0) return prepareDriven(model, system, parameters, duration);
  const network = solvedNetwork(model, parameters);
  const settled = { ...model, irreversible: model.irreversible ?? network.oneWay };
  const transitions = system.transitions ? transitionsOf(model) : null;
  const reversible = settled.irreversible === null;
  // whatever is asked for, so that the same sums give the same bits
  const few = reversible && model.channels.length <= fewTransitions;
  const counted = transitions ?? (few ? transitionsOf(model) : null);
  const fluctuations = reversible
    ? {
        time: fluctuationTime(network, duration),
        counts: fluctuatingCounts(model, network, transitions),
        entropy: network.stationary && !network.equilibrium ? entropyProduction.value : null,
      }
    : null;
  const sums = (layout: JumpLayout) =>
    counted ? transitionSums(model, layout, few ? network.entropy : null) : kernelSums(layout);
  return {
    model: settled,
    counted: counted ? withTransitions(settled, counted) : settled,
    entropic: reversible && !few,
    sums,
    start: network.start,
    fluctuations,
    details: (layout) => [
      ...countDetails(model, sums(layout)),
      ...(transitions ? transitionDetails(model, layout, transitions, duration) : []),
      ...(fluctuations ? fluctuationDetails(model, layout, sums(layout), network, fluctuations) : []),
    ],
    reported: transitions?.edges.map((e) => e.name) ?? [],
    warnings: [...absorbingWarnings(network), ...(system.transitions ? limitWarnings(model, network) : [])],
  };
}

/** With rates that depend on time there are no fluctuation theorems of single counts, and no state is absorbing for ever. */
function prepareDriven(
  model: NetworkModel,
  system: System,
  parameters: Readonly<Record<string, number>>,
  duration: number,
): PreparedNetwork {
  const settled = { ...model, irreversible: drivenOneWay(model, parameters, duration) };
  const transitions = system.transitions ? transitionsOf(model) : null;
  const sums = (layout: JumpLayout) => (transitions ? transitionSums(model, layout, null) : kernelSums(layout));
  return {
    model: settled,
    counted: transitions ? withTransitions(settled, transitions) : settled,
    entropic: settled.irreversible === null,
    sums,
    start: solvedNetwork(model, parameters).start,
    fluctuations: null,
    details: (layout) => [
      ...countDetails(model, sums(layout)),
      ...(transitions ? transitionDetails(model, layout, transitions, duration) : []),
    ],
    reported: transitions?.edges.map((e) => e.name) ?? [],
    warnings: [],
  };
}

function absorbingWarnings({ absorbing, names, start, stationary }: SolvedNetwork): string[] {
  if (absorbing.length === 0) return [];
  const list = absorbing.map((s) => names[s]).join(', ');
  const what =
    absorbing.length === 1 ? `${list} is an absorbing state: nothing` : `${list} are absorbing states: nothing`;
  const all = stationary && absorbing.some((s) => start[s] === 1);
  return [
    `${what} leads out of ${absorbing.length === 1 ? 'it' : 'them'}${all ? ', and the stationary start is there' : ''}`,
  ];
}

function limitWarnings({ channels }: NetworkModel, { cycles }: SolvedNetwork): string[] {
  const left = 'edge currents, cycle affinities, Schnakenberg’s balance and irreversibility';
  if (channels.length > mostCounted)
    return [`${channels.length} transitions: ${left} are left out (at most ${mostCounted} are counted one by one)`];
  return cycles.length > mostCycles ? [`${cycles.length} cycles: ${left} have no laws (at most ${mostCycles})`] : [];
}

import { cumulantGenerating } from '../exact/markov/cumulant-generating.ts';
import { integralFluctuation } from '../exact/markov/integral-fluctuation.ts';
import type { SolvedNetwork } from '../exact/markov/solved-network.ts';
import type { Formula } from '../formula/formula.ts';
import { cycleAffinity, schnakenbergBalance } from '../laws/cycles.ts';
import {
  closedCount,
  countFluctuation,
  detailedFluctuation,
  detailedFluctuationSlope,
  entropyProduction,
  integralFluctuationTheorem,
} from '../laws/fluctuation-theorem.ts';
import { gallavottiCohen } from '../laws/gallavotti-cohen.ts';
import { irreversibility } from '../laws/irreversibility.ts';
import { uncertaintyBound, uncertaintyProduct } from '../laws/uncertainty-relation.ts';
import type { NetworkModel } from '../model/jump.ts';
import type { Law, Measurement } from '../model/system.ts';
import { centredExponential } from './jump-details.ts';
import { endLaw, meanChange, meanEntropyRate, meanRate, meanWorkAndHeat, solvedNetwork } from './network-exact.ts';
import { fluctuatingCounts, fluctuationTime } from './network-fluctuations.ts';
import { drivenOneWay } from './network-segments.ts';
import { type Transitions, transitionsOf } from './network-transitions.ts';

/** Most cycles that get a law of their own. */
export const mostCycles = 8;

/** Most currents whose uncertainty is compared with its bound, and most states for which its exact value is computed. */
const [mostCurrents, mostStates] = [4, 24];

/** Largest ⟨x²⟩/⟨x⟩² of an exponential x whose average is tested: 100 000 trajectories then count as 1000. */
const widest = 100;

const common = { kind: 'equality', scale: () => 0, exactAtAnyTimeStep: true, unit: '' } as const;
const mean = (name: string) => (m: Measurement) => m.moments(name).mean;
const fluctuationTimeOf = (m: Measurement) => m.time('fluctuation');

/** A network, its transitions where they are counted, and the network solved for the values that a law is asked about. */
interface Subject {
  readonly model: NetworkModel;
  readonly transitions: Transitions | null;
  readonly solved: (m: Measurement) => SolvedNetwork;
}

/**
 * What theory says about every run of a network. Always each named current, the entropy production (where every channel has its
 * reverse) and the probability of each state at the end, by linear algebra. In the stationary state of reversible rates besides: the
 * current of every edge, the affinity of every cycle and Schnakenberg's balance, irreversibility, uncertainty relations and
 * fluctuation theorems; these need rates that do not depend on time. Which of these apply is decided for the parameters and the duration of the run.
 *
 * @throws SpecError as `solvedNetwork`
 */
export function networkLaws(
  model: NetworkModel,
  parameters: Readonly<Record<string, number>>,
  duration: number,
): Law[] {
  const laws =
    model.controls.length > 0
      ? drivenLaws(model, drivenOneWay(model, parameters, duration) === null)
      : steadyLaws(model, parameters, duration);
  const { timeUnit } = model;
  return timeUnit ? laws.map((law) => ({ ...law, unit: law.unit.replace(/per time$/, `per ${timeUnit}`) })) : laws;
}

/** What linear algebra says about rates that do not depend on time. */
function steadyLaws(model: NetworkModel, parameters: Readonly<Record<string, number>>, duration: number): Law[] {
  const network = solvedNetwork(model, parameters);
  const subject = {
    model,
    transitions: transitionsOf(model),
    solved: (m: Measurement) => solvedNetwork(model, m.parameters),
  };
  const reversible = network.oneWay === null && model.irreversible === null;
  const stationary = reversible && network.stationary;
  const driven = stationary && !network.equilibrium;
  return [
    ...model.currents.map((c) => rateLaw(model, c.id, c.weights, `net transitions per unit time: ${c.id}`)),
    ...(reversible ? [entropyLaw(model)] : []),
    ...model.states.map((state, i): Law => probabilityLaw(model, state, i)),
    ...(stationary ? edgeLaws(subject, network) : []),
    ...(driven ? [...balanceLaws(subject, network), ...uncertaintyLaws(subject, network)] : []),
    ...(reversible ? countLaws(subject, network, fluctuationTime(network, duration)) : []),
    ...(driven ? entropyLaws(network, fluctuationTime(network, duration)) : []),
  ];
}

/** What the master equation with rates that depend on time says. */
const drivenLaws = (model: NetworkModel, reversible: boolean): Law[] => [
  ...model.currents.map((c) => rateLaw(model, c.id, c.weights, `net transitions per unit time: ${c.id}`)),
  ...(reversible ? [entropyLaw(model)] : []),
  ...(model.energies ? (['work', 'heat'] as const).map((name) => energyLaw(model, name)) : []),
  ...model.changes.map(({ id, values }) => changeLaw(model, id, values)),
  ...model.states.map((state, i): Law => probabilityLaw(model, state, i, 'dp/dt = L(t) p')),
];

function rateLaw(model: NetworkModel, id: string, weights: readonly number[], statement: string): Law {
  return {
    ...common,
    id,
    statement,
    unit: 'per time',
    measured: mean(id),
    expected: (m) => meanRate(model, weights, m.parameters, m.duration),
  };
}

const entropyRate = (model: NetworkModel) => (m: Measurement) => meanEntropyRate(model, m.parameters, m.duration);

function entropyLaw(model: NetworkModel): Law {
  return {
    ...common,
    id: 'entropy-production',
    statement: 'σ = Σ flux ln(w₊/w₋)',
    unit: 'k_B per time',
    measured: mean('entropy-production'),
    expected: entropyRate(model),
  };
}

function energyLaw(model: NetworkModel, name: 'work' | 'heat'): Law {
  return {
    ...common,
    id: `mean-${name}`,
    statement: name === 'work' ? '⟨W⟩ = Σ ∫ p dE' : '⟨Q⟩ = ∫ Σ flux (E − E′) dt',
    unit: model.energyUnit,
    measured: mean(name),
    expected: (m) => meanWorkAndHeat(model, m.parameters, m.duration)[name],
  };
}

function changeLaw(model: NetworkModel, id: string, values: readonly Formula[]): Law {
  return {
    ...common,
    id: `mean-${id}`,
    statement: `⟨${id}⟩ = Σ ∫ p dφ`,
    measured: mean(id),
    expected: (m) => meanChange(model, m.parameters, m.duration, `change ${id}`, values).work,
  };
}

function probabilityLaw(model: NetworkModel, state: string, i: number, equation = 'e^{Lt}p₀'): Law {
  return {
    ...common,
    id: `probability-${state}`,
    statement: `p(${state}) at the end, ${equation}`,
    measured: mean(`probability-${state}`),
    expected: (m) => endLaw(model, m.parameters, m.duration)[i]!,
  };
}

/** The current of each edge that no named current counts already, and the affinity of each cycle, where there are few. */
function edgeLaws({ model, transitions, solved }: Subject, network: SolvedNetwork): Law[] {
  if (!transitions || network.cycles.length > mostCycles) return [];
  const named = (weights: readonly number[]) =>
    model.currents.some(
      (c) => c.weights.every((w, i) => w === weights[i]) || c.weights.every((w, i) => w === -weights[i]!),
    );
  const carries = (weights: readonly number[]) => weights.some((w, c) => w !== 0 && network.channels[c]!.rate > 0);
  return [
    ...transitions.edges
      .filter(({ weights }) => !named(weights) && carries(weights))
      .map(({ name, weights }) => rateLaw(model, name, weights, `net transitions per unit time: ${name.slice(5)}`)),
    ...network.cycles.map(({ states, steps }, k) => {
      const visited = [...states, states[0]!].map((s) => model.states[s]);
      // where several edges join two states, several cycles visit the same
      const alike = network.cycles.slice(0, k).filter((c) => c.states.join() === states.join()).length;
      return cycleAffinity(
        `affinity-${visited.slice(0, -1).join('-')}${alike > 0 ? `-${alike + 1}` : ''}`,
        visited.join(' → '),
        steps,
        (c) => transitions.fluxes[c]!.name,
        solved,
      );
    }),
  ];
}

/** Entropy production from currents around cycles, and from the traffic between states. */
function balanceLaws({ model, transitions, solved }: Subject, network: SolvedNetwork): Law[] {
  if (!transitions || network.cycles.length > mostCycles) return [];
  const chords = network.cycles.map(({ chord }) => transitions.edges.find((e) => e.weights[chord] === 1)!.name);
  const alone = network.cycles.every(({ states }) => states.length > 2);
  const weights = (name: string) => transitions.sums.find((s) => s.name === name)!.weights;
  const flux = (m: Measurement, name: string) => meanRate(model, weights(name), m.parameters, m.duration);
  const counted = (m: Measurement) =>
    transitions.pairs.reduce((sum, { there, back }) => {
      const [a, b] = [flux(m, there), flux(m, back)];
      return a > 0 ? sum + (a - b) * Math.log(a / b) : sum;
    }, 0);
  return [
    schnakenbergBalance('schnakenberg', chords, solved, entropyRate(model)),
    ...(alone ? [] : [irreversibility('irreversibility-bound', 'bound', transitions.pairs, entropyRate(model))]),
    irreversibility('irreversibility', 'equality', transitions.pairs, counted),
  ];
}

/** Uncertainty relations of the first few net currents that flow. */
function uncertaintyLaws({ model, solved }: Subject, network: SolvedNetwork): Law[] {
  const { channels, settled, names } = network;
  const flows = ({ weights }: NetworkModel['currents'][number]) => {
    const odd = channels.every(({ reverse }, c) => weights[c]! + weights[reverse!]! === 0);
    const jumps = channels.map(({ from, rate }, c) => rate * settled![from]! * weights[c]!);
    const size = jumps.reduce((sum, j) => sum + Math.abs(j), 0);
    return odd && Math.abs(jumps.reduce((sum, j) => sum + j, 0)) > 1e-9 * size;
  };
  return model.currents
    .filter(flows)
    .slice(0, mostCurrents)
    .flatMap(({ id, weights }) => [
      uncertaintyBound(`tur-${id}`, id),
      ...(names.length <= mostStates ? [uncertaintyProduct(`tur-product-${id}`, id, solved, weights)] : []),
    ]);
}

/** Fluctuation theorems of single counts, where they have one. */
function countLaws({ model, transitions, solved }: Subject, network: SolvedNetwork, time: number): Law[] {
  const { channels, names, start } = network;
  /** ⟨e^{−AN}⟩/⟨e^{−AN/2}⟩². */
  const width = (weights: readonly number[], affinity: number) => {
    const log = (z: number) => cumulantGenerating(channels, names.length, weights, z, start, time);
    return Math.exp(log(-affinity) - 2 * log(-affinity / 2));
  };
  return fluctuatingCounts(model, network, transitions).flatMap(({ id, weights, affinity }) => {
    const symmetry = countFluctuation(`ft-${id}`, closedCount(id), () => affinity);
    const wide = width(weights, affinity);
    if (affinity === 0 || !(wide <= widest)) return [symmetry];
    const observable = centredExponential(id);
    return [symmetry, gallavottiCohen(`gallavotti-cohen-${id}`, observable, wide, fluctuationTimeOf, weights, solved)];
  });
}

/** Fluctuation theorems of the total entropy production; the integral one where its average has a resolution. */
function entropyLaws(network: SolvedNetwork, time: number): Law[] {
  const name = 'Δs_tot';
  const width = integralFluctuation(network, time, 2);
  return [
    detailedFluctuation('detailed-ft', name, entropyProduction),
    detailedFluctuationSlope('detailed-ft-slope', name, entropyProduction),
    ...(width <= widest
      ? [integralFluctuationTheorem('integral-ft', name, entropyProduction.exponential, () => width)]
      : []),
  ];
}

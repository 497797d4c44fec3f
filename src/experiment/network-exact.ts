import type { Channel } from '../exact/markov/channel.ts';
import { type CountMoments, countMoments } from '../exact/markov/count-moments.ts';
import { entropyCounter } from '../exact/markov/counter.ts';
import { generator } from '../exact/markov/generator.ts';
import { evolve } from '../exact/markov/propagator.ts';
import { stationaryLaw } from '../exact/markov/stationary-laws.ts';
import { compileFormula } from '../formula/evaluate.ts';
import { channelRates } from '../kernel/network-kernel.ts';
import type { NetworkModel } from '../model/jump.ts';

/** Channels with numbers for rates, as the exact solvers take them. */
function exactChannels(model: NetworkModel, parameters: Readonly<Record<string, number>>): Channel[] {
  const rates = channelRates(model, parameters);
  return model.channels.map((c, i) => ({
    from: c.reactants.indexOf(1),
    to: c.change.indexOf(1),
    rate: rates[i]!,
    reverse: c.reverse ?? undefined,
  }));
}

/** The law at the start: stationary, or the weights given. @throws SpecError when several stationary laws exist */
export function startLaw(model: NetworkModel, parameters: Readonly<Record<string, number>>): number[] {
  if (model.initial === 'stationary')
    return stationaryLaw(exactChannels(model, parameters), model.states.length, model.states);
  const names = model.parameters.map((p) => p.id);
  const weights = model.initial.map((f) => compileFormula(f, names)(...names.map((n) => parameters[n]!)));
  const total = weights.reduce((a, b) => a + b, 0);
  return weights.map((w) => w / total);
}

/** Probability of each state after `duration`. */
export function endLaw(model: NetworkModel, parameters: Readonly<Record<string, number>>, duration: number): number[] {
  const start = startLaw(model, parameters);
  if (model.initial === 'stationary') return start;
  return evolve(generator(exactChannels(model, parameters), model.states.length), duration, start);
}

/** Exact means and covariances, over a run of length `duration`, of the counts of every named current and, last, of the entropy given off. */
export function exactCounts(
  model: NetworkModel,
  parameters: Readonly<Record<string, number>>,
  duration: number,
): CountMoments {
  const channels = exactChannels(model, parameters);
  const counters = [
    ...model.currents.map((c) => c.weights),
    ...(model.irreversible === null ? [entropyCounter(channels)] : []),
  ];
  return countMoments(channels, model.states.length, counters, startLaw(model, parameters), duration);
}

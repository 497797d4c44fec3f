import { SpecError } from '../errors.ts';
import { generator } from '../exact/markov/generator.ts';
import { occupation } from '../exact/markov/occupation.ts';
import { evolve } from '../exact/markov/propagator.ts';
import { type SolvedNetwork, solveNetwork } from '../exact/markov/solved-network.ts';
import { channelRates } from '../kernel/network-table.ts';
import type { NetworkModel } from '../model/jump.ts';
import { valueAt } from './parameters.ts';

type Values = Readonly<Record<string, number>>;

/** Keeps the last answer for each model, so that every law of a run may ask. */
function remembered<T>(solve: (model: NetworkModel, parameters: Values, duration: number) => T) {
  const known = new WeakMap<NetworkModel, { key: string; value: T }>();
  return (model: NetworkModel, parameters: Values, duration: number): T => {
    const key = JSON.stringify([parameters, duration]);
    const last = known.get(model);
    if (last?.key === key) return last.value;
    const value = solve(model, parameters, duration);
    known.set(model, { key, value });
    return value;
  };
}

const solved = remembered((model, parameters) => {
  const rates = channelRates(model, parameters);
  rates.forEach((rate, i) => {
    if (!(rate >= 0 && Math.fround(rate) < Number.POSITIVE_INFINITY))
      throw SpecError.of(
        `model.transitions ${model.channels[i]!.label}`,
        String(rate),
        'a rate must be finite and ≥ 0',
      );
  });
  const channels = model.channels.map((c, i) => ({
    from: c.reactants.indexOf(1),
    to: c.change.indexOf(1),
    rate: rates[i]!,
    reverse: c.reverse ?? undefined,
  }));
  return solveNetwork(channels, model.states, givenStart(model, parameters));
});

/** The network for given parameter values. @throws SpecError when a rate is none, or several stationary laws exist and no start is given */
export const solvedNetwork = (model: NetworkModel, parameters: Values): SolvedNetwork => solved(model, parameters, 0);

/** Weights of the start scaled to the sum 1; null for the stationary law. @throws SpecError naming a weight that is none */
function givenStart(model: NetworkModel, parameters: Values): number[] | null {
  if (model.initial === 'stationary') return null;
  const weights = model.initial.map((formula) => valueAt(formula, parameters));
  weights.forEach((w, i) => {
    if (!(w >= 0 && w < Number.POSITIVE_INFINITY))
      throw SpecError.of(`model.initial.${model.states[i]}`, String(w), 'a weight must be finite and ≥ 0');
  });
  const total = weights.reduce((a, b) => a + b, 0);
  if (!(total > 0)) throw SpecError.of('model.initial', total, 'weights must have a sum above 0');
  return weights.map((w) => w / total);
}

/** Probability of each state after `duration`. */
export const endLaw = remembered((model, parameters, duration) => {
  const { channels, start, stationary } = solvedNetwork(model, parameters);
  return stationary ? start : evolve(generator(channels, start.length), duration, start);
});

/** Share of the run that is spent in each state, on average. */
const share = remembered((model, parameters, duration) => {
  const { channels, start, stationary } = solvedNetwork(model, parameters);
  return stationary ? start : occupation(channels, start, duration).map((time) => time / duration);
});

/** Exact mean per unit time of a count over a run of length `duration`. @param weights what a jump through each channel adds */
export function meanRate(
  model: NetworkModel,
  weights: readonly number[],
  parameters: Values,
  duration: number,
): number {
  const p = share(model, parameters, duration);
  return solvedNetwork(model, parameters).channels.reduce(
    (sum, { from, rate }, c) => sum + weights[c]! * rate * p[from]!,
    0,
  );
}

import type { Channel } from '../exact/markov/channel.ts';
import { compileFormula } from '../formula/evaluate.ts';
import type { NetworkModel } from './jump.ts';

type Values = Readonly<Record<string, number>>;

/** Rates of a network's channels for given parameter values, as a function of the values of its controls in their order. */
export function compileRates(model: NetworkModel, parameters: Values): (controls: readonly number[]) => number[] {
  const names = [...model.parameters.map((p) => p.id), ...model.controls.map((c) => c.name)];
  const rates = model.channels.map((c) => compileFormula(c.propensity, names));
  const given = model.parameters.map((p) => parameters[p.id]!);
  return (controls) => {
    const values = [...given, ...controls];
    return rates.map((rate) => rate(...values));
  };
}

/** Rates of a network's channels for given values of parameters and controls. */
export const channelRates = (model: NetworkModel, values: Values): number[] =>
  compileRates(model, values)(model.controls.map((c) => values[c.name]!));

/** A network's channels with numbers for rates, as exact answers want them. */
export const channelsOf = (model: NetworkModel, rates: readonly number[]): Channel[] =>
  model.channels.map((c, i) => ({
    from: c.reactants.indexOf(1),
    to: c.change.indexOf(1),
    rate: rates[i]!,
    reverse: c.reverse ?? undefined,
  }));

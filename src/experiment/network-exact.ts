import { blockMatrix } from '../exact/linear/block-matrix.ts';
import { matrixExponential } from '../exact/linear/matrix-exponential.ts';
import type { Channel } from '../exact/markov/channel.ts';
import { generator } from '../exact/markov/generator.ts';
import { stationaryLaw } from '../exact/markov/stationary-laws.ts';
import { compileFormula } from '../formula/evaluate.ts';
import { channelRates } from '../kernel/network-kernel.ts';
import type { NetworkModel } from '../model/jump.ts';

/** What linear algebra says about a run of a network. */
export interface NetworkExact {
  readonly start: readonly number[];
  /** Probability of each state at the end. */
  readonly end: readonly number[];
  /** Mean rate of each named current over the run. */
  readonly currents: readonly number[];
  /** Mean rate at which entropy goes to the surroundings, Σ flux ln(w/w′), in k_B per time; NaN with one-way channels. */
  readonly entropyRate: number;
}

/** Channels with numbers for rates, as the exact solvers take them. */
export function exactChannels(model: NetworkModel, rates: readonly number[]): Channel[] {
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
    return stationaryLaw(exactChannels(model, channelRates(model, parameters)), model.states.length, model.states);
  const names = model.parameters.map((p) => p.id);
  const weights = model.initial.map((f) => compileFormula(f, names)(...names.map((n) => parameters[n]!)));
  const total = weights.reduce((a, b) => a + b, 0);
  return weights.map((w) => w / total);
}

/** Exact averages over a run of length `duration`: p(t) = e^{Lt}p₀ and its time integral, both from one matrix exponential. */
export function networkExact(
  model: NetworkModel,
  parameters: Readonly<Record<string, number>>,
  duration: number,
): NetworkExact {
  const rates = channelRates(model, parameters);
  const n = model.states.length;
  const start = startLaw(model, parameters);
  const L = generator(exactChannels(model, rates), n).map((row) => row.map((x) => x * duration));
  const unit = L.map((row, i) => row.map((_, j) => (i === j ? 1 : 0)));
  const flow = matrixExponential(
    blockMatrix([
      [L, null],
      [unit, null],
    ]),
  );
  const applied = (offset: number) =>
    start.map((_, i) => start.reduce((sum, p, j) => sum + flow[offset + i]![j]! * p, 0));
  const mean = model.initial === 'stationary' ? start : applied(n); // ∫₀¹ p(sT) ds
  const end = model.initial === 'stationary' ? start : applied(0);
  const fluxes = model.channels.map((c, i) => rates[i]! * mean[c.reactants.indexOf(1)]!);
  const entropyRate = model.channels.reduce(
    (sum, c, i) => sum + fluxes[i]! * (c.reverse === null ? Number.NaN : Math.log(rates[i]! / rates[c.reverse]!)),
    0,
  );
  return {
    start,
    end,
    currents: model.currents.map((c) => fluxes.reduce((sum, flux, i) => sum + flux * c.weights[i]!, 0)),
    entropyRate,
  };
}

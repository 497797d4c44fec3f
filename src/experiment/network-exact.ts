import { SpecError } from '../errors.ts';
import { type DrivenCounter, type DrivenLaw, type DrivenNetwork, drivenLaw } from '../exact/markov/driven-law.ts';
import { generator } from '../exact/markov/generator.ts';
import { occupation } from '../exact/markov/occupation.ts';
import { evolve } from '../exact/markov/propagator.ts';
import { type SolvedNetwork, solveNetwork } from '../exact/markov/solved-network.ts';
import type { Formula } from '../formula/formula.ts';
import type { NetworkModel } from '../model/jump.ts';
import { channelRates, channelsOf, compileRates } from '../model/network-rates.ts';
import { drivingOf } from './driving.ts';
import { energiesOf } from './energies-of.ts';
import { valueAt } from './value-at.ts';

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
  const rates = channelRates(model, { ...parameters, ...drivingOf(model, parameters, 1).at(0) });
  rates.forEach((rate, i) => {
    if (!(rate >= 0 && Math.fround(rate) < Number.POSITIVE_INFINITY))
      throw SpecError.of(
        `model.transitions ${model.channels[i]!.label}`,
        String(rate),
        'a rate must be finite and ≥ 0',
      );
  });
  return solveNetwork(channelsOf(model, rates), model.states, givenStart(model, parameters));
});

/** The network for given parameter values, its controls as they are at the start. @throws SpecError when a rate is none, or several stationary laws exist and no start is given */
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

const drivenNetwork = remembered((model, parameters, duration): DrivenNetwork => {
  const driving = drivingOf(model, parameters, duration);
  const rates = compileRates(model, parameters);
  return {
    states: model.states.length,
    channels: solvedNetwork(model, parameters).channels,
    rates: (t) => rates(driving.values(t / duration)),
    breaks: driving.breaks.map((s) => s * duration),
  };
});

/** Accuracy of exact means with controls: no run tells a thousandth of it. */
const tolerance = 1e-8;

/** Answers with controls at most for one model: each is a flow through the whole run. */
const mostAnswers = 64;

const answers = new WeakMap<NetworkModel, Map<string, DrivenLaw>>();

/** Law and count after a time `t` of a run of length `duration` with controls, remembered by the count's name. */
function drivenAt(
  model: NetworkModel,
  parameters: Values,
  duration: number,
  t: number,
  name = '',
  counter?: DrivenCounter,
): DrivenLaw {
  const known = answers.get(model) ?? new Map<string, DrivenLaw>();
  answers.set(model, known);
  const key = JSON.stringify([parameters, duration, t, name]);
  const last = known.get(key);
  if (last) return last;
  const { start } = solvedNetwork(model, parameters);
  const value = drivenLaw(drivenNetwork(model, parameters, duration), start, t, counter && [counter], tolerance);
  if (known.size >= mostAnswers) known.clear();
  known.set(key, value);
  return value;
}

/** Probability of each state at the given times of a run of length `duration`. */
export function lawsAt(
  model: NetworkModel,
  parameters: Values,
  duration: number,
  times: readonly number[],
): (readonly number[])[] {
  if (model.controls.length > 0) return times.map((t) => drivenAt(model, parameters, duration, t).p);
  const { channels, start } = solvedNetwork(model, parameters);
  const rates = generator(channels, start.length);
  return times.map((t) => evolve(rates, t, start));
}

/** Mean entropy that jumps give to the surroundings, per unit time over a run of length `duration`, at the rates of the moment. */
export function meanEntropyRate(model: NetworkModel, parameters: Values, duration: number): number {
  if (model.controls.length > 0) {
    const entropy: DrivenCounter = (rates) =>
      model.channels.map(({ reverse }, c) => Math.log(rates[c]! / rates[reverse!]!));
    return drivenAt(model, parameters, duration, duration, 'entropy', entropy).counts[0]! / duration;
  }
  return meanRate(model, solvedNetwork(model, parameters).entropy, parameters, duration);
}

/** Mean work and heat of a driven network with energies over a run of length `duration`: W = ΔE + Q. */
export const meanWorkAndHeat = (model: NetworkModel, parameters: Values, duration: number) =>
  meanChange(model, parameters, duration, 'heat', model.energies!);

/** Mean of what controls (`work`) and of what jumps (`heat`, given away) change a function of the state by; remembered by its name. */
export function meanChange(
  model: NetworkModel,
  parameters: Values,
  duration: number,
  name: string,
  values: readonly Formula[],
): { work: number; heat: number } {
  const energies = energiesOf(model, parameters, duration, values);
  const { channels } = drivenNetwork(model, parameters, duration);
  const lost: DrivenCounter = (_, t) => {
    const E = energies(t);
    return channels.map(({ from, to }) => E[from]! - E[to]!);
  };
  const { p, counts } = drivenAt(model, parameters, duration, duration, name, lost);
  const mean = (law: readonly number[], t: number) => energies(t).reduce((sum, E, s) => sum + law[s]! * E, 0);
  return { work: mean(p, duration) - mean(solvedNetwork(model, parameters).start, 0) + counts[0]!, heat: counts[0]! };
}

/** Probability of each state after `duration`. */
export const endLaw = remembered((model, parameters, duration): readonly number[] => {
  if (model.controls.length > 0) return drivenAt(model, parameters, duration, duration).p;
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
  if (model.controls.length > 0)
    return drivenAt(model, parameters, duration, duration, weights.join(), () => weights).counts[0]! / duration;
  const p = share(model, parameters, duration);
  return solvedNetwork(model, parameters).channels.reduce(
    (sum, { from, rate }, c) => sum + weights[c]! * rate * p[from]!,
    0,
  );
}

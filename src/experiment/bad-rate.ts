import { SpecError } from '../errors.ts';
import type { JumpModel } from '../model/jump.ts';
import type { Driving } from './driving.ts';
import { valueAt } from './value-at.ts';

type Values = Readonly<Record<string, number>>;

const bad = (rate: number) => !(rate >= 0 && Number.isFinite(rate));

/**
 * Why a run was stopped at a state: the rate that is negative or not finite there, or that needs more individuals than there are.
 *
 * @param state values of species or variables by name
 */
export function badRate(model: JumpModel, parameters: Values, state: Values, time: number): SpecError {
  const at = `at ${Object.entries(state)
    .map(([name, n]) => `${name} = ${n}`)
    .join(', ')}, t = ${time.toPrecision(4)}`;
  const values = { ...parameters, ...state };
  if (model.form === 'events') {
    const rates = model.events.map(({ rate }) => valueAt(rate, values));
    const k = Math.max(0, rates.findIndex(bad));
    const { field, text } = model.events[k]!.rate;
    return SpecError.of(field, text, `is ${rates[k]} ${at}; must be finite and ≥ 0`);
  }
  const populations = Object.values(state);
  const channels = model.channels.map(({ label, propensity, reactants }) => {
    const rate = valueAt(propensity, values);
    return { label, rate, short: reactants.some((m, s) => populations[s]! < m) };
  });
  const negative = channels.find(({ rate, short }) => !short && bad(rate));
  if (negative)
    return SpecError.of('model.reactions', negative.label, `a rate is negative or not finite ${at}: ${negative.rate}`);
  const wanting = channels.find(({ rate, short }) => short && rate !== 0) ?? channels[0]!;
  return SpecError.of(
    'model.reactions',
    wanting.label,
    `has the rate ${wanting.rate} ${at}, where it needs a population below zero`,
  );
}

/** Instants from the fault to the end of the run at which rates are looked at again. */
const looks = 512;

/**
 * Why a run with controls was stopped: a rate that is none somewhere in the segment, or rates that together exceed the ceiling that was made of their
 * values nearby.
 */
export function drivenFault(
  model: JumpModel,
  parameters: Values,
  state: Values,
  fault: { readonly time: number; readonly steep: boolean },
  driving: Driving,
  duration: number,
): SpecError {
  const { time, steep } = fault;
  if (steep) {
    const at = Object.entries(state).map(([name, n]) => `${name} = ${n}`);
    return SpecError.of(
      'model.controls',
      model.controls.map((c) => c.name).join(', '),
      `rates rise and fall too fast at ${[...at, `t = ${time.toPrecision(4)}`].join(', ')} to be followed`,
    );
  }
  const formulas = model.form === 'events' ? model.events.map((e) => e.rate) : model.channels.map((c) => c.propensity);
  const valuesAt = (t: number) => ({ ...parameters, ...driving.at(Math.min(1, t / duration)) });
  const times = Array.from({ length: looks + 1 }, (_, i) => time + ((duration - time) * i) / looks);
  const when = times.find((t) => formulas.some((f) => bad(valueAt(f, { ...valuesAt(t), ...state })))) ?? time;
  return badRate(model, valuesAt(when), state, when);
}

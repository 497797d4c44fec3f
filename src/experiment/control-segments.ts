import { compileFormula } from '../formula/evaluate.ts';
import type { Formula } from '../formula/formula.ts';
import { cutRun } from '../kernel/cut-run.ts';
import { segmentRows } from '../kernel/segment-table.ts';
import type { EventsModel, ReactionsModel, StartValue } from '../model/jump.ts';
import { drivingOf } from './driving.ts';
import { startLaws } from './population-start.ts';
import { rangeDeviation, valueRanges } from './value-ranges.ts';

type Values = Readonly<Record<string, number>>;

/** How closely parabolas follow the rates of the start, so that ceilings are low and sure. */
const roughly = 0.02;

const mostSegments = 2 ** 18;

/** Rates of reactions and events at populations or values near the start. */
function startRates(model: ReactionsModel | EventsModel, parameters: Values): ((controls: Values) => number)[] {
  const names = [...Object.keys(parameters), ...model.controls.map((c) => c.name)];
  const own = (model.form === 'reactions' ? model.species : model.variables).map((v) => v.name);
  const start =
    model.form === 'reactions'
      ? startLaws(model, parameters).map((s) => Math.round(s.mean))
      : model.variables.map((v) => middleOf(v.initial, parameters));
  const rates: Formula[] =
    model.form === 'reactions' ? model.channels.map((c) => c.propensity) : model.events.map((e) => e.rate);
  const points = [start, start.map((x) => x + 1)];
  return rates.flatMap((rate) => {
    const evaluate = compileFormula(rate, [...own, ...names]);
    return points.map(
      (point) => (controls: Values) => evaluate(...point, ...Object.values({ ...parameters, ...controls })),
    );
  });
}

/** A value in the middle of a start law. */
function middleOf(initial: StartValue, parameters: Values): number {
  const of = initial.law === 'fixed' ? initial.value : initial.law === 'uniform' ? initial.from : initial.mean;
  return compileFormula(of, Object.keys(parameters))(...Object.values(parameters));
}

/** The rows of the segments of driven reactions or events, with the parabolas of all controls. @throws SpecError where one changes too fast */
export function controlRows(model: ReactionsModel | EventsModel, parameters: Values, duration: number): number[] {
  const driving = drivingOf(model, parameters, duration);
  const rates = startRates(model, parameters);
  const values = (s: number) => {
    const controls = driving.at(s);
    return [...Object.values(controls), ...rates.map((rate) => rate(controls))];
  };
  const ranges = valueRanges(values);
  const count = model.controls.length;
  const allowed = (i: number, v: number) =>
    i < count ? rangeDeviation(ranges[i]!) : roughly * Math.max(Math.abs(v), ranges[i]!.largest / 1000);
  const segments = cutRun({ values, allowed, breaks: driving.breaks }, duration, mostSegments);
  return segmentRows(segments, duration, ({ parabolas }) => parabolas.slice(0, count).flat());
}

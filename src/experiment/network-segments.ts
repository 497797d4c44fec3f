import { SpecError } from '../errors.ts';
import { cutRun, type FollowedSegment } from '../kernel/cut-run.ts';
import { drivenNetworkRows } from '../kernel/driven-network-table.ts';
import type { NetworkModel } from '../model/jump.ts';
import { compileRates } from '../model/network-rates.ts';
import { stateFunctions } from '../model/state-functions.ts';
import { type Driving, drivingOf } from './driving.ts';
import { energiesOf } from './energies-of.ts';
import { deviation, instants, rangeDeviation, valueRanges } from './value-ranges.ts';

type Values = Readonly<Record<string, number>>;

/** Rates this much below the largest of their channel need not be followed in units of themselves. */
const least = 1e-12;

/** Numbers of a table at most. */
const mostNumbers = 2 ** 22;

/** An instant of the run in words. */
const instant = (driving: Driving, s: number, duration: number): string =>
  [...Object.entries(driving.at(s)), ['t', s * duration] as const]
    .map(([name, value]) => `${name} = ${Number(value.toPrecision(6))}`)
    .join(', ');

/** Rates of all channels of a network at a fraction of the run. @throws SpecError where one is negative or not finite */
function checkedRates(model: NetworkModel, parameters: Values, driving: Driving, duration: number) {
  const rates = compileRates(model, parameters);
  return (s: number): number[] => {
    return rates(driving.values(s)).map((rate, c) => {
      if (rate >= 0 && Math.fround(rate) < Number.POSITIVE_INFINITY) return rate;
      throw SpecError.of(
        `model.transitions ${model.channels[c]!.label}`,
        String(rate),
        `a rate must be finite and ≥ 0, also at ${instant(driving, s, duration)}`,
      );
    });
  };
}

/** Segments of a driven network with the parabolas of all rates, then of the functions of the state. @throws SpecError where a rate is none, or one changes too fast */
export function networkSegments(model: NetworkModel, parameters: Values, duration: number): FollowedSegment[] {
  const driving = drivingOf(model, parameters, duration);
  const rates = checkedRates(model, parameters, driving, duration);
  const functions = stateFunctions(model).flatMap(({ name, values }) =>
    values.map((formula, s) => ({ field: `model.${name}.${model.states[s]}`, formula })),
  );
  const energies = energiesOf(
    model,
    parameters,
    duration,
    functions.map((f) => f.formula),
  );
  const values = (s: number) => {
    const E = energies(s * duration);
    const wrong = E.findIndex((value) => !Number.isFinite(value));
    if (wrong >= 0)
      throw SpecError.of(
        functions[wrong]!.field,
        String(E[wrong]),
        `must be finite, also at ${instant(driving, s, duration)}`,
      );
    return [...rates(s), ...E];
  };
  const ranges = valueRanges(values);
  const { width } = drivenNetworkRows(model);
  return cutRun(
    {
      values,
      allowed: (i, v) =>
        i < model.channels.length ? deviation * Math.max(v, least * ranges[i]!.largest) : rangeDeviation(ranges[i]!),
      breaks: driving.breaks,
    },
    duration,
    Math.floor(mostNumbers / width),
  );
}

/** Which transition of a driven network has no reverse at some time of the run, so that its entropy production is not finite; null for none. */
export function drivenOneWay(model: NetworkModel, parameters: Values, duration: number): string | null {
  if (model.irreversible !== null) return model.irreversible;
  const driving = drivingOf(model, parameters, duration);
  const rates = checkedRates(model, parameters, driving, duration);
  const borders = [0, ...driving.breaks, 1];
  const between = borders.slice(1).map((s, i) => (s + borders[i]!) / 2);
  for (const s of [...instants, ...between]) {
    const now = rates(s);
    const single = model.channels.find((c, i) => now[i]! > 0 && now[c.reverse!] === 0);
    if (single) return `${single.label} has no reverse at t = ${Number((s * duration).toPrecision(3))}`;
  }
  return null;
}

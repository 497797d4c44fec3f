import { differentiate } from '../formula/differentiate.ts';
import { compileFormula } from '../formula/evaluate.ts';
import type { Formula } from '../formula/formula.ts';
import type { LangevinModel } from '../model/langevin.ts';

/** Values at a point, in double precision. */
type At = (x: readonly number[]) => number;

/** Mobility, kT and their slopes along its own direction, for one coordinate of overdamped motion; slopes throw where a formula has none. */
export interface Noise {
  readonly mobility: At;
  readonly temperature: At;
  readonly mobilitySlope: At;
  readonly temperatureSlope: At;
}

/** Mobility and temperature of each coordinate as functions of position, for given parameter values. */
export function createNoise(model: LangevinModel, parameters: Readonly<Record<string, number>>): Noise[] {
  const ids = model.parameters.map((p) => p.id);
  const constants = ids.map((id) => parameters[id]!);
  const compile = (f: Formula): At => {
    const evaluate = compileFormula(f, [...model.coordinates.map((c) => c.name), ...ids]);
    return (x) => evaluate(...x, ...constants);
  };
  return model.coordinates.map(({ name, mobility, temperature }) => ({
    mobility: mobility ? compile(mobility) : () => Number.NaN,
    temperature: compile(temperature),
    mobilitySlope: mobility ? whenAsked(() => compile(differentiate(mobility, name))) : () => Number.NaN,
    temperatureSlope: whenAsked(() => compile(differentiate(temperature, name))),
  }));
}

/** A function that is made the first time it is called. */
function whenAsked(make: () => At): At {
  let made: At | null = null;
  return (x) => {
    made ??= make();
    return made(x);
  };
}

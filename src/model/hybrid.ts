import { SpecError } from '../errors.ts';
import { type Formula, parseFormula } from '../formula/formula.ts';
import type { Assignments } from './assignments.ts';
import { censoredName } from './censored-name.ts';
import { type DrawName, drawNames, drawsOf } from './draws.ts';
import { type DrawnEvent, parseEvent } from './event.ts';
import { checkNames } from './parameter.ts';
import type { ParsedLangevinSpec, ScalarSpec } from './spec.ts';

/** A variable that changes at events only. */
interface Discrete {
  readonly name: string;
  /** Value at the start: a formula of the parameters and of these draws. */
  readonly initial: Formula;
  readonly draws: readonly DrawName[];
}

/** Something that happens to a diffusing trajectory at a rate. */
interface LangevinEvent extends Omit<DrawnEvent, 'name'> {
  /** Observable that counts it, null where it has no name. */
  readonly counted: string | null;
}

/** The first time that a coordinate meets a level, from whichever side. */
interface Passage {
  readonly id: string;
  /** Index of the coordinate. */
  readonly coordinate: number;
  /** A formula of the parameters. */
  readonly level: Formula;
}

/** What makes a Langevin model a hybrid one. */
export interface Hybrid {
  readonly discrete: readonly Discrete[];
  /** `set` has an entry for each coordinate, then each velocity where motion is underdamped, then each discrete variable. */
  readonly events: readonly LangevinEvent[];
  readonly passages: readonly Passage[];
}

/** Draws at their medians: the value that a drawn quantity has for estimates that need one. */
export const medianDraws: Readonly<Record<DrawName, number>> = {
  uniform: 0.5,
  uniform2: 0.5,
  normal: 0,
  normal2: 0,
  exponential: Math.LN2,
  exponential2: Math.LN2,
};

/** Names of the observables that events and passages make. */
export function hybridNames(spec: ParsedLangevinSpec): string[] {
  const counted = spec.events.flatMap((event) => event.name ?? []);
  return [...counted, ...Object.keys(spec.passages).flatMap((id) => [id, censoredName(id)])];
}

/** Parses what a Langevin model has of discrete variables, events and passages. @throws SpecError */
export function parseHybrid(
  spec: ParsedLangevinSpec,
  field: string,
  names: {
    readonly parameters: readonly string[];
    readonly controls: readonly string[];
    readonly underdamped: boolean;
    readonly assigned: Assignments;
  },
): Hybrid {
  const coordinates = Object.keys(spec.coordinates);
  const discrete = Object.keys(spec.discrete);
  const velocities = names.underdamped ? coordinates.map((name) => `v${name}`) : [];
  const variables = [...coordinates, ...velocities, ...discrete];
  if (spec.events.length > 0)
    checkNames([...variables, ...names.parameters, ...names.controls, ...names.assigned.all.map((a) => a.name)], field);
  const parse = (value: ScalarSpec, path: string, known: readonly string[]) =>
    parseFormula(String(value), { field: `${field}.${path}`, names: known, assigned: names.assigned.of });
  return {
    discrete: discrete.map((name) => {
      const initial = parse(spec.discrete[name]!, `discrete.${name}`, [...drawNames, ...names.parameters]);
      return { name, initial, draws: drawsOf([initial]).filter((draw) => !names.parameters.includes(draw)) };
    }),
    events: spec.events.map((event, i) => ({
      ...parseEvent(event, `${field}.events.${i}`, {
        variables,
        others: [...names.parameters, ...names.controls],
        assigned: names.assigned.of,
      }),
      counted: event.name ?? null,
    })),
    passages: Object.entries(spec.passages).map(([id, { coordinate, level }]) => {
      const at = coordinates.indexOf(coordinate);
      const path = `passages.${id}`;
      if (at < 0) throw SpecError.of(`${field}.${path}.coordinate`, coordinate, 'names no coordinate');
      if (spec.coordinates[coordinate]!.periodic !== undefined)
        throw SpecError.of(`${field}.${path}.coordinate`, coordinate, 'runs on a circle: a level must lie on a line');
      return { id, coordinate: at, level: parse(level, `${path}.level`, names.parameters) };
    }),
  };
}

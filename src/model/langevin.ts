import { SpecError } from '../errors.ts';
import { degreeIn } from '../formula/degree.ts';
import { type Formula, parseFormula } from '../formula/formula.ts';
import { type Assignment, parseAssignments } from './assignments.ts';
import { type Control, compileControl } from './control.ts';
import { type Convention, conventionOf } from './convention.ts';
import { type Hybrid, hybridNames, parseHybrid } from './hybrid.ts';
import { checkNames, type Parameter, parseParameters } from './parameter.ts';
import { checkSpec, type LangevinSpec, langevinSpec, type ParsedLangevinSpec, type ScalarSpec } from './spec.ts';
import { type Units, unitsOf } from './units.ts';

interface Coordinate {
  readonly name: string;
  /** μ in dx = μF dt + √(2μkT) dW, which may depend on position as kT may; null when underdamped. */
  readonly mobility: Formula | null;
  /** m and γ in m dv = F dt − γv dt + √(2γkT) dW; null when overdamped. */
  readonly mass: Formula | null;
  readonly friction: Formula | null;
  /** kT of the bath that this coordinate feels. */
  readonly temperature: Formula;
  /** Length of the circle, or null on the line. */
  readonly period: Formula | null;
  readonly unit: string;
}

/**
 * A Langevin model with its formulas parsed and checked. Formulas of `potential` and `force` know coordinates, discrete variables, controls
 * and parameters.
 */
export interface LangevinModel extends Hybrid, Units {
  readonly kind: 'langevin';
  readonly dynamics: 'overdamped' | 'underdamped';
  readonly coordinates: readonly Coordinate[];
  readonly parameters: readonly Parameter[];
  /** Functions of time that enter potential and forces; `probe`: only currents and integrals. */
  readonly controls: readonly { readonly name: string; readonly control: Control; readonly probe: boolean }[];
  readonly potential: Formula;
  /** Non-conservative force on each coordinate. */
  readonly forces: readonly (Formula | null)[];
  /** Integrated currents: a formula for each coordinate, or null. */
  readonly currents: readonly { readonly id: string; readonly fields: readonly (Formula | null)[] }[];
  /** Quantities that formulas have by name. */
  readonly assignments: readonly Assignment[];
  /** Formulas whose changes with the controls are summed. */
  readonly changes: readonly { readonly id: string; readonly of: Formula }[];
  /** Time integrals of formulas along the path. */
  readonly integrals: readonly { readonly id: string; readonly integrand: Formula }[];
  readonly confine: Formula | null;
  /** Time to relax before the process begins; null where none is asked for. */
  readonly burnIn: Formula | null;
  readonly initial: 'equilibrium' | 'stationary' | readonly Formula[];
  /** What noise that depends on position means; null where it does not. */
  readonly convention: Convention | null;
  /** kT when every coordinate feels the same bath everywhere, else null: then there is no equilibrium. */
  readonly temperature: Formula | null;
  /** U is a polynomial of degree ≤ 2 in the coordinates, so that equilibrium is Gaussian. */
  readonly harmonic: boolean;
}

/** Diffusing coordinates of one trajectory: all their steps' normals stay in registers. */
const mostCoordinates = 4;

/** Parses and checks a model; `field` is the path of the model in the request. @throws SpecError */
export function parseLangevinModel(spec: LangevinSpec, field = 'model'): LangevinModel {
  const parsed = checkSpec(langevinSpec, spec, field);
  const parameters = parseParameters(parsed.parameters, `${field}.parameters`);
  const parameterNames = parameters.map((p) => p.id);
  const coordinateNames = Object.keys(parsed.coordinates);
  const controlNames = Object.keys(parsed.controls);
  checkNames(
    [
      ...parameterNames,
      ...coordinateNames,
      ...controlNames,
      ...Object.keys(parsed.probes),
      ...Object.keys(parsed.currents),
      ...Object.keys(parsed.integrals),
      ...Object.keys(parsed.changes),
      ...Object.keys(parsed.discrete),
      ...Object.keys(parsed.assignments),
      ...hybridNames(parsed),
    ],
    field,
  );
  const all = [...parameterNames, ...coordinateNames, ...controlNames, ...Object.keys(parsed.discrete)];
  const measuring = [...all, ...Object.keys(parsed.probes)];
  const assigned = parseAssignments(parsed.assignments, field, measuring);
  const scalar = (value: ScalarSpec, path: string, names: readonly string[] = parameterNames) =>
    parseFormula(String(value), { field: `${field}.${path}`, names, assigned: assigned.of });

  if (coordinateNames.length > mostCoordinates)
    throw SpecError.of(`${field}.coordinates`, coordinateNames.join(', '), `at most ${mostCoordinates} may diffuse`);
  const coordinates = coordinateNames.map((name) => parseCoordinate(name, parsed, scalar, field));
  const dynamics = coordinates.every((c) => c.mass) ? 'underdamped' : 'overdamped';
  if (dynamics === 'overdamped' && coordinates.some((c) => c.mass))
    throw SpecError.of(`${field}.coordinates`, coordinateNames.join(', '), 'mass on all coordinates or on none');
  for (const name of Object.keys(parsed.force))
    if (!coordinateNames.includes(name))
      throw SpecError.of(`${field}.force.${name}`, parsed.force[name], 'names no coordinate');
  const potential = scalar(parsed.potential, 'potential', all);
  const temperatures = new Set(coordinates.map((c) => c.temperature.text));
  const convention = conventionOf(coordinates, parsed.convention, field);
  const uniform =
    temperatures.size === 1 && !coordinateNames.some((name) => coordinates[0]!.temperature.names.has(name));
  const relaxesToBoltzmann = uniform && (convention ?? 'isothermal') === 'isothermal';
  return {
    kind: 'langevin',
    dynamics,
    coordinates,
    parameters,
    controls: (['controls', 'probes'] as const).flatMap((part) =>
      Object.entries(parsed[part]).map(([name, control]) => ({
        name,
        control: compileControl(control, `${field}.${part}.${name}`, parameterNames, assigned.of),
        probe: part === 'probes',
      })),
    ),
    potential,
    forces: coordinateNames.map((name) =>
      Object.hasOwn(parsed.force, name) ? scalar(parsed.force[name]!, `force.${name}`, all) : null,
    ),
    currents: Object.entries(parsed.currents).map(([id, fields]) => {
      const unknown = Object.keys(fields).find((name) => !coordinateNames.includes(name));
      if (unknown !== undefined)
        throw SpecError.of(`${field}.currents.${id}.${unknown}`, fields[unknown], 'names no coordinate');
      const parse = (name: string) =>
        name in fields ? scalar(fields[name]!, `currents.${id}.${name}`, measuring) : null;
      return { id, fields: coordinateNames.map(parse) };
    }),
    assignments: assigned.all,
    changes: Object.entries(parsed.changes).map(([id, of]) => ({ id, of: scalar(of, `changes.${id}`, all) })),
    integrals: Object.entries(parsed.integrals).map(([id, g]) => ({
      id,
      integrand: scalar(g, `integrals.${id}`, measuring),
    })),
    burnIn: parsed.burnIn === undefined ? null : scalar(parsed.burnIn, 'burnIn'),
    confine:
      parsed.confine === undefined ? null : scalar(parsed.confine, 'confine', [...parameterNames, ...coordinateNames]),
    initial: parseInitial(
      parsed.initial ??
        (relaxesToBoltzmann && Object.keys(parsed.force).length + parsed.events.length === 0
          ? 'equilibrium'
          : 'stationary'),
      coordinateNames,
      scalar,
      field,
    ),
    ...parseHybrid(parsed, field, {
      parameters: parameterNames,
      controls: controlNames,
      underdamped: dynamics === 'underdamped',
      assigned,
    }),
    convention,
    temperature: uniform ? coordinates[0]!.temperature : null,
    harmonic: coordinates.every((c) => !c.period) && degreeIn(potential, coordinateNames) <= 2,
    ...unitsOf(parsed, parameters),
  };
}

type ScalarParser = (value: ScalarSpec, path: string, names?: readonly string[]) => Formula;

function parseCoordinate(name: string, spec: ParsedLangevinSpec, scalar: ScalarParser, field: string): Coordinate {
  const c = spec.coordinates[name]!;
  const path = `coordinates.${name}`;
  const underdamped = c.mass !== undefined || c.friction !== undefined;
  if (underdamped && (c.mass === undefined || c.friction === undefined))
    throw SpecError.of(
      `${field}.${path}`,
      Object.keys(c).join(', '),
      'underdamped motion needs both mass and friction',
    );
  if (underdamped && c.mobility !== undefined)
    throw SpecError.of(`${field}.${path}.mobility`, c.mobility, 'underdamped motion takes mass and friction instead');
  const names = [...Object.keys(spec.parameters), ...Object.keys(spec.coordinates)];
  return {
    name,
    mobility: underdamped ? null : scalar(c.mobility ?? 1, `${path}.mobility`, names),
    mass: underdamped ? scalar(c.mass!, `${path}.mass`, names) : null,
    friction: underdamped ? scalar(c.friction!, `${path}.friction`, names) : null,
    temperature: scalar(c.temperature ?? ('kT' in spec.parameters ? 'kT' : 1), `${path}.temperature`, names),
    period: c.periodic === undefined ? null : scalar(c.periodic, `${path}.periodic`),
    unit: c.unit ?? '',
  };
}

function parseInitial(
  initial: NonNullable<ParsedLangevinSpec['initial']>,
  names: string[],
  scalar: ScalarParser,
  field: string,
) {
  if (initial === 'equilibrium' || initial === 'stationary') return initial;
  const unknown = Object.keys(initial).find((name) => !names.includes(name));
  if (unknown !== undefined) throw SpecError.of(`${field}.initial.${unknown}`, initial[unknown], 'names no coordinate');
  return names.map((name) => scalar(initial[name] ?? 0, `initial.${name}`));
}

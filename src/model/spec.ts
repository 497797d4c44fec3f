import { z } from 'zod';
import { SpecError } from '../errors.ts';
import { conventions } from './convention.ts';

/** A number, or a formula of the parameters. */
export const scalarSpec = z.union([z.number(), z.string()], 'must be a number or a formula');
export type ScalarSpec = z.infer<typeof scalarSpec>;

/** Units that a model says, beside those of its parameters and coordinates. */
export const unitsSpec = {
  energyUnit: z.string().default(''),
  /** Of its times; by default that of a parameter `tau`. */
  timeUnit: z.string().optional(),
};

const share = z.number().positive().optional();

/**
 * A control λ(t) over the duration of the run.
 *
 * - a number or formula: constant
 * - `{ ramp: [a, b] }`: linear from a to b
 * - `{ step: [a, b], at: s }`: jumps from a to b at the fraction s of its span (default 0: at once, an instant quench)
 * - `{ sine: { mean, amplitude, period, phase } }`: mean + amplitude·sin(2πt/period + phase)
 * - `{ table: { time: […], value: […] } }`: straight lines between points, constant outside
 * - `{ sequence: […] }`: one after another, each with an equal share of the span, or as their `share`s say
 */
export type ControlSpec =
  | ScalarSpec
  | { ramp: [ScalarSpec, ScalarSpec]; share?: number }
  | { step: [ScalarSpec, ScalarSpec]; at?: number; share?: number }
  | {
      sine: { mean?: ScalarSpec; amplitude: ScalarSpec; period: ScalarSpec; phase?: ScalarSpec };
      share?: number;
    }
  | { table: { time: number[]; value: number[] }; share?: number }
  | { sequence: ControlSpec[]; share?: number };

export const controlSpec: z.ZodType<ControlSpec> = z.lazy(() =>
  z.union(
    [
      scalarSpec,
      z.strictObject({ ramp: z.tuple([scalarSpec, scalarSpec]), share }),
      z.strictObject({ step: z.tuple([scalarSpec, scalarSpec]), at: z.number().min(0).max(1).optional(), share }),
      z.strictObject({
        sine: z.strictObject({
          mean: scalarSpec.optional(),
          amplitude: scalarSpec,
          period: scalarSpec,
          phase: scalarSpec.optional(),
        }),
        share,
      }),
      z.strictObject({
        table: z.strictObject({ time: z.array(z.number()).min(1), value: z.array(z.number()).min(1) }),
        share,
      }),
      z.strictObject({ sequence: z.array(controlSpec).min(1), share }),
    ],
    'must be a number, a formula, or one of ramp, step, sine, table, sequence',
  ),
);

const coordinateSpec = z.strictObject({
  mobility: scalarSpec.optional(),
  mass: scalarSpec.optional(),
  friction: scalarSpec.optional(),
  temperature: scalarSpec.optional(),
  periodic: scalarSpec.optional(),
  unit: z.string().optional(),
});

export const parameterSpec = z.union(
  [
    z.number(),
    z.strictObject({
      default: z.number(),
      minimum: z.number().optional(),
      maximum: z.number().optional(),
      unit: z.string().optional(),
      description: z.string().optional(),
      /** Only whole numbers have a meaning. */
      integer: z.boolean().optional(),
    }),
  ],
  'must be a number, or default with minimum, maximum, unit, description, integer',
);

/** Something that happens at a rate and gives some of the variables new values. */
export const eventSpec = z.strictObject({
  name: z.string().optional(),
  /** Events per unit time: a formula of the variables and parameters. */
  rate: scalarSpec,
  /** New values: formulas of the variables before the event, the parameters and the event's draws. */
  set: z.record(z.string(), scalarSpec),
});

export type EventSpec = z.output<typeof eventSpec>;

/** A Langevin model as a user writes it (contract: "A user's own model"); built-in systems are written the same way. */
export const langevinSpec = z.strictObject({
  coordinates: z.record(z.string(), coordinateSpec).refine((c) => Object.keys(c).length > 0, 'needs at least one'),
  parameters: z.record(z.string(), parameterSpec).default({}),
  controls: z.record(z.string(), controlSpec).default({}),
  potential: scalarSpec,
  /** Non-conservative force on each coordinate, beside −∂U/∂x. */
  force: z.record(z.string(), scalarSpec).default({}),
  /** What multiplicative noise means: needed where a mobility or temperature depends on position (see `conventions`). */
  convention: z.enum(conventions, `must be one of ${conventions.join(', ')}`).optional(),
  /** Integrals ∫ Σ f_i ∘ dx_i along the path (Stratonovich), jumps at events included, one formula a coordinate; reported per unit time. */
  currents: z.record(z.string(), z.record(z.string(), scalarSpec)).default({}),
  /** Functions of time that only measure: known to currents and integrals, not to potential and force. */
  probes: z.record(z.string(), controlSpec).default({}),
  /** Integrals ∫ g dt along the path (trapezium rule). */
  integrals: z.record(z.string(), scalarSpec).default({}),
  /**
   * Sums of the changes of a formula, of coordinates, controls and parameters, when the controls change and the coordinates stand
   * still: ∫ λ̇ ∂φ/∂λ dt. The work is that of the potential.
   */
  changes: z.record(z.string(), scalarSpec).default({}),
  /** Variables that change at events only, usable in potential, force and rates: the value at the start, a formula that may draw (`drawNames`). */
  discrete: z.record(z.string(), scalarSpec).default({}),
  /**
   * What happens at a rate, a formula of coordinates, velocities (`vx`), discrete variables, controls and parameters; all but the last two
   * may be set. An event with a name is counted: its number per unit time is an observable of that name.
   */
  events: z.array(eventSpec).max(16, 'has at most 16 events').default([]),
  /** The first time that a coordinate meets a level: the observable of that name, cut at the time of reading, and `NAME_censored`, 1 where it has not been there. */
  passages: z.record(z.string(), z.strictObject({ coordinate: z.string(), level: scalarSpec })).default({}),
  /** Where the end of the forward process, and so the start of the reverse one, is confined (a condition, e.g. `x < 0`). */
  confine: z.string().optional(),
  /** Equilibrium (where there is one, the default); the stationary state (else); or a point. */
  initial: z
    .union(
      [z.literal('equilibrium'), z.literal('stationary'), z.record(z.string(), scalarSpec)],
      'must be equilibrium, stationary, or a value for each coordinate',
    )
    .optional(),
  /** Time that trajectories relax, from where they start, before the process begins. */
  burnIn: scalarSpec.optional(),
  /** Quantities defined by a formula of parameters, coordinates and controls, usable wherever these are. */
  assignments: z.record(z.string(), z.string()).default({}),
  ...unitsSpec,
});

export type LangevinSpec = z.input<typeof langevinSpec>;
export type ParsedLangevinSpec = z.output<typeof langevinSpec>;

/** Types as rules name them. */
const kinds: Readonly<Record<string, string>> = {
  number: 'a number',
  int: 'a whole number',
  string: 'text',
  boolean: 'true or false',
  record: 'an object',
  object: 'an object',
  array: 'a list',
  tuple: 'a list',
};

/** The rule behind an issue whose schema names none. */
const ruleOf: z.core.$ZodErrorMap = (issue) => {
  if (issue.code === 'unrecognized_keys') return 'is not a field here';
  if (issue.code === 'invalid_type') {
    if (typeof issue.input === 'number' && !Number.isFinite(issue.input)) return 'must be finite';
    return `must be ${kinds[issue.expected] ?? issue.expected}`;
  }
  if (issue.code === 'too_small') return `must be ${issue.inclusive ? '≥' : '>'} ${issue.minimum}`;
  if (issue.code === 'too_big') return `must be ${issue.inclusive ? '≤' : '<'} ${issue.maximum}`;
  return undefined;
};

/** Checks `value` against `schema`; the first problem becomes one line that names field, value and rule. */
export function checkSpec<S extends z.ZodType>(schema: S, value: unknown, field: string): z.output<S> {
  const result = schema.safeParse(value, { error: ruleOf });
  if (result.success) return result.data;
  const issue = result.error.issues[0]!;
  const extra = issue.code === 'unrecognized_keys' ? issue.keys[0] : undefined;
  const path = [...issue.path, ...(extra === undefined ? [] : [extra])];
  const offending = path.reduce<unknown>((v, key) => (v as Record<PropertyKey, unknown> | undefined)?.[key], value);
  throw SpecError.of([field, ...path.map(String)].filter(Boolean).join('.') || 'spec', offending, issue.message);
}

import { z } from 'zod';
import { controlSpec, eventSpec as drawnEventSpec, parameterSpec, scalarSpec, unitsSpec } from './spec.ts';

/** Functions of time that rates may use, as in a Langevin model; without any, rates do not depend on time. */
const controls = z.record(z.string(), controlSpec).default({});

const namedCurrents = z
  .record(z.string(), z.union([z.string(), z.array(z.string()).min(1)], 'must be a transition or a list of some'))
  .default({});

/**
 * A Markov network as a user writes it: `"A -> B : rate"` or `"A <-> B : rate, reverse rate"`, rates being formulas of the parameters and controls. Currents count net transitions in
 * the direction written.
 */
export const networkSpec = z.strictObject({
  states: z.array(z.string()).min(2, 'needs at least two states').max(64, 'has at most 64 states'),
  transitions: z.array(z.string()).min(1, 'needs at least one transition').max(512, 'has at most 512 transitions'),
  parameters: z.record(z.string(), parameterSpec).default({}),
  controls,
  /** Transitions such as `"A -> B"` (net count) or `"A => B"` (that direction alone), or by name: `"pump"`, `"pump =>"`, `"pump <="`; one or several to be added. */
  currents: namedCurrents,
  /** Runs of jumps counted per unit time: states visited one after another, such as `"A B C"`, or named transitions, such as `"pump => leak <="`. */
  sequences: z.record(z.string(), z.string()).default({}),
  /** The stationary law (default), a state, or a weight for each state. */
  initial: z
    .union([z.string(), z.record(z.string(), scalarSpec)], 'must be stationary, a state, or a weight for each state')
    .default('stationary'),
  /** Energy of a state, a formula of parameters and controls, 0 where none is given: then work and heat are measured. */
  energies: z.record(z.string(), scalarSpec).default({}),
  /** kT in the unit of the energies, where works are to give free energies; by default what rates in detailed balance imply. */
  temperature: scalarSpec.optional(),
  /**
   * Sums of the changes of a formula for each state, 0 where none is given, when the controls change and the state stays: ∫ λ̇ ∂φ/∂λ dt.
   * The work is that of the energies.
   */
  changes: z.record(z.string(), z.record(z.string(), scalarSpec)).default({}),
  /** States in which the end of the forward process, and so the start of the reverse one, is confined. */
  confine: z.array(z.string()).min(1, 'needs at least one state').optional(),
  /** Quantities defined by a formula of parameters and controls, usable wherever these are. */
  assignments: z.record(z.string(), z.string()).default({}),
  ...unitsSpec,
});

/** Something that happens to all species at once: when `trigger` turns true (not where it holds at the start), `set` gives species their new values. */
const eventSpec = z.strictObject({
  /** A condition on species, parameters and the time `t`; one that names `t` must be of the form `t >= number`. */
  trigger: z.string(),
  set: z.record(z.string(), scalarSpec),
});

/**
 * A reaction network as a user writes it: `"2 P -> P2 : k1"` with a bare rate is mass action over distinct combinations (Gillespie
 * 1977); a rate in square brackets is the whole propensity, a formula of species and parameters. `"A <-> B : k, k'"` is a pair, each the
 * reverse of the other; `@ name` behind it names the reaction.
 */
export const reactionsSpec = z.strictObject({
  /** Populations at the start: a number, a formula, or drawn: `"poisson(mean)"`, `"binomial(n, p)"`, for one species that goes up and down by 1 `"stationary"`. */
  species: z
    .record(z.string(), z.union([z.int().min(0), z.string()], 'must be a whole number ≥ 0 or a formula'))
    .refine((s) => Object.keys(s).length >= 1 && Object.keys(s).length <= 16, 'needs 1 to 16 species'),
  reactions: z.array(z.string()).min(1, 'needs at least one reaction').max(64, 'has at most 64 reactions'),
  parameters: z.record(z.string(), parameterSpec).default({}),
  controls,
  /** Quantities defined by a formula of species and parameters, usable in propensities and recorded beside the species. */
  assignments: z.record(z.string(), z.string()).default({}),
  /** Reactions by sides, such as `"A -> B"` (net count) or `"A => B"` (that direction alone), or by name: `"pump"`, `"pump =>"`, `"pump <="`; one or several to be added. */
  currents: namedCurrents,
  events: z.array(eventSpec).max(16, 'has at most 16 events').default([]),
  ...unitsSpec,
});

/**
 * Variables with real values that stand still between events, as a user writes it. Events happen at their rates, at exact times, and
 * set variables to formulas of the values before and of numbers drawn for the event.
 */
export const eventsSpec = z.strictObject({
  /** Values at the start: a number, a formula of the parameters, or drawn: `"exponential(mean)"`, `"normal(mean, variance)"`, `"uniform(a, b)"`. */
  variables: z
    .record(z.string(), scalarSpec)
    .refine((v) => Object.keys(v).length >= 1 && Object.keys(v).length <= 64, 'needs 1 to 64 variables'),
  events: z.array(drawnEventSpec).min(1, 'needs at least one event').max(96, 'has at most 96 events'),
  parameters: z.record(z.string(), parameterSpec).default({}),
  controls,
  /** Quantities defined by a formula of variables and parameters, usable in events and recorded beside the variables. */
  assignments: z.record(z.string(), z.string()).default({}),
  /** What is added up, by the name of the event: formulas of the values before it, the parameters and its draws. */
  counters: z.record(z.string(), z.record(z.string(), scalarSpec)).default({}),
  ...unitsSpec,
});

export type NetworkSpec = z.input<typeof networkSpec>;
export type ReactionsSpec = z.input<typeof reactionsSpec>;
export type EventsSpec = z.input<typeof eventsSpec>;
export type ParsedReactionsSpec = z.output<typeof reactionsSpec>;

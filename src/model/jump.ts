import type { Formula } from '../formula/formula.ts';
import type { Assignment } from './assignments.ts';
import type { Control } from './control.ts';
import type { DrawnEvent } from './event.ts';
import type { Parameter } from './parameter.ts';
import type { Units } from './units.ts';

/** Something that can happen: a transition between states or a reaction. */
export interface Channel {
  /** The name given to it, or what it does. */
  readonly label: string;
  /** What it does: `A -> B`. */
  readonly does: string;
  /** Change of each species; for a network, of the one-hot states. */
  readonly change: readonly number[];
  /** Individuals of each species that it needs. */
  readonly reactants: readonly number[];
  /** Events per unit time: a formula of species, assignments, parameters and controls (of the last two alone in a network). */
  readonly propensity: Formula;
  /** Index of the channel that undoes it; null for one-way channels. */
  readonly reverse: number | null;
}

/** A counted current: Σ weight of the channels that fire. */
export interface Current {
  readonly id: string;
  /** One weight for each channel. */
  readonly weights: readonly number[];
}

/** A population at the start: fixed, or drawn from a law with the given parameters. */
export type Population =
  | { readonly law: 'fixed'; readonly value: Formula }
  | { readonly law: 'poisson'; readonly mean: Formula }
  | { readonly law: 'binomial'; readonly n: Formula; readonly p: Formula }
  /** That of the reactions themselves, where one species alone goes up and down by 1. */
  | { readonly law: 'stationary' };

/** When `trigger` turns true, species take new values; `at` is set for a trigger of the form t ≥ number. */
export interface JumpEvent {
  readonly trigger: Formula | null;
  readonly at: Formula | null;
  /** New value of each species, null where unchanged. */
  readonly set: readonly (Formula | null)[];
}

/** A function of time that rates depend on. */
export interface JumpControl {
  readonly name: string;
  readonly control: Control;
}

interface CommonJumpModel extends Units {
  readonly kind: 'jump';
  readonly parameters: readonly Parameter[];
  /** Empty where rates do not depend on time. */
  readonly controls: readonly JumpControl[];
  readonly channels: readonly Channel[];
  readonly currents: readonly Current[];
  /** Why entropy production cannot be given; null when it can. */
  readonly irreversible: string | null;
}

/** Jumps one right after another, counted: for each step the channels that it may take. */
export interface JumpSequence {
  readonly id: string;
  readonly steps: readonly (readonly number[])[];
}

/** A finite Markov network: exactly one of the states is occupied. */
export interface NetworkModel extends CommonJumpModel {
  readonly form: 'network';
  readonly assignments: readonly Assignment[];
  readonly states: readonly string[];
  readonly sequences: readonly JumpSequence[];
  /** The stationary law, or the weight of each state at the start. */
  readonly initial: 'stationary' | readonly Formula[];
  /** Energy of each state, a formula of parameters and controls; null where none is given. */
  readonly energies: readonly Formula[] | null;
  /** kT in the unit of the energies; null where rates must tell. */
  readonly temperature: Formula | null;
  /** Functions of the state whose changes with the controls are summed: a formula of parameters and controls for each state. */
  readonly changes: readonly { readonly id: string; readonly values: readonly Formula[] }[];
  /** Whether the end of the forward process may be in each state; null where it is not confined. */
  readonly confine: readonly boolean[] | null;
}

/** A reaction network over populations. */
export interface ReactionsModel extends CommonJumpModel {
  readonly form: 'reactions';
  readonly species: readonly { readonly name: string; readonly initial: Population }[];
  /** Quantities defined by formulas, already inlined in propensities. */
  readonly assignments: readonly Assignment[];
  readonly events: readonly JumpEvent[];
}

/** A variable at the start: fixed, or drawn from a law with the given parameters. */
export type StartValue =
  | { readonly law: 'fixed'; readonly value: Formula }
  | { readonly law: 'exponential'; readonly mean: Formula }
  | { readonly law: 'normal'; readonly mean: Formula; readonly variance: Formula }
  | { readonly law: 'uniform'; readonly from: Formula; readonly to: Formula };

/** Real variables that change at events only. Assigned quantities are already inlined in its formulas. Rates, new values and counters may use the controls. */
export interface EventsModel extends Units {
  readonly kind: 'jump';
  readonly form: 'events';
  readonly parameters: readonly Parameter[];
  readonly controls: readonly JumpControl[];
  readonly variables: readonly { readonly name: string; readonly initial: StartValue }[];
  readonly assignments: readonly Assignment[];
  /** `draws` are those of its counters too. */
  readonly events: readonly DrawnEvent[];
  /** Counters: what each event adds, null for nothing. */
  readonly currents: readonly { readonly id: string; readonly added: readonly (Formula | null)[] }[];
  readonly irreversible: string;
}

export type JumpModel = NetworkModel | ReactionsModel | EventsModel;

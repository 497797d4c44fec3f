import { SpecError } from '../errors.ts';
import { type Assigned, parseFormula } from '../formula/formula.ts';
import { parseArrow } from './arrow.ts';
import { parseAssignments } from './assignments.ts';
import { pairChannels, parseCurrent } from './channels.ts';
import type { NetworkModel } from './jump.ts';
import { parseJumpControls } from './jump-controls.ts';
import { parseSequence } from './jump-sequence.ts';
import { type NetworkSpec, networkSpec } from './jump-spec.ts';
import { checkNames, parseParameters } from './parameter.ts';
import { checkSpec } from './spec.ts';
import { unitsOf } from './units.ts';

/** Names that runs of a network use themselves, beside those of changes. */
const summed = ['state', 'work', 'heat'];

const stateName = /^[\p{L}\p{N}][\p{L}\p{N}_*+'-]{0,31}$/u;

/** Parses and checks a Markov network. @throws SpecError */
export function parseNetwork(spec: NetworkSpec, field = 'model'): NetworkModel {
  const parsed = checkSpec(networkSpec, spec, field);
  const { states } = parsed;
  for (const [i, state] of states.entries()) {
    if (!stateName.test(state))
      throw SpecError.of(`${field}.states.${i}`, state, 'a state is a word of letters and digits');
    if (states.indexOf(state) !== i) throw SpecError.of(`${field}.states.${i}`, state, 'is listed twice');
  }
  const parameters = parseParameters(parsed.parameters, `${field}.parameters`);
  const names = parameters.map((p) => p.id);
  const moving = [...names, ...Object.keys(parsed.controls)];
  const [defined, changes] = [parsed.assignments, parsed.changes].map(Object.keys) as [string[], string[]];
  if (moving.length + defined.length > names.length)
    checkNames([...moving, ...defined, ...(changes.length > 0 ? [...summed, ...changes] : [])], field);
  const assigned = parseAssignments(parsed.assignments, field, moving);
  const controls = parseJumpControls(parsed.controls, field, names, assigned.of);
  const known = { states, driven: controls.length > 0, names: moving, assigned: assigned.of };
  const oneHot = (state: string, sign: number) => states.map((s) => (s === state ? sign : 0));
  const changeOf = (from: string, to: string) =>
    states.includes(from) && states.includes(to) ? oneHot(to, 1).map((n, i) => n + oneHot(from, -1)[i]!) : null;

  const unpaired = parsed.transitions.flatMap((text, i) => {
    const where = `${field}.transitions.${i}`;
    const arrow = parseArrow(text, where);
    for (const side of [arrow.left, arrow.right])
      if (!states.includes(side)) throw SpecError.of(where, side, `is not a state; there are ${states.join(', ')}`);
    if (arrow.left === arrow.right) throw SpecError.of(where, text, 'leads back to where it starts');
    const ends: [string, string][] = [
      [arrow.left, arrow.right],
      [arrow.right, arrow.left],
    ];
    return arrow.rates.map((rate, direction) => {
      const [from, to] = ends[direction]!;
      return {
        label: (direction === 0 && arrow.name) || `${from} -> ${to}`,
        does: `${from} -> ${to}`,
        change: changeOf(from, to)!,
        reactants: oneHot(from, 1),
        propensity: parseFormula(rate.text, { field: where, names: moving, assigned: assigned.of }),
        partner: arrow.reversible ? 1 - 2 * direction : undefined,
      };
    });
  });
  const { channels, irreversible } = pairChannels(unpaired);
  return {
    kind: 'jump',
    form: 'network',
    parameters,
    controls,
    states,
    assignments: assigned.all,
    channels,
    irreversible,
    currents: Object.entries(parsed.currents).map(([id, entries]) =>
      parseCurrent(id, [entries].flat(), channels, changeOf, `${field}.currents.${id}`),
    ),
    sequences: Object.entries(parsed.sequences).map(([id, text]) =>
      parseSequence(id, text, states, channels, `${field}.sequences.${id}`),
    ),
    initial: parseInitial(parsed.initial, states, { names, assigned: assigned.of }, field),
    energies:
      Object.keys(parsed.energies).length === 0
        ? null
        : parseStateFunction(parsed.energies, `${field}.energies`, known),
    temperature:
      parsed.temperature === undefined
        ? null
        : parseFormula(String(parsed.temperature), { field: `${field}.temperature`, names, assigned: assigned.of }),
    changes: Object.entries(parsed.changes).map(([id, values]) => ({
      id,
      values: parseStateFunction(values, `${field}.changes.${id}`, known),
    })),
    confine: parseConfinement(parsed.confine, states, field),
    ...unitsOf(parsed, parameters),
  };
}

function parseInitial(
  initial: string | Record<string, number | string>,
  states: readonly string[],
  known: { readonly names: readonly string[]; readonly assigned: Assigned },
  field: string,
) {
  if (initial === 'stationary') return initial;
  const weights: Record<string, number | string> = typeof initial === 'string' ? { [initial]: 1 } : initial;
  const unknown = Object.keys(weights).find((s) => !states.includes(s));
  if (unknown !== undefined) throw SpecError.of(`${field}.initial`, unknown, 'is not a state');
  return states.map((s) => parseFormula(String(weights[s] ?? 0), { field: `${field}.initial.${s}`, ...known }));
}

/** A formula for each state, 0 where none is given. */
function parseStateFunction(
  values: Record<string, number | string>,
  field: string,
  {
    states,
    driven,
    names,
    assigned,
  }: { states: readonly string[]; driven: boolean; names: readonly string[]; assigned: Assigned },
) {
  if (!driven) throw SpecError.of(field, Object.keys(values).join(', '), 'needs controls to do work');
  const unknown = Object.keys(values).find((s) => !states.includes(s));
  if (unknown !== undefined) throw SpecError.of(field, unknown, 'is not a state');
  return states.map((s) => parseFormula(String(values[s] ?? 0), { field: `${field}.${s}`, names, assigned }));
}

function parseConfinement(confine: readonly string[] | undefined, states: readonly string[], field: string) {
  if (!confine) return null;
  const unknown = confine.find((s) => !states.includes(s));
  if (unknown !== undefined) throw SpecError.of(`${field}.confine`, unknown, 'is not a state');
  return states.map((s) => confine.includes(s));
}

import { SpecError } from '../errors.ts';
import { type Formula, parseFormula } from '../formula/formula.ts';
import { parseAssignments } from './assignments.ts';
import { drawNames, drawsOf } from './draws.ts';
import { type DrawnEvent, parseEvent } from './event.ts';
import type { EventsModel, StartValue } from './jump.ts';
import { parseJumpControls } from './jump-controls.ts';
import { type EventsSpec, eventsSpec } from './jump-spec.ts';
import { checkNames, parseParameters } from './parameter.ts';
import { checkSpec } from './spec.ts';
import { unitsOf } from './units.ts';

/** Parses and checks a model of variables that change at events. @throws SpecError */
export function parseEvents(spec: EventsSpec, field = 'model'): EventsModel {
  const parsed = checkSpec(eventsSpec, spec, field);
  const parameters = parseParameters(parsed.parameters, `${field}.parameters`);
  const others = parameters.map((p) => p.id);
  const variables = Object.keys(parsed.variables);
  const counters = Object.keys(parsed.counters);
  const controlNames = Object.keys(parsed.controls);
  checkNames([...others, ...controlNames, ...variables, ...Object.keys(parsed.assignments), ...counters], field);
  const names = [...others, ...variables];
  const assigned = parseAssignments(parsed.assignments, field, names);
  const controls = parseJumpControls(parsed.controls, field, others, assigned.of);

  const labels = parsed.events.map(({ name }, i) => name ?? `event ${i + 1}`);
  labels.forEach((label, i) => {
    if (labels.indexOf(label) !== i) throw SpecError.of(`${field}.events.${i}.name`, label, 'is used twice');
  });
  const events = parsed.events.map((event, i) =>
    parseEvent(event, `${field}.events.${i}`, {
      variables,
      others: [...others, ...controlNames],
      assigned: assigned.of,
    }),
  );
  const currents = counters.map((id) => {
    const entries = parsed.counters[id]!;
    const unknown = Object.keys(entries).find((label) => !labels.includes(label));
    if (unknown !== undefined)
      throw SpecError.of(`${field}.counters.${id}.${unknown}`, entries[unknown], 'names no event');
    const added = labels.map((label): Formula | null =>
      Object.hasOwn(entries, label)
        ? parseFormula(String(entries[label]!), {
            field: `${field}.counters.${id}.${label}`,
            names: [...names, ...controlNames, ...drawNames],
            assigned: assigned.of,
          })
        : null,
    );
    return { id, added };
  });
  return {
    kind: 'jump',
    form: 'events',
    parameters,
    controls,
    variables: variables.map((name) => ({
      name,
      initial: parseStart(String(parsed.variables[name]), {
        field: `${field}.variables.${name}`,
        names: others,
        assigned: assigned.of,
      }),
    })),
    assignments: assigned.all,
    events: events.map(
      (event, i): DrawnEvent => ({
        ...event,
        name: labels[i]!,
        draws: drawsOf([...event.set, ...currents.map((c) => c.added[i]!)]),
      }),
    ),
    currents,
    irreversible: 'no event names its reverse',
    ...unitsOf(parsed, parameters),
  };
}

/** `exponential(mean)`, `normal(mean, variance)`, `uniform(a, b)`, or a formula of the parameters. */
function parseStart(text: string, where: Parameters<typeof parseFormula>[1]): StartValue {
  const formula = (part: string) => parseFormula(part, where);
  const [, law, inside] = /^\s*(exponential|normal|uniform)\s*\((.*)\)\s*$/.exec(text) ?? [];
  if (law === undefined || inside === undefined) return { law: 'fixed', value: formula(text) };
  if (law === 'exponential') return { law, mean: formula(inside) };
  const [first, second, third] = topLevelParts(inside);
  if (first === undefined || second === undefined || third !== undefined)
    throw SpecError.of(where.field, text, `${law} takes two numbers or formulas`);
  return law === 'normal'
    ? { law, mean: formula(first), variance: formula(second) }
    : { law: 'uniform', from: formula(first), to: formula(second) };
}

/** The parts of a list of arguments: commas inside brackets belong to a part. */
function topLevelParts(text: string): string[] {
  const parts = [''];
  let depth = 0;
  for (const character of text) {
    if (character === '(') depth++;
    if (character === ')') depth--;
    if (character === ',' && depth === 0) parts.push('');
    else parts[parts.length - 1] += character;
  }
  return parts;
}

import { SpecError } from '../errors.ts';
import { type Assigned, type Formula, parseFormula } from '../formula/formula.ts';
import { type DrawName, drawNames, drawsOf } from './draws.ts';
import type { EventSpec } from './spec.ts';

/** An event at a rate with its formulas parsed. Every formula of `set` sees the values before the event, and the same draws. */
export interface DrawnEvent {
  /** As given, or `event 1`, `event 2` … */
  readonly name: string;
  readonly rate: Formula;
  /** New value of each variable, null where unchanged. */
  readonly set: readonly (Formula | null)[];
  /** Draws that its formulas use, in the order of `drawNames`. */
  readonly draws: readonly DrawName[];
}

/**
 * Parses one event.
 *
 * @param field path of the event in the request
 * @param names.variables what events may set, in the order of `DrawnEvent.set`
 * @param names.others whatever else the formulas may use: parameters, controls
 * @param names.assigned quantities that stand for formulas
 * @throws SpecError naming field, value and rule
 */
export function parseEvent(
  spec: EventSpec,
  field: string,
  names: { readonly variables: readonly string[]; readonly others: readonly string[]; readonly assigned: Assigned },
): Omit<DrawnEvent, 'name'> {
  const known = [...names.variables, ...names.others];
  const taken = known.find((name) => (drawNames as readonly string[]).includes(name));
  if (taken !== undefined) throw SpecError.of(field, taken, 'names a draw of events: call the quantity something else');
  for (const name of Object.keys(spec.set))
    if (!names.variables.includes(name))
      throw SpecError.of(
        `${field}.set.${name}`,
        spec.set[name],
        `names nothing that events set; there are ${names.variables.join(', ')}`,
      );
  const rate = parseFormula(String(spec.rate), { field: `${field}.rate`, names: known, assigned: names.assigned });
  const set = names.variables.map((name) =>
    Object.hasOwn(spec.set, name)
      ? parseFormula(String(spec.set[name]), {
          field: `${field}.set.${name}`,
          names: [...known, ...drawNames],
          assigned: names.assigned,
        })
      : null,
  );
  return { rate, set, draws: drawsOf(set) };
}

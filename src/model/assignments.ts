import { SpecError } from '../errors.ts';
import { type Assigned, type Formula, parseFormula } from '../formula/formula.ts';
import { drawNames } from './draws.ts';

/** A quantity defined by a formula. */
export interface Assignment {
  readonly name: string;
  readonly formula: Formula;
}

/** The quantities that a model assigns: as a list, and as what parsing its other formulas needs. */
export interface Assignments {
  readonly all: readonly Assignment[];
  readonly of: Assigned;
}

/**
 * Parses quantities that are formulas of `names` and of one another.
 *
 * @throws SpecError on a circle, and on names that draws of events have
 */
export function parseAssignments(
  texts: Readonly<Record<string, string>>,
  field: string,
  names: readonly string[],
): Assignments {
  const done = new Map<string, Formula>();
  const open: string[] = [];
  const of: Assigned = (name) => {
    const text = Object.hasOwn(texts, name) ? texts[name] : undefined;
    if (text === undefined || done.has(name)) return done.get(name);
    const path = `${field}.assignments.${name}`;
    if (open.includes(name)) throw SpecError.of(path, text, 'depends on itself');
    open.push(name);
    done.set(name, parseFormula(text, { field: path, names, assigned: of }));
    open.pop();
    return done.get(name);
  };
  const drawn = Object.keys(texts).find((name) => (drawNames as readonly string[]).includes(name));
  if (drawn !== undefined)
    throw SpecError.of(`${field}.assignments`, drawn, 'names a draw of events: call the quantity something else');
  return { all: Object.keys(texts).map((name) => ({ name, formula: of(name)! })), of };
}

/** Those that formulas name, and those that these name. */
export function namedBy(shown: readonly Formula[], assignments: readonly Assignment[]): Assignment[] {
  const needed = new Set<string>();
  const visit = ({ mentions }: Formula) => {
    for (const { name, formula } of assignments)
      if (mentions.has(name) && !needed.has(name)) {
        needed.add(name);
        visit(formula);
      }
  };
  shown.forEach(visit);
  return assignments.filter(({ name }) => needed.has(name));
}

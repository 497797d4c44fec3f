import { type Formula, parseFormula } from '../../formula/formula.ts';
import type { Assignment } from '../../model/assignments.ts';
import type { DrawnEvent } from '../../model/event.ts';
import type { LangevinModel } from '../../model/langevin.ts';

type Happening = Pick<DrawnEvent, 'rate' | 'set'>;

/** A formula with the names again that assigned quantities have: their formulas stand in it in brackets. */
export function inNames(formula: Formula, assignments: readonly Assignment[]): Formula {
  const longestFirst = assignments.toSorted((a, b) => b.formula.text.length - a.formula.text.length);
  const text = longestFirst.reduce((t, { name, formula: { text } }) => nameAgain(t, text, name), formula.text);
  if (text === formula.text) return formula;
  return parseFormula(text, { field: formula.field, names: [...formula.names, ...assignments.map((a) => a.name)] });
}

/** Brackets right behind a word are those of a function, which keeps them; spaces hold the name apart from what follows. */
const nameAgain = (text: string, bracketed: string, name: string): string =>
  text
    .split(bracketed)
    .reduce((before, after) => `${before}${/[\p{L}\p{N}_]$/u.test(before) ? bracketed : ` ${name} `}${after}`);

/** What assigned quantities are that formulas name, and those that these name. */
export function definitionsOf(assignments: readonly Assignment[], shown: readonly Formula[]): Assignment[] {
  const own = assignments.map(({ name, formula }) => ({
    name,
    formula: inNames(
      formula,
      assignments.filter((a) => a.name !== name),
    ),
  }));
  const needed = new Set<string>();
  const visit = (names: ReadonlySet<string>) => {
    for (const { name, formula } of own)
      if (names.has(name) && !needed.has(name)) {
        needed.add(name);
        visit(formula.names);
      }
  };
  for (const { names } of shown) visit(names);
  return own.filter(({ name }) => needed.has(name));
}

/** A diffusing model as it is shown. */
export function langevinInNames(model: LangevinModel): LangevinModel {
  const named = (formula: Formula) => inNames(formula, model.assignments);
  const orNone = (formula: Formula | null) => formula && named(formula);
  return {
    ...model,
    potential: named(model.potential),
    forces: model.forces.map(orNone),
    coordinates: model.coordinates.map((c) => ({
      ...c,
      mobility: orNone(c.mobility),
      mass: orNone(c.mass),
      friction: orNone(c.friction),
      temperature: named(c.temperature),
    })),
    events: model.events.map((event) => eventInNames(event, model.assignments)),
  };
}

export const eventInNames = <Event extends Happening>(event: Event, assignments: readonly Assignment[]): Event => ({
  ...event,
  rate: inNames(event.rate, assignments),
  set: event.set.map((f) => f && inNames(f, assignments)),
});

/** Formulas of a diffusing model that are shown. */
export const formulasOf = ({ potential, forces, coordinates, events }: LangevinModel): Formula[] =>
  [
    potential,
    ...forces,
    ...coordinates.flatMap((c) => [c.mobility, c.mass, c.friction, c.temperature]),
    ...events.flatMap(formulasOfEvent),
  ].filter((f) => f !== null);

export const formulasOfEvent = ({ rate, set }: Happening): Formula[] => [rate, ...set.filter((f) => f !== null)];

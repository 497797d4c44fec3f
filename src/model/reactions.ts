import { SpecError } from '../errors.ts';
import { type Formula, parseFormula } from '../formula/formula.ts';
import { type Arrow, parseArrow, type Rate } from './arrow.ts';
import { parseAssignments } from './assignments.ts';
import { pairChannels, parseCurrent } from './channels.ts';
import type { JumpEvent, Population, ReactionsModel } from './jump.ts';
import { parseJumpControls } from './jump-controls.ts';
import { type ParsedReactionsSpec, type ReactionsSpec, reactionsSpec } from './jump-spec.ts';
import { checkNames, parseParameters } from './parameter.ts';
import { checkSpec } from './spec.ts';
import { unitsOf } from './units.ts';

/** Parses and checks a reaction network. @throws SpecError */
export function parseReactions(spec: ReactionsSpec, field = 'model'): ReactionsModel {
  const parsed = checkSpec(reactionsSpec, spec, field);
  const parameters = parseParameters(parsed.parameters, `${field}.parameters`);
  const parameterNames = parameters.map((p) => p.id);
  const species = Object.keys(parsed.species);
  const controlNames = Object.keys(parsed.controls);
  checkNames([...parameterNames, ...controlNames, ...species, ...Object.keys(parsed.assignments)], field);
  const names = [...parameterNames, ...species];
  const assigned = parseAssignments(parsed.assignments, field, names);
  const controls = parseJumpControls(parsed.controls, field, parameterNames, assigned.of);
  const formula = (text: string, where: string, known: readonly string[] = names) =>
    parseFormula(text, { field: where, names: known, assigned: assigned.of });

  const sideOf = (text: string, where: string) => parseSide(text, species, where);
  const changeOf = (left: string, right: string) => {
    const [a, b] = [left, right].map((side) => parseSide(side, species, field));
    return b!.map((n, i) => n - a![i]!);
  };
  const unpaired = parsed.reactions.flatMap((text, i) => {
    const where = `${field}.reactions.${i}`;
    const arrow = parseArrow(text, where);
    const sides = [sideOf(arrow.left, where), sideOf(arrow.right, where)] as const;
    return arrow.rates.map((rate, direction) => {
      const from = sides[direction]!;
      const to = sides[1 - direction]!;
      return {
        label: (direction === 0 && arrow.name) || doneBy(arrow, direction),
        does: doneBy(arrow, direction),
        change: to.map((n, s) => n - from[s]!),
        reactants: from,
        propensity: formula(propensityText(rate, from, species), where, [...names, ...controlNames]),
        partner: arrow.reversible ? 1 - 2 * direction : undefined,
      };
    });
  });
  const { channels, irreversible } = pairChannels(unpaired);
  return {
    kind: 'jump',
    form: 'reactions',
    parameters,
    controls,
    species: species.map((name) => ({
      name,
      initial: parsePopulation(String(parsed.species[name]), (part) =>
        formula(part, `${field}.species.${name}`, parameterNames),
      ),
    })),
    assignments: assigned.all,
    channels,
    irreversible: parsed.events.length > 0 ? 'events set populations without a reverse' : irreversible,
    currents: Object.entries(parsed.currents).map(([id, entries]) =>
      parseCurrent(id, [entries].flat(), channels, changeOf, `${field}.currents.${id}`),
    ),
    events: parsed.events.map((event, i) => parseEvent(event, `${field}.events.${i}`, species, names, formula)),
    ...unitsOf(parsed, parameters),
  };
}

const doneBy = ({ left, right }: Arrow, direction: number): string =>
  direction === 0 ? `${left} -> ${right}` : `${right} -> ${left}`;

function parsePopulation(text: string, formula: (part: string) => Formula): Population {
  const poisson = /^\s*poisson\((.*)\)\s*$/.exec(text);
  if (poisson) return { law: 'poisson', mean: formula(poisson[1]!) };
  const binomial = /^\s*binomial\(([^,]*),(.*)\)\s*$/.exec(text);
  if (binomial) return { law: 'binomial', n: formula(binomial[1]!), p: formula(binomial[2]!) };
  if (text.trim() === 'stationary') return { law: 'stationary' };
  return { law: 'fixed', value: formula(text) };
}

/** `"2 P + Q"` as individuals of each species; `0` is nothing. @throws SpecError */
function parseSide(text: string, species: readonly string[], field: string): number[] {
  const counts = species.map(() => 0);
  if (text === '0' || text === '∅') return counts;
  for (const term of text.split('+')) {
    const [, count, name] = /^\s*(\d+)?\s*([\p{L}][\p{L}\p{N}_]*)\s*$/u.exec(term) ?? [];
    const at = name === undefined ? -1 : species.indexOf(name);
    if (at < 0)
      throw SpecError.of(field, term.trim(), `is not a species; there are ${species.join(', ')}, and 0 for none`);
    counts[at]! += count === undefined ? 1 : Number(count);
  }
  return counts;
}

/** Mass action over distinct combinations, rate·Π n!/(m!(n − m)!) (Gillespie, J. Phys. Chem. 81, 2340 (1977)), or the rate as it stands. */
function propensityText(rate: Rate, reactants: readonly number[], species: readonly string[]): string {
  if (rate.whole) return rate.text;
  const factors = reactants.flatMap((m, s) =>
    Array.from({ length: m }, (_, i) => (i === 0 ? species[s]! : `(${species[s]} - ${i})/${i + 1}`)),
  );
  return [`(${rate.text})`, ...factors.map((f) => `(${f})`)].join('*');
}

type FormulaParser = (text: string, where: string, known?: string[]) => ReturnType<typeof parseFormula>;

function parseEvent(
  event: ParsedReactionsSpec['events'][number],
  field: string,
  species: readonly string[],
  names: readonly string[],
  formula: FormulaParser,
): JumpEvent {
  for (const name of Object.keys(event.set))
    if (!species.includes(name)) throw SpecError.of(`${field}.set.${name}`, event.set[name], 'is not a species');
  const timed = /^\s*\(?\s*t\s*>=?\s*([^)]*?)\)?\s*$/.exec(event.trigger);
  if (!timed && /\bt\b/.test(event.trigger))
    throw SpecError.of(`${field}.trigger`, event.trigger, 'with t must read t >= number');
  return {
    at: timed ? formula(timed[1]!, `${field}.trigger`) : null,
    trigger: timed ? null : formula(event.trigger, `${field}.trigger`),
    set: species.map((s) => (s in event.set ? formula(String(event.set[s]), `${field}.set.${s}`, [...names]) : null)),
  };
}

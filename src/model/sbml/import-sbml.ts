import { SpecError } from '../../errors.ts';
import { type Expression, namesOf } from '../../formula/expression.ts';
import { type ReactionsSpec, reactionsSpec } from '../jump-spec.ts';
import { checkSpec } from '../spec.ts';
import { type InitialValues, initialCount, initialValues } from './initial-values.ts';
import { type KnownNames, neverNegative } from './never-negative.ts';
import type { Quantity } from './quantity.ts';
import { readEvents } from './read-events.ts';
import { readReactions } from './read-reactions.ts';
import { readRules } from './read-rules.ts';
import { readXml } from './read-xml.ts';
import { readModel } from './sbml-model.ts';
import { checkSupported } from './supported-elements.ts';
import { writeFormula } from './write-formula.ts';

/** A model that came from SBML. */
export interface ImportedSbml {
  /** The model as a user would write it; species and the assignments that stand for species are amounts. */
  readonly spec: ReactionsSpec;
  /** The SBML id of every quantity by its name in `spec`; `reaction.id` for the parameters of one kinetic law. */
  readonly names: Readonly<Record<string, string>>;
  /** The model's name, or else its id, or nothing. */
  readonly title: string;
}

/**
 * The stochastic model of an SBML file (levels 2 and 3, core): kinetic laws become whole propensities, amounts are counts of
 * items, and a species without `hasOnlySubstanceUnits` stands for amount/size in mathematics. Function definitions are written
 * out, initial assignments worked out, local parameters become parameters of their own, sizes that matter too.
 *
 * Refused by name: delays, priorities, rate and algebraic rules, constraints, fast reactions, stoichiometry that is not a
 * whole number, laws of reversible reactions that may be negative, rates and rules that depend on time, events that change anything
 * but species, sizes that change, units of substance other than items, conversion factors, required packages.
 *
 * @param field what the file is called in errors
 * @throws SpecError in one line that names element and rule
 */
export function importSbml(text: string, field = 'sbml'): ImportedSbml {
  const root = readXml(text, field);
  checkSupported(root);
  const model = readModel(root);
  const values = initialValues(model);
  const mentioned = new Set<string>();
  const rules = readRules(model, mentioned);
  for (const id of model.rules.keys()) values.of(id);
  const quantities = [...model.quantities.values()];
  const reactions = readReactions(model, mentioned, knownNames(quantities, rules, values));
  const events = readEvents(model, mentioned, values);

  const free = quantities.filter(({ id }) => !model.rules.has(id));
  const species = free.filter(({ kind }) => kind === 'species');
  const parameters = free.filter(
    ({ kind, id }) => kind === 'parameter' || (kind === 'compartment' && mentioned.has(id)),
  );
  const spec: ReactionsSpec = {
    species: Object.fromEntries(species.map((s) => [s.name, initialCount(values, s)])),
    reactions,
    parameters: Object.fromEntries(parameters.map((p) => [p.name, parameterValue(values, p)])),
    assignments: Object.fromEntries(
      [...rules].map(([name, e]) => [name, writeFormula(e, `${field}.listOfRules.${name}`, namesOf(e))]),
    ),
    events,
  };
  checkSpec(reactionsSpec, spec, field);
  const kept = quantities.filter(({ kind, id }) => kind !== 'compartment' || mentioned.has(id));
  const { attributes } = model.node;
  return {
    spec,
    names: Object.fromEntries(kept.map(({ name, id }) => [name, id])),
    title: attributes.get('name')?.trim() || attributes.get('id')?.trim() || '',
  };
}

function parameterValue(values: InitialValues, { kind, id, node }: Quantity): number {
  const value = values.of(id);
  if (kind === 'compartment' && value <= 0) throw SpecError.of(`${node.path}.size`, value, 'must be > 0');
  return value;
}

function knownNames(
  quantities: readonly Quantity[],
  rules: ReadonlyMap<string, Expression>,
  values: InitialValues,
): KnownNames {
  const byName = new Map(quantities.map((quantity) => [quantity.name, quantity]));
  const known: KnownNames = {
    isCount: (name) => byName.get(name)?.kind === 'species' && !rules.has(name),
    isNonNegative: (name) => {
      const rule = rules.get(name);
      if (rule) return neverNegative(rule, known);
      return known.isCount(name) || values.of(byName.get(name)!.id) >= 0;
    },
  };
  return known;
}

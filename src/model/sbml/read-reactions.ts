import { SpecError } from '../../errors.ts';
import { type Expression, namesOf } from '../../formula/expression.ts';
import { booleanAttribute, numberAttribute, requiredAttribute } from './attributes.ts';
import { modelScope } from './model-scope.ts';
import { type KnownNames, neverNegative } from './never-negative.ts';
import { readMath } from './read-math.ts';
import { mathOf, type SbmlModel } from './sbml-model.ts';
import { writeFormula } from './write-formula.ts';
import { childNamed, listed, type XmlNode } from './xml-node.ts';

/**
 * The reactions as `2 P -> P2 : [k1*P*(P - 1)/2] @ Dimerisation`: whole propensities, named by their ids. Boundary and constant
 * species are left out of both sides; reactions of nothing else change nothing and are left out too.
 *
 * @param known what is known of quantities, for the laws of reversible reactions
 * @throws SpecError
 */
export function readReactions(model: SbmlModel, mentioned: Set<string>, known: KnownNames): string[] {
  const ids = new Set<string>();
  return listed(model.node, 'listOfReactions', 'reaction').flatMap((node) => {
    const id = requiredAttribute(node, 'id');
    if (ids.has(id) || model.quantities.has(id)) throw SpecError.of(node.path, id, 'is defined twice');
    ids.add(id);
    if (booleanAttribute(node, 'fast', false)) throw SpecError.of(`${node.path}.fast`, true, 'is not supported');
    const left = readSide(node, 'listOfReactants', model);
    const right = readSide(node, 'listOfProducts', model);
    const law = readLaw(node, id, model, mentioned);
    const reversible = booleanAttribute(node, 'reversible', model.level === 2);
    if (reversible && !neverNegative(law, known))
      throw SpecError.of(
        `${node.path}.reversible`,
        true,
        'needs a law that is never negative: write two irreversible reactions',
      );
    if (left === '0' && right === '0') return [];
    const label = /^[A-Za-z]/.test(id) ? ` @ ${id}` : '';
    return [`${left} -> ${right} : [${writeFormula(law, node.path, namesOf(law))}]${label}`];
  });
}

function readLaw(reaction: XmlNode, id: string, model: SbmlModel, mentioned: Set<string>): Expression {
  const law = childNamed(reaction, 'kineticLaw');
  if (!law) throw SpecError.of(reaction.path, 'no kineticLaw', 'must hold one');
  const timeRule = 'a rate that depends on time is not supported';
  return readMath(mathOf(law), modelScope(model, mentioned, { reaction: id, timeRule }));
}

function readSide(reaction: XmlNode, list: string, model: SbmlModel): string {
  const counts = new Map<string, number>();
  for (const node of listed(reaction, list, 'speciesReference')) {
    const id = requiredAttribute(node, 'species');
    const species = model.quantities.get(id);
    if (species?.kind !== 'species') throw SpecError.of(node.path, id, 'names no species');
    const count = numberAttribute(node, 'stoichiometry') ?? (model.level === 2 ? 1 : undefined);
    if (count === undefined) throw SpecError.of(`${node.path}.stoichiometry`, 'missing', 'must be given');
    if (!Number.isSafeInteger(count) || count < 0)
      throw SpecError.of(`${node.path}.stoichiometry`, count, 'must be a whole number');
    if (species.boundary || count === 0) continue;
    if (species.constant) throw SpecError.of(node.path, id, 'is constant and no boundary species: it cannot react');
    if (model.rules.has(id)) throw SpecError.of(node.path, id, 'has an assignment rule: it cannot react');
    counts.set(species.name, (counts.get(species.name) ?? 0) + count);
  }
  const terms = [...counts].map(([name, count]) => (count === 1 ? name : `${count} ${name}`));
  return terms.join(' + ') || '0';
}

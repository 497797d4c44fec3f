import { SpecError } from '../../errors.ts';
import { booleanAttribute, numberAttribute, requiredAttribute } from './attributes.ts';
import { rename } from './rename.ts';
import { listed, type XmlNode } from './xml-node.ts';

/** A species, parameter or compartment of the file. */
export interface Quantity {
  readonly kind: 'species' | 'parameter' | 'compartment';
  /** Its SBML id; `reaction.id` for a parameter of one kinetic law alone. */
  readonly id: string;
  /** Its name in the specification. */
  readonly name: string;
  readonly node: XmlNode;
  /** Neither rules nor events nor reactions change it. */
  readonly constant: boolean;
  /** A species that reactions leave as it is. */
  readonly boundary: boolean;
  /** Where a species stands for its concentration in mathematics: the compartment by whose size its amount is divided. */
  readonly concentrationIn: string | null;
  /** What the file gives as its value or size; of a species its amount, or its concentration. */
  readonly value: number | undefined;
  readonly initialConcentration: number | undefined;
}

const isSbmlId = /^[A-Za-z_][A-Za-z0-9_]*$/;

/** All quantities of a model by id, local parameters as `reaction.id`. @throws SpecError */
export function readQuantities(model: XmlNode): ReadonlyMap<string, Quantity> {
  const found = [
    ...listed(model, 'listOfSpecies', 'species').map(readSpecies),
    ...listed(model, 'listOfParameters', 'parameter').map((node) => readParameter(node)),
    ...listed(model, 'listOfReactions', 'reaction').flatMap(readLocalParameters),
    ...listed(model, 'listOfCompartments', 'compartment').map(readCompartment),
  ];
  const names = rename(found.map((quantity) => quantity.id.replace('.', '_')));
  const quantities = new Map<string, Quantity>();
  found.forEach((quantity, i) => {
    const { id, node } = quantity;
    if (quantities.has(id)) throw SpecError.of(node.path, id, 'is defined twice');
    quantities.set(id, { ...quantity, name: names[i]! });
  });
  for (const { node, kind } of found) {
    const compartment = node.attributes.get('compartment')?.trim() ?? '';
    if (kind === 'species' && quantities.get(compartment)?.kind !== 'compartment')
      throw SpecError.of(`${node.path}.compartment`, compartment, 'names no compartment');
  }
  return quantities;
}

type Nameless = Omit<Quantity, 'name'>;

const plain = { boundary: false, concentrationIn: null, initialConcentration: undefined };

function idOf(node: XmlNode): string {
  const id = requiredAttribute(node, 'id');
  if (!isSbmlId.test(id)) throw SpecError.of(`${node.path}.id`, id, 'must be a letter or _, then letters, digits or _');
  return id;
}

function readSpecies(node: XmlNode): Nameless {
  const compartment = requiredAttribute(node, 'compartment');
  return {
    kind: 'species',
    id: idOf(node),
    node,
    constant: booleanAttribute(node, 'constant', false),
    boundary: booleanAttribute(node, 'boundaryCondition', false),
    concentrationIn: booleanAttribute(node, 'hasOnlySubstanceUnits', false) ? null : compartment,
    value: numberAttribute(node, 'initialAmount'),
    initialConcentration: numberAttribute(node, 'initialConcentration'),
  };
}

function readParameter(node: XmlNode, reaction?: string): Nameless {
  const id = reaction === undefined ? idOf(node) : `${reaction}.${idOf(node)}`;
  const constant = booleanAttribute(node, 'constant', true);
  return { ...plain, kind: 'parameter', id, node, constant, value: numberAttribute(node, 'value') };
}

function readLocalParameters(reaction: XmlNode): Nameless[] {
  const laws = reaction.children.filter((child) => child.name === 'kineticLaw');
  const nodes = laws.flatMap((law) => [
    ...listed(law, 'listOfLocalParameters', 'localParameter'),
    ...listed(law, 'listOfParameters', 'parameter'),
  ]);
  return nodes.map((node) => readParameter(node, idOf(reaction)));
}

function readCompartment(node: XmlNode): Nameless {
  const constant = booleanAttribute(node, 'constant', true);
  return { ...plain, kind: 'compartment', id: idOf(node), node, constant, value: numberAttribute(node, 'size') };
}

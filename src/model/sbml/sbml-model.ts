import { SpecError } from '../../errors.ts';
import { checkSubstanceUnits } from './check-substance-units.ts';
import { type Quantity, readQuantities } from './quantity.ts';
import { readFunctions } from './read-functions.ts';
import type { MathFunction } from './read-math.ts';
import { childNamed, listed, type XmlNode } from './xml-node.ts';

/** The parts of an SBML model that have to be known before its mathematics is read. */
export interface SbmlModel {
  readonly node: XmlNode;
  readonly level: number;
  readonly quantities: ReadonlyMap<string, Quantity>;
  readonly functions: ReadonlyMap<string, MathFunction>;
  /** The `math` of each assignment rule by the id of what it defines. */
  readonly rules: ReadonlyMap<string, XmlNode>;
  /** The `math` of each initial assignment by the id of what it starts. */
  readonly starts: ReadonlyMap<string, XmlNode>;
}

/** Reads the quantities, functions, rules and initial assignments of a checked file. @throws SpecError */
export function readModel(root: XmlNode): SbmlModel {
  const node = childNamed(root, 'model');
  if (!node) throw SpecError.of(root.path, 'no model', 'must hold one');
  checkSubstanceUnits(node);
  const quantities = readQuantities(node);
  const rules = readTargets(listed(node, 'listOfRules', 'assignmentRule'), 'variable', quantities);
  const starts = readTargets(listed(node, 'listOfInitialAssignments', 'initialAssignment'), 'symbol', quantities);
  for (const id of rules.keys()) checkRule(quantities.get(id)!, starts.has(id));
  const level = Number(root.attributes.get('level'));
  if (level !== 2 && level !== 3)
    throw SpecError.of(`${root.path}.level`, root.attributes.get('level'), 'must be 2 or 3');
  return { node, level, quantities, functions: readFunctions(node), rules, starts };
}

/** The `math` that an element must hold. @throws SpecError */
export function mathOf(node: XmlNode): XmlNode {
  const math = childNamed(node, 'math');
  if (!math) throw SpecError.of(node.path, 'no math', 'must hold a formula');
  return math;
}

/** What an element of the file assigns to. @throws SpecError where that is no species, parameter or compartment */
export function targetOf(node: XmlNode, attribute: string, quantities: ReadonlyMap<string, Quantity>): Quantity {
  const id = node.attributes.get(attribute)?.trim() ?? '';
  const target = quantities.get(id);
  if (!target || id.includes('.')) throw SpecError.of(`${node.path}.${attribute}`, id, 'names no species or parameter');
  return target;
}

function readTargets(nodes: readonly XmlNode[], attribute: string, quantities: ReadonlyMap<string, Quantity>) {
  const found = new Map<string, XmlNode>();
  for (const node of nodes) {
    const { id } = targetOf(node, attribute, quantities);
    if (found.has(id)) throw SpecError.of(node.path, id, 'is assigned twice');
    found.set(id, mathOf(node));
  }
  return found;
}

function checkRule({ kind, id, node, constant }: Quantity, hasStart: boolean): void {
  if (kind === 'compartment') throw SpecError.of(node.path, id, 'a compartment that changes its size is not supported');
  if (constant) throw SpecError.of(node.path, id, 'is constant and cannot have an assignment rule');
  if (hasStart) throw SpecError.of(node.path, id, 'cannot have both an assignment rule and an initial assignment');
}

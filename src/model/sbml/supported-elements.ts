import { SpecError } from '../../errors.ts';
import type { XmlNode } from './xml-node.ts';

/** The SBML elements that are understood, by the element they stand in; the rest is refused by name. */
const supported: Readonly<Record<string, string>> = {
  sbml: 'model',
  model:
    'listOfFunctionDefinitions listOfUnitDefinitions listOfCompartmentTypes listOfSpeciesTypes listOfCompartments ' +
    'listOfSpecies listOfParameters listOfInitialAssignments listOfRules listOfReactions listOfEvents',
  listOfFunctionDefinitions: 'functionDefinition',
  functionDefinition: 'math',
  listOfUnitDefinitions: 'unitDefinition',
  unitDefinition: 'listOfUnits',
  listOfUnits: 'unit',
  listOfCompartmentTypes: 'compartmentType',
  listOfSpeciesTypes: 'speciesType',
  listOfCompartments: 'compartment',
  listOfSpecies: 'species',
  listOfParameters: 'parameter',
  listOfInitialAssignments: 'initialAssignment',
  initialAssignment: 'math',
  listOfRules: 'assignmentRule',
  assignmentRule: 'math',
  listOfReactions: 'reaction',
  reaction: 'listOfReactants listOfProducts listOfModifiers kineticLaw',
  listOfReactants: 'speciesReference',
  listOfProducts: 'speciesReference',
  listOfModifiers: 'modifierSpeciesReference',
  kineticLaw: 'math listOfParameters listOfLocalParameters',
  listOfLocalParameters: 'localParameter',
  listOfEvents: 'event',
  event: 'trigger listOfEventAssignments',
  trigger: 'math',
  listOfEventAssignments: 'eventAssignment',
  eventAssignment: 'math',
};

/** @throws SpecError for the first element, package or attribute that would change the dynamics and is not understood */
export function checkSupported(root: XmlNode): void {
  for (const [name, value] of root.foreign)
    if (name.endsWith(':required') && value.trim() !== 'false' && value.trim() !== '0')
      throw SpecError.of(root.path, name.split(':')[0], 'is a package that is not supported');
  checkChildren(root);
}

function checkChildren(node: XmlNode): void {
  const known = (supported[node.name] ?? '').split(' ');
  for (const child of node.children) {
    const fits = known.includes(child.name) && (child.language === 'mathml') === (child.name === 'math');
    if (!fits) throw SpecError.of(node.path, child.name, 'is not supported');
    if (child.attributes.has('conversionFactor')) refuseAttribute(child, 'conversionFactor');
    if (child.language === 'sbml') checkChildren(child);
  }
  if (node.name === 'kineticLaw')
    for (const name of ['substanceUnits', 'timeUnits']) if (node.attributes.has(name)) refuseAttribute(node, name);
}

function refuseAttribute(node: XmlNode, name: string): never {
  throw SpecError.of(`${node.path}.${name}`, node.attributes.get(name), 'is not supported');
}

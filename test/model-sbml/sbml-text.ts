/** Parts of an SBML document, as XML; what is left out is a birth process X → 2 X with law k·X. */
export interface SbmlParts {
  readonly level?: string;
  readonly model?: string;
  readonly compartments?: string;
  readonly species?: string;
  readonly parameters?: string;
  readonly reactions?: string;
  /** Lists after the reactions. */
  readonly after?: string;
  /** Lists before the compartments. */
  readonly before?: string;
  /** Lists between the parameters and the reactions. */
  readonly between?: string;
}

const level3 = 'xmlns="http://www.sbml.org/sbml/level3/version1/core" level="3" version="1"';
const level2 = 'xmlns="http://www.sbml.org/sbml/level2/version4" level="2" version="4"';

export const sbmlText = (parts: SbmlParts = {}): string =>
  `<?xml version="1.0" encoding="UTF-8"?>
<sbml ${parts.level === '2' ? level2 : (parts.level ?? level3)}>
  <model ${parts.model ?? 'id="m"'}>
    ${parts.before ?? ''}
    <listOfCompartments>${parts.compartments ?? '<compartment id="Cell" size="2" constant="true"/>'}</listOfCompartments>
    <listOfSpecies>${parts.species ?? speciesText('X', 'initialAmount="10"')}</listOfSpecies>
    <listOfParameters>${parts.parameters ?? '<parameter id="k" value="0.5" constant="true"/>'}</listOfParameters>
    ${parts.between ?? ''}
    <listOfReactions>${parts.reactions ?? reactionText(mathText('<apply><times/><ci>k</ci><ci>X</ci></apply>'))}</listOfReactions>
    ${parts.after ?? ''}
  </model>
</sbml>`;

/** A species; later attributes stand instead of `hasOnlySubstanceUnits="true"` and the like. */
export const speciesText = (id: string, attributes: string): string => {
  const defaults = { hasOnlySubstanceUnits: 'true', boundaryCondition: 'false', constant: 'false' };
  const missing = Object.entries(defaults).filter(([key]) => !attributes.includes(key));
  return `<species id="${id}" compartment="Cell" ${attributes} ${missing.map(([k, v]) => `${k}="${v}"`).join(' ')}/>`;
};

export const mathText = (inner: string): string => `<math xmlns="http://www.w3.org/1998/Math/MathML">${inner}</math>`;

/** The reaction X → 2 X unless told otherwise. */
export const reactionText = (
  law: string,
  { attributes = 'id="R" reversible="false" fast="false"', reactants = '1', products = '2', more = '' } = {},
): string => `<reaction ${attributes}>
    <listOfReactants><speciesReference species="X" stoichiometry="${reactants}" constant="true"/></listOfReactants>
    <listOfProducts><speciesReference species="X" stoichiometry="${products}" constant="true"/></listOfProducts>
    <kineticLaw>${law}${more}</kineticLaw>
  </reaction>`;

/** An event that sets X to 7 when a condition turns true. */
export const eventText = (
  condition: string,
  { trigger = 'initialValue="false" persistent="true"', inner = '', variable = 'X', value = '<cn>7</cn>' } = {},
): string => `<event id="reset" useValuesFromTriggerTime="true">
    <trigger ${trigger}>${mathText(condition)}</trigger>${inner}
    <listOfEventAssignments><eventAssignment variable="${variable}">${mathText(value)}</eventAssignment></listOfEventAssignments>
  </event>`;

/** The model's time in MathML. */
export const timeText = '<csymbol encoding="text" definitionURL="http://www.sbml.org/sbml/symbols/time">t</csymbol>';

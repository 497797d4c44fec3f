import { describe, expect, test } from 'vitest';
import { refusal } from './refusal.ts';
import { after, crowded, later, law, reaction, rule, rules, variable } from './sbml-parts.ts';
import { eventText, mathText, reactionText, type SbmlParts, sbmlText, speciesText, timeText } from './sbml-text.ts';

const R = 'sbml.listOfReactions.reaction R';
const event = 'sbml.listOfEvents.event reset';

const unsupported: [string, SbmlParts, string][] = [
  [
    'a delay',
    after(eventText(later, { inner: `<delay>${mathText('<cn>1</cn>')}</delay>` })),
    `${event}: delay (is not supported)`,
  ],
  ['a priority', after(eventText(later, { inner: '<priority/>' })), `${event}: priority (is not supported)`],
  ['a rate rule', rules('<rateRule variable="k"/>'), 'sbml.listOfRules: rateRule (is not supported)'],
  ['an algebraic rule', rules('<algebraicRule/>'), 'sbml.listOfRules: algebraicRule (is not supported)'],
  ['a constraint', { between: '<listOfConstraints/>' }, 'sbml: listOfConstraints (is not supported)'],
  ['a misspelt list', { between: '<listOfRule/>' }, 'sbml: listOfRule (is not supported)'],
  [
    'a fast reaction',
    reaction({ attributes: 'id="R" reversible="false" fast="true"' }),
    `${R}.fast: true (is not supported)`,
  ],
  ['half a molecule', reaction({ products: '1.5' }), `speciesReference X.stoichiometry: 1.5 (must be a whole number)`],
  ['a negative stoichiometry', reaction({ reactants: '-1' }), 'stoichiometry: -1 (must be a whole number)'],
  [
    'a reversible law that may be negative',
    {
      reactions: reactionText(mathText('<apply><minus/><ci>X</ci><ci>k</ci></apply>'), {
        attributes: 'id="R" reversible="true" fast="false"',
      }),
    },
    `${R}.reversible: true (needs a law that is never negative`,
  ],
  [
    'moles',
    { species: speciesText('X', 'initialAmount="1" substanceUnits="mole"') },
    'species X.substanceUnits: mole (is not supported: amounts must count items)',
  ],
  [
    'thousands of items',
    {
      before:
        '<listOfUnitDefinitions><unitDefinition id="u"><listOfUnits><unit kind="item" scale="3"/></listOfUnits></unitDefinition></listOfUnitDefinitions>',
      model: 'substanceUnits="u"',
    },
    'sbml.substanceUnits: u (is not supported',
  ],
  ['a conversion factor', { model: 'conversionFactor="k"' }, 'sbml.conversionFactor: k (is not supported)'],
  [
    'a rate that depends on time',
    law(timeText),
    `${R}.kineticLaw.math: time (a rate that depends on time is not supported)`,
  ],
  [
    'a rule that depends on time',
    { parameters: variable, ...rules(rule('k', timeText)) },
    'time (a rule that depends on time',
  ],
  ['a size that changes', rules(rule('Cell')), 'Cell (a compartment that changes its size is not supported)'],
  [
    'an event on a parameter',
    after(eventText(later, { variable: 'k' })),
    'k (an event that changes a parameter is not supported)',
  ],
  ['an event at time 0', after(eventText('<apply><gt/><ci>X</ci><cn>3</cn></apply>')), 'trigger: true at time 0'],
  [
    'a trigger at time 0',
    after(eventText(`<apply><geq/>${timeText}<cn>0</cn></apply>`)),
    'trigger.math: 0 (must be a finite time after 0)',
  ],
  [
    'a trigger that ends at a time',
    after(eventText(`<apply><lt/>${timeText}<cn>3</cn></apply>`)),
    'must read time >= number',
  ],
  [
    'a trigger on time and population',
    after(eventText(`<apply><geq/>${timeText}<ci>X</ci></apply>`)),
    'must read time >= number',
  ],
  [
    'a trigger that need not persist beside another event',
    after(eventText(crowded, { trigger: 'persistent="false"' }), eventText(later)),
    `${event}.trigger.persistent: false (is not supported beside other events)`,
  ],
  ['a factorial', law('<apply><factorial/><ci>X</ci></apply>'), `${R}.kineticLaw.math: factorial (is not supported)`],
  ['an inverse function', law('<apply><arcsin/><ci>X</ci></apply>'), 'arcsin (is not supported)'],
  ['an infinite number', law('<infinity/>'), 'infinity (is not supported)'],
  [
    'a delayed value',
    law('<apply><csymbol definitionURL="http://www.sbml.org/sbml/symbols/delay"/><ci>X</ci><cn>1</cn></apply>'),
    'delay (is not supported)',
  ],
  ['more species than sixteen', { species: speciesNumbered(17) }, 'sbml.species'],
  ['more reactions than sixty-four', { reactions: reactionsNumbered(65) }, 'sbml.reactions'],
];

function speciesNumbered(count: number): string {
  const ids = ['X', ...Array.from({ length: count - 1 }, (_, i) => `S${i}`)];
  return ids.map((id) => speciesText(id, 'initialAmount="1"')).join('');
}

function reactionsNumbered(count: number): string {
  const one = (i: number) =>
    reactionText(mathText('<ci>X</ci>'), { attributes: `id="R${i}" reversible="false" fast="false"` });
  return Array.from({ length: count }, (_, i) => one(i)).join('');
}

describe('refused by name', () => {
  test.each(unsupported)('%s', (_, parts, message) => expect(refusal(sbmlText(parts))).toContain(message));

  test('a required package and level 1', () => {
    const packaged = sbmlText({
      level:
        'xmlns="http://www.sbml.org/sbml/level3/version1/core" level="3" version="1" ' +
        'xmlns:comp="http://www.sbml.org/sbml/level3/version1/comp/version1" comp:required="true"',
    });
    expect(refusal(packaged)).toBe('sbml: comp (is a package that is not supported)');
    const old = sbmlText({ level: 'xmlns="http://www.sbml.org/sbml/level1" level="1" version="2"' });
    expect(refusal(old)).toBe('sbml.xmlns: http://www.sbml.org/sbml/level1 (must be that of SBML level 2 or 3)');
  });

  test('stoichiometry given by mathematics', () => {
    const computed = '<stoichiometryMath/></speciesReference>';
    const text = sbmlText({ level: '2', ...reaction({}) }).replace(
      'constant="true"/></listOfProducts>',
      `>${computed}</listOfProducts>`,
    );
    expect(refusal(text)).toContain('speciesReference X: stoichiometryMath (is not supported)');
  });
});

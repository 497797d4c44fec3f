import { describe, expect, test } from 'vitest';
import { refusal } from './refusal.ts';
import { after, call, functions, later, law, reaction, rule, rules, variable } from './sbml-parts.ts';
import { eventText, reactionText, type SbmlParts, sbmlText, speciesText } from './sbml-text.ts';

const R = 'sbml.listOfReactions.reaction R';

const wrong: [string, SbmlParts, string][] = [
  [
    'an unknown name',
    law('<ci>missing</ci>'),
    `${R}.kineticLaw.math: missing (names no species, compartment or parameter)`,
  ],
  ['the rate of a reaction', law('<ci>R</ci>'), 'R (names no species, compartment or parameter)'],
  ['the local parameter of another law', law('<ci>R.k</ci>'), 'R.k (names no species'],
  ['an unknown function', law(call('f', '<cn>1</cn>')), 'f (names no function)'],
  [
    'a function that calls itself',
    { ...functions(['f', call('f', '<ci>x</ci>')]), ...law(call('f', '<ci>X</ci>')) },
    'f (must not call itself)',
  ],
  [
    'a function that knows a species',
    { ...functions(['f', '<ci>X</ci>']), ...law(call('f', '<cn>1</cn>')) },
    'X (names no species',
  ],
  [
    'too many arguments',
    { ...functions(['f', '<ci>x</ci>']), ...law(call('f', '<cn>1</cn><cn>2</cn>')) },
    'f of 2 (takes 1 arguments)',
  ],
  ['too few operands', law('<apply><divide/><ci>X</ci></apply>'), 'divide of 1 (has the wrong number of operands)'],
  [
    'pieces without otherwise',
    law('<piecewise><piece><cn>1</cn><true/></piece></piecewise>'),
    'must say its value where no condition holds',
  ],
  ['a number in words', law('<cn>two</cn>'), 'two (must be a finite number)'],
  ['half an integer', law('<cn type="integer">1.5</cn>'), '1.5 (must be an integer)'],
  ['a number beyond doubles', law('<cn type="e-notation">1<sep/>400</cn>'), 'must be a finite number'],
  ['division of a rational by zero', law('<cn type="rational">1<sep/>0</cn>'), 'must be a finite number'],
  [
    'half a molecule at the start',
    { species: speciesText('X', 'initialAmount="1.5"') },
    'species X: 1.5 (must start with a whole number',
  ],
  [
    'less than nothing at the start',
    { species: speciesText('X', 'initialAmount="-1"') },
    'species X: -1 (must start with a whole number',
  ],
  [
    'no amount at the start',
    { species: speciesText('X', '') },
    'species X: missing (needs an initial amount or concentration)',
  ],
  ['a parameter without a value', { parameters: '<parameter id="k"/>' }, 'parameter k: missing (needs a value)'],
  [
    'a parameter that is no number',
    { parameters: '<parameter id="k" value="INF"/>' },
    'parameter k.value: INF (must be a finite number)',
  ],
  [
    'a concentration in a compartment without a size',
    {
      compartments: '<compartment id="Cell"/>',
      species: speciesText('X', 'initialAmount="1" hasOnlySubstanceUnits="false"'),
    },
    'compartment Cell: missing (needs a size)',
  ],
  [
    'a concentration in a compartment of no size',
    {
      compartments: '<compartment id="Cell" size="0"/>',
      species: speciesText('X', 'initialAmount="1" hasOnlySubstanceUnits="false"'),
    },
    'compartment Cell.size: 0 (must be > 0)',
  ],
  [
    'a species nowhere',
    { compartments: '<compartment id="Other"/>' },
    'species X.compartment: Cell (names no compartment)',
  ],
  [
    'two parameters of one id',
    { parameters: '<parameter id="k" value="1"/><parameter id="k" value="2"/>' },
    'k (is defined twice)',
  ],
  ['a reaction with a species’ id', reaction({ attributes: 'id="X" reversible="false"' }), 'X (is defined twice)'],
  ['an id that is none', { parameters: '<parameter id="1k" value="1"/>' }, '1k (must be a letter or _'],
  [
    'a truth that is none',
    reaction({ attributes: 'id="R" reversible="no"' }),
    `${R}.reversible: no (must be true or false)`,
  ],
  ['a rule on a constant', rules(rule('k')), 'k (is constant and cannot have an assignment rule)'],
  ['two rules on one quantity', { parameters: variable, ...rules(rule('k') + rule('k')) }, 'k (is assigned twice)'],
  ['rules in a circle', { parameters: variable, ...rules(rule('k', '<ci>k</ci>')) }, 'k (depends on itself)'],
  ['a rule on a species that reacts', rules(rule('X')), 'X (has an assignment rule: it cannot react)'],
  ['a law without mathematics', { reactions: reactionText('') }, `${R}.kineticLaw: no math (must hold a formula)`],
  [
    'an event to half a molecule',
    after(eventText(later, { value: '<cn>1.5</cn>' })),
    'eventAssignment X: 1.5 (must be a whole number of items)',
  ],
  ['an event to nothing', after(eventText(later, { variable: 'Z' })), 'variable: Z (names no species or parameter)'],
];

describe('wrong files', () => {
  test.each(wrong)('%s', (_, parts, message) => expect(refusal(sbmlText(parts))).toContain(message));
});

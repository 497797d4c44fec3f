import { describe, expect, test } from 'vitest';
import { isFormulaName } from '../../src/formula/formula.ts';
import { parseReactions } from '../../src/model/reactions.ts';
import { importSbml } from '../../src/model/sbml/import-sbml.ts';
import { propensity, sides } from './propensity.ts';
import { eventText, mathText, reactionText, type SbmlParts, sbmlText, speciesText, timeText } from './sbml-text.ts';

const spec = (parts: SbmlParts) => importSbml(sbmlText(parts)).spec;
const concentration = speciesText('X', 'initialConcentration="5" hasOnlySubstanceUnits="false"');
const starts = (...items: [string, string][]) =>
  `<listOfInitialAssignments>${items
    .map(([id, inner]) => `<initialAssignment symbol="${id}">${mathText(inner)}</initialAssignment>`)
    .join('')}</listOfInitialAssignments>`;
const rule = (id: string, inner: string) =>
  `<listOfRules><assignmentRule variable="${id}">${mathText(inner)}</assignmentRule></listOfRules>`;
const events = (...items: string[]) => `<listOfEvents>${items.join('')}</listOfEvents>`;
const atLeast = (a: string, b: string) => `<apply><geq/>${a}${b}</apply>`;
const twice = (inner: string) => `<apply><times/><cn>2</cn>${inner}</apply>`;

describe('amounts and concentrations', () => {
  test('a species stands for amount over size in a law, and starts at concentration times size', () => {
    const imported = spec({ species: concentration });
    expect(imported.species).toEqual({ X: 10 });
    expect(imported.parameters).toEqual({ k: 0.5, Cell: 2 });
    expect(propensity(imported, 0)({ X: 12 })).toBe(3);
  });

  test('a product of concentration and size may be off by rounding', () => {
    const size = '<compartment id="Cell" size="4.35" constant="true"/>';
    const species = speciesText('X', 'initialConcentration="100" hasOnlySubstanceUnits="true"');
    expect(Number.isInteger(4.35 * 100)).toBe(false);
    expect(spec({ compartments: size, species }).species).toEqual({ X: 435 });
  });

  test('an event gives a concentration, the specification an amount', () => {
    const after = events(eventText(atLeast(timeText, '<cn>3</cn>')));
    expect(spec({ species: concentration, after }).events).toEqual([{ trigger: 't >= 3', set: { X: '7 * Cell' } }]);
  });

  test('a rule gives a concentration, the specification an amount that other rates see as a concentration', () => {
    const species = concentration + speciesText('Y', 'initialAmount="0" hasOnlySubstanceUnits="false"');
    const reactions = reactionText(mathText('<apply><times/><ci>k</ci><ci>Y</ci></apply>'));
    const imported = spec({ species, reactions, between: rule('Y', twice('<ci>X</ci>')) });
    expect(imported.species).toEqual({ X: 10 });
    // [X] = 3, [Y] = 6, rate 0.5·6.
    expect(propensity(imported, 0)({ X: 6 })).toBe(3);
    expect(parseReactions(imported).assignments.map(({ name }) => name)).toEqual(['Y']);
  });

  test('a size that no formula mentions need not be given and becomes no parameter', () =>
    expect(spec({ compartments: '<compartment id="Cell" constant="true"/>' }).parameters).toEqual({ k: 0.5 }));
});

describe('what reactions change', () => {
  test('boundary and constant species stay as they are but count in laws', () => {
    const species =
      speciesText('X', 'initialAmount="4" boundaryCondition="true"') + speciesText('Y', 'initialAmount="0"');
    const reaction = reactionText(mathText('<ci>X</ci>'), { products: '1' });
    const products = '<speciesReference species="Y" stoichiometry="3" constant="true"/></listOfProducts>';
    const imported = spec({ species, reactions: reaction.replace('</listOfProducts>', products) });
    expect(sides(imported, 0)).toBe('0 -> 3 Y');
    expect(propensity(imported, 0)({ X: 4, Y: 9 })).toBe(4);
  });

  test('repeated references to a species add up, and stoichiometry 0 is nothing', () => {
    const reaction = reactionText(mathText('<ci>X</ci>'), { reactants: '0', products: '2' });
    const more = '<speciesReference species="X" stoichiometry="1e0" constant="true"/></listOfProducts>';
    expect(sides(spec({ reactions: reaction.replace('</listOfProducts>', more) }), 0)).toBe('0 -> 3 X');
  });

  test('a reaction of boundary species alone is left out', () => {
    const species =
      speciesText('X', 'initialAmount="4"') + speciesText('Y', 'initialAmount="1" boundaryCondition="true"');
    const idle = reactionText(mathText('<ci>Y</ci>'), { attributes: 'id="idle" reversible="false" fast="false"' });
    const imported = spec({ species, reactions: idle.replaceAll('"X"', '"Y"') + reactionText(mathText('<ci>X</ci>')) });
    expect(imported.reactions).toEqual(['X -> 2 X : [X] @ R']);
  });

  test('a reversible reaction imports where its law cannot be negative', () => {
    const reversible = { attributes: 'id="R" reversible="true" fast="false"' };
    const minus1 = '<apply><minus/><ci>X</ci><cn>1</cn></apply>';
    const falling = mathText(`<apply><times/><ci>k</ci><ci>X</ci>${minus1}</apply>`);
    expect(propensity(spec({ reactions: reactionText(falling, reversible) }), 0)({ X: 5 })).toBe(10);
  });
});

describe('values at the start', () => {
  test('initial assignments are worked out in the order of their dependence', () => {
    const between = starts(['X', twice('<ci>k</ci>')], ['k', '<apply><plus/><ci>Cell</ci><cn>3</cn></apply>']);
    const imported = spec({ between });
    expect(imported.species).toEqual({ X: 10 });
    expect(imported.parameters).toEqual({ k: 5 });
  });

  test('an initial assignment gives a concentration, the specification an amount', () =>
    expect(spec({ species: concentration, between: starts(['X', '<cn>8</cn>']) }).species).toEqual({ X: 16 }));

  test('a rule without a value at the start is no obstacle', () => {
    const parameters = '<parameter id="k" value="1" constant="true"/><parameter id="r" constant="false"/>';
    const between = rule('r', '<apply><divide/><ci>k</ci><ci>X</ci></apply>');
    const imported = spec({ parameters, between, species: speciesText('X', 'initialAmount="0"') });
    expect(imported.assignments).toEqual({ r: 'k / X' });
  });
});

describe('events', () => {
  test('time > number, number <= time and a parameter as the number all read t >= number', () => {
    const trigger = (condition: string) => spec({ after: events(eventText(condition)) }).events![0]!.trigger;
    expect(trigger(`<apply><gt/>${timeText}<cn>3</cn></apply>`)).toBe('t >= 3');
    expect(trigger(`<apply><leq/>${twice('<ci>k</ci>')}${timeText}</apply>`)).toBe('t >= 1');
  });

  test('a trigger on populations keeps its condition, assigned quantities included', () => {
    const species = speciesText('X', 'initialAmount="1"') + speciesText('Y', 'initialAmount="0"');
    const after = events(eventText(atLeast('<ci>Y</ci>', '<cn>30</cn>'), { value: twice('<ci>X</ci>') }));
    const imported = spec({ species, between: rule('Y', twice('<ci>X</ci>')), after });
    expect(imported.events).toEqual([{ trigger: '(Y >= 30)', set: { X: '2 * X' } }]);
    const [event] = parseReactions(imported).events;
    expect([...event!.trigger!.names]).toEqual(['X']);
  });

  test('a trigger that holds at time 0 waits for its next turn when its initial value is true', () => {
    const trigger = 'initialValue="true" persistent="true"';
    const after = events(eventText(atLeast('<ci>X</ci>', '<cn>3</cn>'), { trigger }));
    expect(spec({ after }).events).toEqual([{ trigger: '(X >= 3)', set: { X: 7 } }]);
  });
});

describe('names', () => {
  test('ids that formulas forbid get other names, each its own, and are reported under their ids', () => {
    const ids = [
      'e',
      'e_',
      't',
      '_X',
      'X',
      'sin',
      '__proto__',
      'constructor',
      'not',
      `a${'b'.repeat(60)}`,
      `a${'b'.repeat(61)}`,
    ];
    const species = ids.map((id) => speciesText(id, 'initialAmount="1"')).join('');
    const law = mathText(`<apply><plus/>${ids.map((id) => `<ci>${id}</ci>`).join('')}</apply>`);
    const imported = importSbml(sbmlText({ species, reactions: reactionText(law) }));
    const used = Object.keys(imported.spec.species);
    expect(used).toHaveLength(ids.length);
    expect(used.every((name) => isFormulaName(name) && name.length <= 32)).toBe(true);
    expect(used.map((name) => imported.names[name])).toEqual(ids);
    expect(used.slice(0, 9)).toEqual(['e__2', 'e_', 't_', 'X_2', 'X', 'sin_', 'proto__', 'constructor', 'not_']);
    expect(parseReactions(imported.spec).channels[0]!.propensity.names.size).toBe(ids.length);
  });

  test('a local parameter hides the global one, in level 2 and level 3, and never another law’s', () => {
    const local = '<listOfLocalParameters><localParameter id="k" value="3"/></listOfLocalParameters>';
    const older = '<listOfParameters><parameter id="k" value="3"/></listOfParameters>';
    for (const [level, more] of [
      ['3', local],
      ['2', older],
    ] as const) {
      const law = mathText('<apply><times/><ci>k</ci><ci>X</ci></apply>');
      const other = reactionText(law, { attributes: 'id="R2" reversible="false" fast="false"' });
      const reactions = reactionText(law, { more }) + other;
      const imported = spec({ ...(level === '2' && { level }), reactions });
      expect(imported.parameters).toEqual({ k: 0.5, R_k: 3 });
      expect([0, 1].map((i) => propensity(imported, i)({ X: 2 }))).toEqual([6, 1]);
    }
  });
});

test('level 2 has its defaults: concentrations, stoichiometry 1, a law that is reversible but not negative', () => {
  const species = '<species id="X" compartment="Cell" initialAmount="10"/>';
  const reference = '<speciesReference species="X"/>';
  const reactions = `<reaction id="R"><listOfReactants>${reference}</listOfReactants>
    <kineticLaw>${mathText('<apply><times/><ci>k</ci><ci>X</ci></apply>')}</kineticLaw></reaction>`;
  const imported = spec({ level: '2', species, reactions });
  expect(sides(imported, 0)).toBe('X -> 0');
  expect(propensity(imported, 0)({ X: 10 })).toBe(2.5);
});

test('notes, annotations, optional packages and unit definitions of items change nothing', () => {
  const plain = sbmlText();
  const item = '<listOfUnits><unit kind="item" exponent="1" scale="0" multiplier="1"/></listOfUnits>';
  const before = `<notes><p xmlns="http://www.w3.org/1999/xhtml">A <b>note</b></p></notes>
    <annotation><x xmlns="urn:x"><delay/></x></annotation>
    <listOfUnitDefinitions><unitDefinition id="one">${item}</unitDefinition></listOfUnitDefinitions>`;
  const model = 'id="m" substanceUnits="one"';
  const dressed = sbmlText({ before, model }).replace(
    ' level="3"',
    ' xmlns:layout="http://www.sbml.org/sbml/level3/version1/layout/version1" layout:required="false" level="3"',
  );
  expect(importSbml(dressed)).toEqual(importSbml(plain));
});

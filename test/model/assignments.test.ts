import { describe, expect, test } from 'vitest';
import { parseLangevinModel } from '../../src/model/langevin.ts';
import { parseNetwork } from '../../src/model/network.ts';

const plane = {
  parameters: { kT: 1, k: 2, r: 3 },
  coordinates: { x: { unit: 'k', mobility: '1/(k)', temperature: 'warmth' }, y: {} },
  assignments: { warmth: 'kT*(1 + far^2)', far: 'x - r', twice: '2*k' },
};

describe('quantities that a diffusing model assigns', () => {
  test('stand for their formulas wherever these may be, and for others among them', () => {
    const model = parseLangevinModel({
      ...plane,
      convention: 'ito',
      potential: 'twice*far^2/2 + c*y',
      force: { y: 'far*y' },
      controls: { c: { sequence: ['twice', { ramp: ['twice', 'k'] }] } },
      currents: { turning: { x: 'far' } },
      integrals: { way: 'far^2' },
      changes: { gain: 'c*far' },
      discrete: { s: 'twice' },
      events: [{ name: 'far_jump', rate: 'far^2', set: { y: 'far' } }],
      passages: { hit: { coordinate: 'x', level: 'twice' } },
      confine: 'far < 0',
      initial: { x: 'twice', y: 0 },
      burnIn: 'twice',
    });
    const far = '(x - r)';
    const [x] = model.coordinates;
    expect(x).toMatchObject({ unit: 'k', temperature: { text: `(kT*(1 + ${far}^2))` } });
    expect(model.potential.text).toBe(`(2*k)*${far}^2/2 + c*y`);
    expect(model.forces[1]!.text).toBe(`${far}*y`);
    const curve = model.controls[0]!.control({ kT: 1, k: 2, r: 3 }, 1);
    expect([curve(0), curve(0.5), curve(1)]).toEqual([4, 4, 2]);
    expect(model.currents[0]!.fields[0]!.text).toBe(far);
    expect(model.integrals[0]!.integrand.text).toBe(`${far}^2`);
    expect(model.changes[0]!.of.text).toBe(`c*${far}`);
    expect(model.discrete[0]!.initial.text).toBe('(2*k)');
    expect(model.events[0]).toMatchObject({ counted: 'far_jump', rate: { text: `${far}^2` } });
    expect(model.passages[0]!.level.text).toBe('(2*k)');
    expect(model.confine!.text).toBe(`${far} < 0`);
    expect(model.initial).toMatchObject([{ text: '(2*k)' }, { text: '0' }]);
    expect(model.burnIn!.text).toBe('(2*k)');
    expect(model.assignments.map(({ name, formula }) => [name, formula.text])).toEqual([
      ['warmth', `(kT*(1 + ${far}^2))`],
      ['far', far],
      ['twice', '(2*k)'],
    ]);
  });

  test.each([
    [{ far: 'x - q' }, /^model\.assignments\.far: \(x - q\) \(.*q/],
    [{ far: 'near', near: 'far' }, /^model\.assignments\.far: near \(depends on itself\)/],
    [{ k: 'x' }, /^model: k \(is defined twice\)/],
    [{ sin: 'x' }, /^model: sin \(is a word of the formula language\)/],
  ])('%o is refused in one line', (assignments, message) => {
    const spec = { parameters: { k: 1 }, coordinates: { x: {} }, potential: 'x^2', assignments };
    expect(() => parseLangevinModel(spec as never)).toThrow(message);
  });
});

describe('quantities that a network assigns', () => {
  const spec = {
    parameters: { kT: 1 },
    controls: { c: { ramp: ['gap', 0] as [string, number] } },
    assignments: { gap: '2*kT', up: 'exp(-c/kT)' },
    states: ['gap', 'B'],
    transitions: ['gap <-> B : up, 1/(gap) @ up'],
    energies: { B: 'gap*c' },
    changes: { gain: { B: 'gap + c' } },
    initial: { gap: 'gap', B: 1 },
    temperature: 'gap',
  };

  test('stand for their formulas; states and transitions keep their names', () => {
    const model = parseNetwork(spec);
    expect(model.states).toEqual(['gap', 'B']);
    expect(model.channels.map((c) => [c.label, c.propensity.text])).toEqual([
      ['up', '(exp(-c/kT))'],
      ['B -> gap', '1/((2*kT))'],
    ]);
    expect(model.controls[0]!.control({ kT: 1 }, 1)(0)).toBe(2);
    expect(model.energies![1]!.text).toBe('(2*kT)*c');
    expect(model.changes[0]!.values[1]!.text).toBe('(2*kT) + c');
    expect(model.temperature!.text).toBe('(2*kT)');
    expect(model.initial).toMatchObject([{ text: '(2*kT)' }, { text: '1' }]);
  });

  test('have names of their own', () => {
    expect(() => parseNetwork({ ...spec, assignments: { kT: '1' } })).toThrow(/^model: kT \(is defined twice\)/);
  });
});

import { describe, expect, test } from 'vitest';
import { compileFormula } from '../../src/formula/evaluate.ts';
import { type Formula, parseFormula } from '../../src/formula/formula.ts';
import { parseEvents } from '../../src/model/events.ts';
import { parseLangevinModel } from '../../src/model/langevin.ts';
import { parseNetwork } from '../../src/model/network.ts';
import { parseReactions } from '../../src/model/reactions.ts';

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
    /** By value: how the text is printed is nobody's concern. */
    const at = (f: Formula | null | undefined, x = 7) =>
      compileFormula(f!, ['x', 'y', 'kT', 'k', 'r', 'c'])(x, 5, 1, 2, 3, 11);
    const [x] = model.coordinates;
    expect(x).toMatchObject({ unit: 'k', temperature: { written: 'warmth' } });
    expect(at(x!.temperature)).toBe(17);
    expect(parseFormula(x!.temperature.text, { field: '', names: ['kT', 'x', 'r'] }).expression).toEqual(
      x!.temperature.expression,
    );
    expect(at(model.potential)).toBe((4 * 16) / 2 + 55);
    expect(at(model.forces[1])).toBe(20);
    const curve = model.controls[0]!.control({ kT: 1, k: 2, r: 3 }, 1);
    expect([curve(0), curve(0.5), curve(1)]).toEqual([4, 4, 2]);
    expect(at(model.currents[0]!.fields[0])).toBe(4);
    expect(at(model.integrals[0]!.integrand)).toBe(16);
    expect(at(model.changes[0]!.of)).toBe(44);
    expect(at(model.discrete[0]!.initial)).toBe(4);
    expect(model.events[0]).toMatchObject({ counted: 'far_jump' });
    expect(at(model.events[0]!.rate)).toBe(16);
    expect(at(model.passages[0]!.level)).toBe(4);
    expect([at(model.confine, 2), at(model.confine, 4)]).toEqual([1, 0]);
    expect((model.initial as Formula[]).map((f) => at(f))).toEqual([4, 0]);
    expect(at(model.burnIn)).toBe(4);
    expect(model.assignments.map(({ name, formula }) => [name, formula.written])).toEqual(
      Object.entries(plane.assignments),
    );
  });

  test('are read as names are: no call, no number with an exponent, no loose bracket', () => {
    const potential = (text: string, assignments: Record<string, string>) =>
      parseLangevinModel({ parameters: { k: 2 }, coordinates: { x: {} }, assignments, potential: text }).potential;
    const at = (...given: Parameters<typeof potential>) => compileFormula(potential(...given), ['x', 'k'])(5, 2);
    expect(() => potential('V(x)', { V: 'x^2' })).toThrow(/V is not a function; write V\*\(…\) for a product/);
    expect(at('k V', { V: 'x^2' })).toBe(50);
    expect(at('1/k V', { V: 'x^2' })).toBe(1 / 50);
    expect(at('1e2*x^2', { e2: '3' })).toBe(2500);
    expect(at('2e2*x^2 + 3 e2', { e2: '3' })).toBe(5009);
    expect(at('2*g', { g: '(x + 1)' })).toBe(12);
    expect(() => potential('2*g', { g: 'x^2) + (x^2' })).toThrow(/^model\.assignments\.g: /);
    expect(at('g/2 + x^2', { g: 'h - h + k', h: 'x^3' })).toBe(26);
  });

  test('one bath by another name is one bath', () => {
    const { temperature } = parseLangevinModel({
      parameters: { kT: 1 },
      coordinates: { x: { temperature: 'T' }, y: {} },
      assignments: { T: 'kT' },
      potential: 'x^2 + y^2',
    });
    expect(temperature!.text).toBe('kT');
  });

  test('may not grow without bound', () => {
    const chain = Object.fromEntries(
      Array.from({ length: 30 }, (_, i) => [`a${i}`, i === 0 ? 'x' : `(a${i - 1} + x)*(a${i - 1} + 2)`]),
    );
    expect(() => parseLangevinModel({ coordinates: { x: {} }, assignments: chain, potential: 'a29' })).toThrow(
      /^model\.assignments\.a\d+: .*must have at most/,
    );
  });

  test.each([
    [{ far: 'x - q' }, /^model\.assignments\.far: x - q \(unknown name q/],
    [{ far: 'near', near: 'far' }, /^model\.assignments\.far: near \(depends on itself\)/],
    [{ k: 'x' }, /^model: k \(is defined twice\)/],
    [{ normal: '5' }, /^model\.assignments: normal \(names a draw of events/],
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
    const at = (f: Formula) => compileFormula(f, ['kT', 'c'])(3, 2);
    expect(model.channels.map((c) => [c.label, c.propensity.written, at(c.propensity)])).toEqual([
      ['up', 'up', Math.exp(-2 / 3)],
      ['B -> gap', '1/(gap)', 1 / 6],
    ]);
    expect(model.controls[0]!.control({ kT: 1 }, 1)(0)).toBe(2);
    expect(at(model.energies![1]!)).toBe(12);
    expect(at(model.changes[0]!.values[1]!)).toBe(8);
    expect(at(model.temperature!)).toBe(6);
    expect((model.initial as Formula[]).map(at)).toEqual([6, 1]);
  });

  test('have names of their own', () => {
    expect(() => parseNetwork({ ...spec, assignments: { kT: '1' } })).toThrow(/^model: kT \(is defined twice\)/);
  });
});

test('reactions and events take them for starts and controls too, where they name parameters alone', () => {
  const shared = {
    parameters: { k: 2 },
    assignments: { r: '3*k' },
    controls: { c: { ramp: ['r', 1] as [string, number] } },
  };
  const reactions = parseReactions({ ...shared, species: { A: 'r' }, reactions: ['A -> 0 : r*c'] });
  expect(reactions.species[0]!.initial).toMatchObject({ law: 'fixed', value: { written: 'r' } });
  expect(reactions.controls[0]!.control({ k: 2 }, 1)(0)).toBe(6);
  const events = parseEvents({
    ...shared,
    variables: { a: 'exponential(r)' },
    events: [{ rate: 'r*a', set: { a: 'a + r' } }],
  });
  expect(events.variables[0]!.initial).toMatchObject({ law: 'exponential', mean: { written: 'r' } });
  expect(() =>
    parseReactions({ ...shared, assignments: { r: 'A' }, species: { A: 1 }, reactions: ['A -> 0 : r'] }),
  ).toThrow(/^model\.controls\.c\.ramp\.0: r \(r depends on A, which has no meaning here\)/);
});

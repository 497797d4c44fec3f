import { describe, expect, it } from 'vitest';
import { SpecError } from '../../src/errors.ts';
import { compileFormula } from '../../src/formula/evaluate.ts';
import { parseArrow } from '../../src/model/arrow.ts';
import { parseNetwork } from '../../src/model/network.ts';
import { parseReactions } from '../../src/model/reactions.ts';

describe('reactions', () => {
  it('a bare rate is mass action over distinct combinations, n(n − 1)(n − 2)/6 for three of a kind', () => {
    const model = parseReactions({
      species: { P: 10, Q: 3 },
      reactions: ['3 P + Q -> 0 : k'],
      parameters: { k: 2 },
    });
    const a = compileFormula(model.channels[0]!.propensity, ['P', 'Q', 'k']);
    expect(a(10, 3, 2)).toBe(2 * 120 * 3);
    expect(a(2, 3, 2)).toBe(0);
    expect(model.channels[0]).toMatchObject({ change: [-3, -1], reactants: [3, 1], reverse: null });
  });

  it('a rate in brackets is the whole propensity', () => {
    const model = parseReactions({
      species: { X: 0 },
      reactions: ['X -> 0 : [Vmax*X/(Km+X)]'],
      parameters: { Vmax: 3, Km: 2 },
    });
    expect(compileFormula(model.channels[0]!.propensity, ['X', 'Vmax', 'Km'])(4, 3, 2)).toBe(2);
  });

  it('assignments may use one another, in any order, but not in a circle', () => {
    const spec = { species: { A: 1 }, reactions: ['A -> 0 : [c]'], assignments: { c: '2*b', b: 'A + 1' } };
    expect(compileFormula(parseReactions(spec).channels[0]!.propensity, ['A'])(4)).toBe(10);
    expect(() => parseReactions({ ...spec, assignments: { c: 'b', b: 'c' } })).toThrow(/depends on itself/);
  });

  it('several possible reverses leave entropy production open, with the reason; <-> decides', () => {
    const apart = parseReactions({
      species: { n: 0 },
      reactions: ['0 -> n : 3', 'n -> 0 : 1', 'n -> 0 : 2', '0 -> n : 1'],
    });
    expect(apart.irreversible).toMatch(/several possible reverses/);
    const paired = parseReactions({ species: { n: 0 }, reactions: ['0 <-> n : 3, 1', 'n <-> 0 : 2, 1'] });
    expect(paired.irreversible).toBeNull();
    expect(paired.channels.map((c) => c.reverse)).toEqual([1, 0, 3, 2]);
  });

  it.each([
    [{ species: { A: 1 }, reactions: ['A -> B : 1'] }, /B .*is not a species/],
    [{ species: { A: 1 }, reactions: ['A + : 1'] }, /must read/],
    [{ species: { A: -1 }, reactions: ['A -> 0 : 1'] }, /species\.A/],
    [{ species: { A: 1 }, reactions: ['A -> 0 : q'] }, /q/],
    [{ species: { A: 1 }, reactions: ['A -> 0 : 1'], currents: { j: 'B -> A' } }, /B/],
    [
      { species: { A: 1 }, reactions: ['A -> 0 : 1'], events: [{ trigger: 'sin(t) > 0', set: { A: 1 } }] },
      /t >= number/,
    ],
  ])('refuses %j in one line', (spec, message) => {
    expect(() => parseReactions(spec)).toThrow(SpecError);
    expect(() => parseReactions(spec)).toThrow(message);
  });
});

describe('networks', () => {
  it('net currents count both ways, one-way currents one', () => {
    const model = parseNetwork({
      states: ['A', 'B'],
      transitions: ['A -> B : 1', 'B -> A : 2'],
      currents: { net: 'A -> B', back: 'B => A' },
    });
    expect(model.currents.map((c) => c.weights)).toEqual([
      [1, -1],
      [0, 1],
    ]);
    expect(model.channels.map((c) => c.reverse)).toEqual([1, 0]);
  });

  it('a net current between two states counts every channel that joins them', () => {
    const model = parseNetwork({
      states: ['A', 'B'],
      transitions: ['A -> B : 1', 'A <-> B : 2, 3', 'B -> A : 4', 'B -> A : 5'],
      currents: { net: 'A -> B' },
    });
    expect(model.currents[0]!.weights).toEqual([1, 1, -1, -1, -1]);
  });

  it.each([
    [{ states: ['A', 'B'], transitions: ['A -> C : 1'] }, /C .*is not a state/],
    [{ states: ['A', 'A'], transitions: ['A -> A : 1'] }, /listed twice/],
    [{ states: ['A', 'B'], transitions: ['A -> A : 1'] }, /leads back/],
    [{ states: ['A', 'B'], transitions: ['A => B : 1'] }, /must read/],
    [{ states: ['A', 'B'], transitions: ['A -> B : 1'], sequences: { s: 'A B' } }, /2 to 6 jumps/],
    [{ states: ['A'], transitions: ['A -> A : 1'] }, /at least two/],
  ])('refuses %j in one line', (spec, message) => {
    expect(() => parseNetwork(spec)).toThrow(SpecError);
    expect(() => parseNetwork(spec)).toThrow(message);
  });
});

describe('arrows', () => {
  it('rates may hold commas in brackets', () => {
    expect(parseArrow('A <-> B : max(1, k), [min(A, 2)] @ here', 'r')).toEqual({
      left: 'A',
      right: 'B',
      reversible: true,
      rates: [
        { text: 'max(1, k)', whole: false },
        { text: 'min(A, 2)', whole: true },
      ],
      name: 'here',
    });
  });
});

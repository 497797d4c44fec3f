import { describe, expect, it } from 'vitest';
import { SpecError } from '../../src/errors.ts';
import { parseEvents } from '../../src/model/events.ts';
import type { EventsSpec } from '../../src/model/jump-spec.ts';

const spec: EventsSpec = {
  parameters: { T: 2 },
  variables: { a: 'exponential(T)', b: 1 },
  events: [
    { name: 'mix', rate: 1, set: { a: 'uniform*sum', b: 'sum - uniform*sum' } },
    { rate: 'a*T', set: { b: 'b + T*exponential' } },
  ],
  assignments: { sum: 'a + b' },
  counters: { heat: { 'event 2': 'T*exponential + 0*normal2' } },
};

describe('variables that change at events', () => {
  it('events have names, new values by variable, and the draws of their sets and counters', () => {
    const { events, currents, variables, assignments } = parseEvents(spec);
    expect(events.map((e) => e.name)).toEqual(['mix', 'event 2']);
    expect(events.map((e) => e.set.map((f) => f !== null))).toEqual([
      [true, true],
      [false, true],
    ]);
    expect(events[0]!.draws).toEqual(['uniform']);
    expect(events[1]!.draws).toContain('exponential');
    expect(currents).toMatchObject([{ id: 'heat', added: [null, { names: expect.any(Set) }] }]);
    expect(variables.map((v) => v.initial.law)).toEqual(['exponential', 'fixed']);
    expect([...assignments[0]!.formula.names].sort()).toEqual(['a', 'b']);
  });

  it('starts may be drawn, with formulas that have commas of their own', () => {
    const { variables } = parseEvents({
      ...spec,
      variables: { a: 'normal(max(T, 1), T^2)', b: 'uniform(-T, min(T, 3))' },
    });
    const [a, b] = variables.map((v) => v.initial);
    if (a?.law !== 'normal' || b?.law !== 'uniform') throw new Error('not the laws that were given');
    expect([a.mean.text, a.variance.text, b.from.text, b.to.text].map((t) => t.trim())).toEqual([
      'max(T, 1)',
      'T^2',
      '-T',
      'min(T, 3)',
    ]);
  });

  const many = (n: number) => Object.fromEntries(Array.from({ length: n }, (_, i) => [`x${i}`, 0]));
  const event = spec.events[0]!;

  it.each<[string, unknown, RegExp]>([
    ['more than 64 variables', { ...spec, variables: many(65) }, /^model\.variables: .*\(needs 1 to 64 variables\)$/],
    ['no variable', { ...spec, variables: {} }, /^model\.variables: .*needs 1 to 64 variables/],
    [
      'more than 96 events',
      { ...spec, events: Array(97).fill({ rate: 1, set: {} }) },
      /^model\.events: .*\(has at most 96 events\)$/,
    ],
    [
      'an unknown draw',
      { ...spec, events: [{ rate: 1, set: { a: 'gamma*2' } }] },
      /^model\.events\.0\.set\.a: gamma\*2 \(/,
    ],
    [
      'a draw in a rate',
      { ...spec, events: [{ rate: 'uniform', set: { a: 1 } }] },
      /^model\.events\.0\.rate: uniform \(/,
    ],
    [
      'a new value of what is no variable',
      { ...spec, events: [{ rate: 1, set: { T: 1 } }] },
      /^model\.events\.0\.set\.T: 1 \(names nothing that events set; there are a, b\)$/,
    ],
    [
      'a variable named like a draw',
      { ...spec, variables: { a: 0, b: 0, normal: 0 } },
      /^model\.events\.0: normal \(names a draw of events/,
    ],
    ['a name used twice', { ...spec, events: [event, event] }, /^model\.events\.1\.name: mix \(is used twice\)$/],
    [
      'a counter of no event',
      { ...spec, counters: { heat: { boil: '1' } } },
      /^model\.counters\.heat\.boil: 1 \(names no event\)$/,
    ],
    ['a start by the variables', { ...spec, variables: { a: 'exponential(b)', b: 1 } }, /^model\.variables\.a: b \(/],
    [
      'a law with a parameter too few',
      { ...spec, variables: { a: 'normal(1)', b: 1 } },
      /^model\.variables\.a: normal\(1\) \(normal takes two numbers or formulas\)$/,
    ],
    ['a field of its own', { ...spec, event: [] }, /^model\.event: .*is not a field here/],
  ])('%s is refused, in one line', (_, wrong, message) => {
    expect(() => parseEvents(wrong as EventsSpec)).toThrow(SpecError);
    expect(() => parseEvents(wrong as EventsSpec)).toThrow(message);
  });
});

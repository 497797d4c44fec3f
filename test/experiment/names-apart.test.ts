import { describe, expect, test } from 'vitest';
import { createPlan } from '../../src/experiment/create-plan.ts';
import { parseRequest } from '../../src/experiment/spec.ts';
import { systems } from '../../src/systems/registry.ts';

const ring = { states: ['A', 'B', 'C'], transitions: ['A <-> B : 2, 1', 'B <-> C : 2, 1', 'C <-> A : 2, 1'] };
const lifted = {
  states: ['A', 'B'],
  controls: { l: { ramp: [0, 1] } },
  energies: { B: 'l' },
  transitions: ['A <-> B : 1, exp(l)'],
};
const births = { species: { P: 10 }, reactions: ['0 -> P : 1', 'P -> 0 : 1'] };
const pulled = { coordinates: { x: {} }, controls: { l: { ramp: [0, 1] } }, potential: '(x - l)^2' };
const heavy = { ...pulled, coordinates: { x: { mass: 1, friction: 1 } } };

const plan = (model: object, measure = {}) =>
  createPlan(parseRequest({ model, measure, duration: 1, trajectories: 10 }));
const work = { work: true, reverse: true };
const counting = (name: string, model: object) => ({
  ...model,
  currents: { [name]: 'reactions' in model ? '0 -> P' : 'A -> B' },
});

describe('a name that the same run reports something else by is refused: results are read by names', () => {
  test.each([
    ['bar', counting('bar', lifted), work],
    ['jarzynski', counting('jarzynski', lifted), work],
    ['cumulant-1', counting('cumulant-1', lifted), work],
    ['work', counting('work', lifted), {}],
    ['mean-heat', counting('mean-heat', lifted), {}],
    ['probability-B', counting('probability-B', ring), {}],
    ['entropy-production', counting('entropy-production', ring), {}],
    ['schnakenberg', counting('schnakenberg', ring), {}],
    ['edge-B-C', counting('edge-B-C', ring), {}],
    ['P', counting('P', births), {}],
    ['sd-P', counting('sd-P', births), {}],
    ['heat', { ...pulled, currents: { heat: { x: 1 } } }, {}],
  ])('a current %s', (name, model, measure) => {
    const line = `model.currents.${name}: ${name} (is the name of something else that this run reports: choose another)`;
    expect(() => plan(model, measure)).toThrow(line);
  });

  test.each([
    ['integrals', 'vx', { ...heavy, integrals: { vx: 'x' } }],
    ['sequences', 'work', { ...lifted, sequences: { work: 'A B A' } }],
    ['assignments', 'J', { ...births, assignments: { J: 'P^2' }, currents: { K: '0 -> P' } }],
  ])('one of %s: %s', (part, name, model) => {
    const own = part === 'assignments' ? { ...model, currents: { J: '0 -> P' } } : model;
    expect(() => plan(own)).toThrow(/^model\.(integrals|sequences|currents)\.\w+: /);
    expect(() => plan(own)).toThrow(name);
  });
});

test('what the user did not name is never refused: cycles that visit the same states', () => {
  const transitions = ['A <-> B : 1, 2', 'A <-> B : 3, 4', 'A <-> B : 5, 1'];
  const { system } = plan({ states: ['A', 'B'], transitions });
  const affinities = system.laws.map(({ id }) => id).filter((id) => id.startsWith('affinity-'));
  expect(affinities).toEqual(['affinity-A-B', 'affinity-A-B-2']);
});

test.each(systems.flatMap(({ id, model }) => (typeof model === 'function' ? [] : [[id, model] as const])))(
  'the model of %s may be typed in',
  (_, model) => {
    expect(() => plan(model)).not.toThrow(/is the name of something else/);
  },
);

test.each([
  ['model.coordinates.heat', { ...pulled, coordinates: { heat: {} }, potential: '(heat - l)^2' }],
  ['model.events.0.name', { ...pulled, events: [{ name: 'work', rate: 1, set: { x: 0 } }] }],
])('it is said where it stands: %s', (field, model) => {
  expect(() => plan(model)).toThrow(`${field}: `);
});

test.each([
  ...['bar', 'msd', 'conductance', 'jarzynski', 'crooks-slope', 'work', 'edge-A-B'].map(
    (name) => [name, ring] as const,
  ),
  ...['bar', 'heat', 'J'].map((name) => [name, births] as const),
])('a current %s is free to be called so where nothing else is', (name, model) => {
  const { reported } = plan(counting(name, model));
  expect(reported.filter(({ id }) => id === name)).toHaveLength(1);
});

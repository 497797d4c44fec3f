import { describe, expect, test } from 'vitest';
import { createPlan } from '../../src/experiment/create-plan.ts';
import { parseRequest } from '../../src/experiment/spec.ts';
import { modelOf } from '../../src/model/model-of.ts';
import { findSystem, systems } from '../../src/systems/registry.ts';
import { numbersOf } from '../numbers-of.ts';
import { catalogue } from './catalogue.ts';

test('every system of the catalogue is there, with at least its parameters and laws', () => {
  for (const [id, { parameters, laws }] of Object.entries(catalogue)) {
    const system = findSystem(id);
    const known = modelOf(system).parameters.map((p) => p.id);
    expect(known, id).toEqual(expect.arrayContaining(parameters));
    expect(
      system.laws.map((l) => l.id),
      id,
    ).toEqual(expect.arrayContaining(laws));
  }
  expect(systems.map((s) => s.id)).toEqual(expect.arrayContaining(Object.keys(catalogue)));
});

test('an unknown system is refused by name', () => {
  expect(() => findSystem('perpetuum-mobile')).toThrow(
    /^system: perpetuum-mobile \(must be one of the \d+ systems.*`eddy list`/,
  );
  expect(() => findSystem('hairpins')).toThrow(/did you mean hairpin\?\)$/);
});

describe.each(systems.map((s) => [s.id, s] as const))('%s', (id, system) => {
  const model = modelOf(system);

  test('says what it is, where it comes from, and in what units', () => {
    expect(system.title).toMatch(/\S/);
    expect(system.summary.length).toBeGreaterThan(80);
    expect(system.sources.length).toBeGreaterThan(0);
    for (const p of model.parameters) {
      expect(p.description, p.id).toMatch(/\S/);
      expect(p.minimum).toBeLessThanOrEqual(p.default);
      expect(p.maximum).toBeGreaterThanOrEqual(p.default);
    }
    const ids = system.laws.map((l) => l.id);
    expect(new Set(ids).size).toBe(ids.length);
    for (const law of system.laws) expect(law.statement, law.id).toMatch(/[=≥≤⟨Σ]|rises/);
  });

  test('decides a run at its defaults, and the same run again from the spec that it reports', () => {
    const plan = createPlan(parseRequest({ system: id }));
    expect(plan.spec).toMatchObject({ system: id, seed: 1, rounds: 13, trajectories: system.trajectories });
    const again = createPlan(parseRequest(JSON.parse(JSON.stringify(plan.spec))));
    expect(again.spec).toEqual(plan.spec);
    expect(numbersOf(again.forward.process)).toEqual(numbersOf(plan.forward.process));
    expect(again.reverse && numbersOf(again.reverse.process)).toEqual(plan.reverse && numbersOf(plan.reverse.process));
  });
});

const stiff = ['k', 'k0', 'k1', 'barrier', 'kappa', 'mu', 'gamma'];

test.each(
  systems
    .filter(({ kind, id }) => kind === 'langevin' && id !== 'brownian')
    .flatMap((system) => modelOf(system).parameters.map((p) => [system.id, p] as const))
    .filter(([, p]) => stiff.includes(p.id)),
)('%s takes a smaller time step by default where its stiffness or mobility is larger', (system, p) => {
  const at = (value: number) => createPlan(parseRequest({ system, parameters: { [p.id]: value } })).spec.dt!;
  expect(at(Math.min(p.maximum, 20 * p.default))).toBeLessThan(at(p.default));
});

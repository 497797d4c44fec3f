import { describe, expect, test } from 'vitest';
import { createPlan } from '../../src/experiment/create-plan.ts';
import { parseRequest } from '../../src/experiment/spec.ts';
import type { Preset } from '../../src/model/system.ts';
import { findSystem, systems } from '../../src/systems/registry.ts';
import { runLaws } from './run-laws.ts';

const presetOf = (id: string, title: RegExp): Preset => findSystem(id).presets!.find((p) => title.test(p.title))!;

describe.each(systems.map((s) => [s.id, s] as const))('%s', (id, { presets = [] }) => {
  test('has one or two presets, each told in a few words and one sentence', () => {
    expect([1, 2]).toContain(presets.length);
    expect(new Set(presets.map((p) => p.title)).size).toBe(presets.length);
    for (const { title, words } of presets) {
      expect(title.length, title).toBeLessThanOrEqual(40);
      expect(words, title).toMatch(/^\p{Lu}[^!]*[.]$/u);
      expect(words.length, title).toBeLessThanOrEqual(160);
    }
  });

  test.each(presets.map((p) => [p.title, p] as const))('can be run at “%s”', (_, { parameters = {}, duration }) => {
    const request = { system: id, parameters, ...(duration !== undefined && { duration }) };
    expect(createPlan(parseRequest(request)).spec).toMatchObject(request);
  });
});

/** Laws that say that something flows, and the preset at which nothing does. */
const still: readonly (readonly [string, RegExp, readonly string[]])[] = [
  ['gyrator', /one bath/i, ['circulation', 'heat-flow']],
  ['shear-dumbbell', /rest/, ['momentum-flux', 'tumbling']],
  ['sink', /Standing/, ['throughput', 'entropy-production']],
  ['triangle', /Equilibrium/, ['current', 'entropy-production']],
  ['triangle-copies', /Equilibrium/, ['current']],
  ['climate-states', /arrow/, ['current', 'entropy-production']],
  ['evaporation', /Humidity/, ['net-flux']],
  ['effusion', /Hot and thin/, ['particle-flux']],
  ['schlogl', /Equilibrium/, ['flux', 'entropy-production']],
  ['motor', /fuel/, ['velocity', 'atp-rate']],
  ['flippase', /No fuel/, ['flux']],
  ['chaperone', /No ATP/, ['turnover']],
  ['qubit', /Equal/, ['two-bath-heat']],
  ['quantum-dot', /No voltage/, ['current']],
  ['photocell', /Open circuit/, ['current']],
];

test.each(still)('%s at rest: nothing flows, by theory and as measured', async (system, title, ids) => {
  const { law } = await runLaws(system, { parameters: presetOf(system, title).parameters, trajectories: 500 });
  for (const id of ids) {
    const { expected, measured, standardError, holds } = law(id);
    expect(Math.abs(expected!), id).toBeLessThan(1e-9);
    expect(Math.abs(measured!), id).toBeLessThanOrEqual(4.5 * standardError!);
    expect(holds, id).not.toBe(false);
  }
});

test('the standing sink has the histogram of the flowing one', async () => {
  const at = async (title: RegExp) =>
    (await runLaws('sink', { parameters: presetOf('sink', title).parameters, trajectories: 200 })).law('mean-level');
  expect((await at(/Standing/)).expected).toBe((await at(/Flowing/)).expected);
});

test('fast and slow switching of a gene leave the same mean', async () => {
  const at = async (title: RegExp) => {
    const { parameters } = presetOf('telegraph-gene', title);
    return (await runLaws('telegraph-gene', { parameters, trajectories: 200 })).law('mean-number').expected!;
  };
  expect(await at(/Fast/)).toBeCloseTo(await at(/Slow/), 10);
});

import { describe, expect, test } from 'vitest';
import { parseReactions } from '../../src/model/reactions.ts';
import { importSbml } from '../../src/model/sbml/import-sbml.ts';
import { dsmtsCases, readDsmtsModel, readDsmtsResults } from '../known-answer/dsmts/read-results.ts';
import { dsmtsModels } from './dsmts-models.ts';
import { propensity, sides } from './propensity.ts';

/** Populations from 0 to a few thousand by a fixed linear congruence. */
function populations(species: readonly string[], draw: number): Record<string, number> {
  let state = draw * 7919 + 17;
  const next = () => {
    state = (state * 48271) % 2147483647;
    return state % [3, 50, 1000, 5000][draw % 4]!;
  };
  return Object.fromEntries(species.map((name) => [name, next()]));
}

describe('the stochastic test suite', () => {
  test('has twenty cases in this repository', () => expect(dsmtsCases).toHaveLength(20));

  test.each(dsmtsCases)('case %s has the reactions, propensities and starting amounts of its description', (id) => {
    const { spec } = importSbml(readDsmtsModel(id));
    const known = dsmtsModels[id]!;
    expect(spec.species).toEqual(known.species);
    expect(spec.reactions.map((_, i) => sides(spec, i))).toEqual(known.reactions.map(([text]) => text));
    known.reactions.forEach(([, byHand], i) => {
      const imported = propensity(spec, i);
      for (let draw = 0; draw < 40; draw++) {
        const n = populations(Object.keys(known.species), draw);
        const expected = byHand(n);
        // Products and quotients of exact numbers: at most eight roundings each.
        expect(Math.abs(imported(n) - expected)).toBeLessThanOrEqual(16 * 2 ** -53 * Math.abs(expected));
      }
    });
  });

  test.each(dsmtsCases)('case %s is a reaction network that the engine accepts', (id) => {
    const { spec, names } = importSbml(readDsmtsModel(id));
    const model = parseReactions(spec);
    expect(model.channels).toHaveLength(2);
    const reported = [...model.species, ...model.assignments].map(({ name }) => names[name]);
    expect(new Set(reported)).toEqual(new Set(Object.keys(readDsmtsResults(id).species)));
  });

  test.each(dsmtsCases)('case %s starts where its published results start', (id) => {
    const { spec } = importSbml(readDsmtsModel(id));
    const { times, species } = readDsmtsResults(id);
    expect(times).toEqual(Array.from({ length: 51 }, (_, i) => i));
    for (const [name, start] of Object.entries(spec.species)) {
      expect(species[name]!.mean[0]).toBe(start);
      expect(species[name]!.sd.every((sd) => sd >= 0)).toBe(true);
      expect(species[name]!.mean).toHaveLength(51);
    }
  });

  test('case 00019 records twice X as y', () => {
    const { spec } = importSbml(readDsmtsModel('00019'));
    expect(spec.assignments).toEqual({ y: '2 * X' });
    expect(spec.parameters).toEqual({ Lambda: 0.1, Mu: 0.11 });
  });

  test('case 00027 keeps the parameters of its two laws apart from each other and from the global one', () => {
    const { spec, names } = importSbml(readDsmtsModel('00027'));
    expect(spec.parameters).toEqual({ k: 2, Immigration_k: 1, Death_k: 0.1 });
    expect(names.Immigration_k).toBe('Immigration.k');
  });

  test('case 00029 resets at a time, case 00033 at a population', () => {
    expect(importSbml(readDsmtsModel('00029')).spec.events).toEqual([{ trigger: 't >= 22.5', set: { X: 20 } }]);
    const [event] = importSbml(readDsmtsModel('00033')).spec.events!;
    expect(event).toEqual({ trigger: '(P2 > 30)', set: { P: 100, P2: 0 } });
  });

  test('the title is the name of the model', () =>
    expect(importSbml(readDsmtsModel('00037')).title).toBe('Batch Immigration-Death (004), variant 01'));
});

import { expect, test } from 'vitest';
import { resolveModel } from '../../src/experiment/parameters.ts';
import { findSystem } from '../../src/systems/registry.ts';

/** A trap whose make-up depends on its stiffness. */
function made() {
  const seen: Readonly<Record<string, number>>[] = [];
  const system = {
    ...findSystem('dragged-trap'),
    model(given: Readonly<Record<string, number>>) {
      seen.push(given);
      return {
        coordinates: { x: { mobility: '1', temperature: '1' } },
        parameters: { k: { default: 1, minimum: 0, maximum: 10, unit: '', description: 'stiffness' } },
        potential: (given.k ?? 1) > 5 ? 'k*x^4' : 'k*x^2/2',
      };
    },
  };
  return { seen, system };
}

test('a model that depends on its parameters is made of their values', () => {
  const { system, seen } = made();
  expect(resolveModel(system, { k: 6 }).parameters).toEqual({ k: 6 });
  expect(seen).toEqual([{}, { k: 6 }]);
});

test.each([11, -1, Number.NaN, Number.POSITIVE_INFINITY])('it is never made of what is not allowed: k = %s', (k) => {
  const { system, seen } = made();
  expect(() => resolveModel(system, { k })).toThrow(/^parameters\.k: /);
  expect(seen).toEqual([{}]);
});

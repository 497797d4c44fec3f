import { expect, test } from 'vitest';
import { createLangevinPlan } from '../../src/experiment/langevin-plan.ts';
import { parseRequest } from '../../src/experiment/spec.ts';

const planOf = (potential: string, precision: 'single' | 'double' = 'single') => {
  const model = { coordinates: { x: { mobility: 1, temperature: 1 } }, potential };
  return createLangevinPlan(parseRequest({ model, duration: 1, precision, measure: { work: false, reverse: false } }));
};

test('energies that drown in single precision are warned of, with what helps', () => {
  const line =
    /^the potential is 1\.0e\+6 kT where trajectories start, .* tells energies apart to 0\.06 kT only: take a constant off/;
  expect(planOf('x^4 + 1e6').warnings).toEqual([expect.stringMatching(line)]);
  expect(planOf('x^4 + 1e6', 'double').warnings).toEqual([]);
  expect(planOf('x^4 + 1e4').warnings).toEqual([]);
  expect(planOf('x^4').warnings).toEqual([]);
});

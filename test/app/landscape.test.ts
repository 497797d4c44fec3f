import { expect, test } from 'vitest';
import { landscapeOf } from '../../src/app/engine/landscape.ts';
import { createLangevinPlan } from '../../src/experiment/langevin-plan.ts';
import { parseRequest, type RunSpec } from '../../src/experiment/spec.ts';

/** The landscape over positions from 0 to 1. */
const over = (request: RunSpec) =>
  landscapeOf(createLangevinPlan(parseRequest(request)), [
    { direction: 'forward', count: 2, times: Float64Array.of(0), positions: [Float64Array.of(0, 1)] },
  ])!;

test('wells that are switched are drawn while they are on, and as they are while off', () => {
  const { state, x, energy, others } = over({ system: 'flashing-ratchet' });
  expect(state).toBe('on = 1');
  const at = (j: number) => 8 * (Math.sin(2 * Math.PI * x[j]!) + 0.25 * Math.sin(4 * Math.PI * x[j]!));
  for (const j of [0, 40, 99]) expect(energy[j]).toBeCloseTo(at(j), 9);
  expect(others.map((values) => Math.max(...values.map(Math.abs)))).toEqual([0]);
});

test('where nothing is switched there is one', () => {
  expect(over({ system: 'dragged-trap' })).toMatchObject({ state: '', others: [] });
});

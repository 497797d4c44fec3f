import { expect, test } from 'vitest';
import { expectAllHold, runLaws } from './run-laws.ts';

test('strongly coupled and hot it jumps ten million times a unit of time: the run is shorter, and no trajectory is cut short', async () => {
  const parameters = { gamma: 1e3, omega0: 0.01, kT: 100, gamma2: 1e3, kT2: 50 };
  const run = await runLaws('qubit', { parameters, trajectories: 40_000 });
  expectAllHold(run);
  expect(run.result.spec.duration).toBeLessThan(1e-3);
});

import { expect, test } from 'vitest';
import { expectAllHold, runLaws } from './run-laws.ts';

test('a wall that lets little water through takes as long as needed: the same run in other units of time', async () => {
  const [slow, fast] = [
    await runLaws('osmosis', { parameters: { k: 0.01 }, trajectories: 2000 }),
    await runLaws('osmosis', { parameters: { k: 1e4 }, trajectories: 2000 }),
  ];
  for (const run of [slow, fast]) expectAllHold(run);
  expect(fast.law('mean-number').measured).toBeCloseTo(slow.law('mean-number').measured!, 4);
});

test('a stiff wall holds the cell to two sizes, though rates of much smaller ones are no doubles any more', async () => {
  const [stiffness, kT, solute] = [1, 0.05, 10];
  const run = await runLaws('osmosis', { parameters: { stiffness, kT, solute }, trajectories: 5000 });
  expectAllHold(run);
  // p(200)/p(199) = k/death(200), with N = 200 the size without pressure; others have e^{−20}
  const ratio = (200 + solute) / 200;
  expect(run.law('mean-number').expected).toBeCloseTo(199 + ratio / (1 + ratio), 6);
});

import { expect, test } from 'vitest';
import { expectWithinError } from '../within-error.ts';
import { expectAllHold, runLaws } from './run-laws.ts';

const trajectories = 20_000;

test('the published gene is sharper than any in equilibrium: S = 1.771 at an affinity of 7.60', async () => {
  const run = await runLaws('gene-switch', { parameters: { delta: 0.01 }, trajectories: 64 });
  expect(run.law('sharpness').expected).toBeCloseTo(1.771, 3);
  const affinity = run.law('entropy-production').expected! / run.law('current').expected!;
  expect(affinity).toBeCloseTo(Math.log(2000), 9);
  const seen = await runLaws('gene-switch', { trajectories: 100_000 });
  expectAllHold(seen);
  const { measured, standardError } = seen.law('sharpness');
  expect((measured! - 1) / standardError!).toBeGreaterThan(9);
});

test('in equilibrium the sharpness is P(bound|on) − P(bound|off) ≤ 1, and no entropy is made', async () => {
  for (const c of [0.3, 1, 5]) {
    const parameters = { affinityScale: 0, delta: 0.01, c };
    const run = await runLaws('gene-switch', { parameters, trajectories });
    expect(run.law('entropy-production')).toMatchObject({ holds: true, expected: expect.closeTo(0, 12) });
    // odds of a bound factor when on and when off, by detailed balance with the rates of binding
    const [on, off] = [10 * c, 0.1 * c].map((odds) => odds / (1 + odds)) as [number, number];
    expect(run.law('sharpness').expected).toBeCloseTo(on - off, 4);
    expect(run.law('sharpness').expected!).toBeLessThan(1);
  }
});

test('half of the trajectories are either copy, and both begin as they stay', async () => {
  const { estimate, law } = await runLaws('gene-switch', { trajectories: 100_000, duration: 16 });
  for (const copy of ['+', '-']) {
    const parts = ['off', 'off-b', 'on-b', 'on'].map((s) => estimate(`probability-${s}${copy}`).value);
    expectWithinError(
      parts.reduce((a, b) => a + b),
      0.5,
      Math.sqrt(0.25 / 100_000),
    );
  }
  expect(law('probability-on').holds).toBe(true);
});

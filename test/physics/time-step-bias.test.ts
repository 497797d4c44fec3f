import { describe, expect, test } from 'vitest';
import { runPlan } from '../../src/experiment/run.ts';
import { cpuBackend } from '../backends/environment.ts';
import { discreteLinear } from '../exact/discrete-linear.ts';
import { planOf, states } from '../experiment/collect.ts';
import { meanOf } from '../mean-of.ts';
import { expectWithinError } from '../within-error.ts';

const parameters = { k: 1, v: 1, mu: 1, kT: 1, tau: 20 };
const meanWork = (dt: number) =>
  discreteLinear({ k: () => 1, c: (t) => t, mu: 1, kT: 1, dt, steps: Math.round(20 / dt) }).meanWork;

describe('timeStepBias', () => {
  test('of a dragged trap is what the exact recursion gives: about μk dt/2 of the mean work', async () => {
    const dt = 0.01;
    const plan = planOf({ system: 'dragged-trap', parameters, dt, trajectories: 20_000, seed: 3 });
    const result = await runPlan(plan, await cpuBackend());
    const law = result.laws.find((l) => l.id === 'mean-work')!;
    const exact = meanWork(dt) - meanWork(2 * dt);
    // Its error from the trajectories themselves: protocol work but for the closing change, which differs by far less.
    const backend = await cpuBackend();
    const ends = await Promise.all(
      (['forward', 'coarse'] as const).map(async (which) => {
        const stops = [plan[which]!.process.groups];
        return (await states(backend, plan, { which, count: 20_000, stops }))[0]!('w');
      }),
    );
    const { error } = meanOf(ends[0]!.map((w, i) => w - ends[1]![i]!));
    expectWithinError(law.timeStepBias!, exact, error);
    expect(exact / meanWork(dt)).toBeCloseTo(dt / 2, 3);
    expect(Math.abs(exact)).toBeGreaterThan(20 * error); // same noise: seen far below the scatter of the works
    expect(law.standardError!).toBeGreaterThan(5 * error);
  });

  test('z weighs the deviation with the bias beside the standard error', async () => {
    const plan = planOf({ system: 'dragged-trap', trajectories: 20_000, seed: 3 });
    const { laws } = await runPlan(plan, await cpuBackend());
    for (const { measured, expected, standardError, timeStepBias, z } of laws)
      expect(z).toBeCloseTo((measured! - expected!) / Math.hypot(standardError!, timeStepBias!), 10);
    expect(laws.find((l) => l.id === 'work-variance')!.timeStepBias).not.toBe(0);
  });

  test('a huge time step fails the laws that have a bias and leaves those of total work standing', async () => {
    const plan = planOf({ system: 'dragged-trap', dt: 0.5, trajectories: 20_000, seed: 5 });
    const { laws } = await runPlan(plan, await cpuBackend());
    const holds = Object.fromEntries(laws.map((l) => [l.id, l.holds]));
    expect(holds).toEqual({
      'mean-work': false,
      'work-variance': false,
      'mean-lag': false,
      jarzynski: true,
      bar: true,
      'crooks-crossing': true,
    });
    expect(laws[0]!.reason).toMatch(/^time-step bias .* exceeds 1 % of the law's scale: take a smaller dt$/);
  });
});

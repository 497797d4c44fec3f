import { describe, test } from 'vitest';
import { cpuBackend, webgpuBackend } from '../backends/environment.ts';
import { discreteLinear } from '../exact/discrete-linear.ts';
import { collect, planOf } from '../experiment/collect.ts';
import { meanOf, varianceOf } from '../mean-of.ts';
import { expectWithinError } from '../within-error.ts';

const trajectories = 100_000;

describe.each([
  ['cpu', () => cpuBackend('single')],
  ['webgpu', webgpuBackend],
] as const)('coarse Euler–Maruyama against its exact recursion: %s', (_, create) => {
  test('dragged trap at μk dt = 0.2: mean and variance of the work, heat and shadow work', async () => {
    const parameters = { k: 2, v: 1.5, mu: 0.5, kT: 0.7, tau: 2.4 };
    const plan = planOf({ system: 'dragged-trap', parameters, dt: 0.2, trajectories, seed: 11 });
    const { values } = await collect(await create(), plan);
    const { k, v, mu, kT } = parameters;
    const exact = discreteLinear({ k: () => k, c: (t) => v * t, mu, kT, dt: 0.2, steps: 12 });
    const [work, heat, shadow] = ['work', 'heat', 'shadowWork'].map((name) => meanOf(values(name)));
    expectWithinError(work!.mean, exact.meanWork, work!.error);
    expectWithinError(heat!.mean, exact.meanHeat, heat!.error);
    expectWithinError(shadow!.mean, exact.meanShadowWork, shadow!.error);
    const { variance, error } = varianceOf(values('work'));
    expectWithinError(variance, exact.workVariance, error);
    // Driven backwards the trap does the same work, the mirror image of it.
    const reverse = meanOf(values('work', 'reverse'));
    expectWithinError(reverse.mean, exact.meanWork, reverse.error);
  });

  test('breathing trap at μ k1 dt = 0.2, forward and reverse', async () => {
    const plan = planOf({ system: 'breathing-trap', dt: 0.05, trajectories, seed: 12 });
    const { values } = await collect(await create(), plan);
    const process = { c: () => 0, mu: 1, kT: 1, dt: 0.05, steps: 20 };
    for (const [side, k] of [
      ['forward', (t: number) => 1 + 3 * t],
      ['reverse', (t: number) => 4 - 3 * t],
    ] as const) {
      const exact = discreteLinear({ ...process, k });
      const [work, heat, shadow] = ['work', 'heat', 'shadowWork'].map((name) => meanOf(values(name, side)));
      expectWithinError(work!.mean, exact.meanWork, work!.error);
      expectWithinError(heat!.mean, exact.meanHeat, heat!.error);
      expectWithinError(shadow!.mean, exact.meanShadowWork, shadow!.error);
    }
  });
});

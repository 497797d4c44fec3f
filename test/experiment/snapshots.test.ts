import { describe, expect, test } from 'vitest';
import { createLangevinPlan } from '../../src/experiment/langevin-plan.ts';
import { parseRequest } from '../../src/experiment/spec.ts';
import { cpuBackend, webgpuBackend } from '../backends/environment.ts';
import { varianceOf } from '../mean-of.ts';
import { expectWithinError } from '../within-error.ts';
import { collect, planOf } from './collect.ts';

const trap = {
  model: { coordinates: { x: {} }, parameters: { kT: 0.5, k: 2 }, potential: 'k*x^2/2', integrals: { area: 'x' } },
  dt: 0.01,
  trajectories: 2 ** 15,
  seed: 5,
} as const;

describe('snapshots', () => {
  test.each([
    ['cpu', cpuBackend],
    ['webgpu', webgpuBackend],
  ] as const)('hold what a run that ends there ends with: %s', async (_, create) => {
    const backend = await create();
    const request = { ...trap, trajectories: 512 };
    const long = await collect(
      backend,
      planOf({ ...request, duration: 3, record: { every: 0.5 } }, { seen: 'x_early', sum: 'area_early' }, { early: 1 }),
    );
    const short = await collect(backend, planOf({ ...request, duration: 1 }, { seen: 'x', sum: 'area' }));
    expect(long.plan.spec.dt).toBe(short.plan.spec.dt);
    expect(long.values('seen')).toEqual(short.values('seen'));
    expect(long.values('sum')).toEqual(short.values('sum'));
  });

  test('must ascend between start and end', () => {
    expect(() => planOf({ ...trap, duration: 3 }, {}, { late: 4 })).toThrow(
      /^snapshots\.late: 4 \(must lie between 0 and the duration 3\)/,
    );
    expect(() => planOf({ ...trap, duration: 3 }, {}, { b: 2, a: 1 })).toThrow(/^snapshots\.a: 1 /);
  });

  test('must not fall together in one group of steps', () => {
    for (const [early, late] of [
      [0.1, 0.2],
      [1, 2.95],
    ] as const)
      expect(() => planOf({ ...trap, dt: 0.25, duration: 3 }, {}, { early, late })).toThrow(
        /^dt: 0\.25 \(is too long to tell the snapshot (early|late) from what follows\)/,
      );
  });

  test('may do so where only pictures read them, and then show the same instant', async () => {
    const spec = { ...trap, trajectories: 512, dt: 0.25, duration: 3 };
    const system = { snapshots: { early: 0.1, late: 0.2 }, pictured: ['early', 'late'] };
    const { system: given, spec: asked } = parseRequest(spec);
    const plan = createLangevinPlan({
      spec: asked,
      system: { ...given, ...system, observables: { first: 'x_early', second: 'x_late', last: 'x' } },
    });
    expect(plan.snapshots.map((s) => s.time)).toEqual([1, 1]);
    const { values } = await collect(await cpuBackend(), plan);
    expect(values('first')).toEqual(values('second'));
    expect(values('first')).not.toEqual(values('last'));
  });
});

describe('an observable', () => {
  test('that is no number for some trajectories is null, with the reason', async () => {
    const { result, values } = await collect(
      await cpuBackend(),
      planOf({ ...trap, trajectories: 512, duration: 1 }, { root: 'sqrt(x)', squared: 'x^2' }),
    );
    const missing = values('root').filter(Number.isNaN).length;
    const of = (id: string) => result.estimates.find((e) => e.id === id)!;
    expect(missing).toBeGreaterThan(100);
    expect(of('mean-root')).toMatchObject({ value: null, reason: `is no number in ${missing} of 512 trajectories` });
    expect(of('mean-squared').value).toBeGreaterThan(0);
  });
});

describe('time integrals', () => {
  test('the variance of ∫x dt in a trap is 2(kT/k)τ[t − τ(1 − e^{−t/τ})] of the discrete chain', async () => {
    const { plan, values } = await collect(await cpuBackend(), planOf({ ...trap, duration: 4 }));
    const { k, kT } = trap.model.parameters;
    const { dt } = plan.spec;
    const { variance, error } = varianceOf(values('area'));
    // Euler–Maruyama: x′ = a x + noise, from equilibrium; sums of the covariance of the chain
    const a = 1 - k * dt!;
    let covariance = kT / k;
    const spread: number[] = [];
    for (let n = 0; n <= plan.steps; n++) {
      spread.push(covariance);
      covariance = a * a * covariance + 2 * kT * dt!;
    }
    const weight = (n: number) => (n === 0 || n === plan.steps ? 0.5 : 1);
    let expected = 0;
    for (let n = 0; n <= plan.steps; n++) {
      expected += weight(n) ** 2 * spread[n]!;
      for (let m = n + 1, c = spread[n]! * a; m <= plan.steps; m++, c *= a) expected += 2 * weight(n) * weight(m) * c;
    }
    expectWithinError(variance, expected * dt! ** 2, error);
  });
});

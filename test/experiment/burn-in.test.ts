import { describe, expect, test } from 'vitest';
import { stationaryGaussian } from '../../src/exact/linear/lyapunov.ts';
import { cpuBackend, webgpuBackend } from '../backends/environment.ts';
import { meanOf } from '../mean-of.ts';
import { expectWithinError } from '../within-error.ts';
import { collect, planOf } from './collect.ts';

const spinning = {
  coordinates: { x: { temperature: 2 }, y: { temperature: 0.5 } },
  potential: '(x^2 + y^2)/2 + 0.4*x*y',
  force: { x: '-0.3*y' },
  currents: { whirl: { x: '-y', y: 'x' } },
};
const run = { duration: 2, dt: 0.002, trajectories: 2 ** 15, seed: 11, measure: { work: true, reverse: false } };
const products = { xx: 'x*x', xy: 'x*y', yy: 'y*y', started: 'x0*y0', gone: 'x - x0' };

/** Covariance of the linear model by Lyapunov's equation. */
const { covariance } = stationaryGaussian(
  [
    [1, 0.7],
    [0.4, 1],
  ],
  [0, 0],
  [
    [2, 0],
    [0, 0.5],
  ],
);

describe('a burn-in', () => {
  test.each([
    ['cpu', cpuBackend],
    ['webgpu', webgpuBackend],
  ] as const)('from a point ends in the stationary state, and the process begins there: %s', async (kind, create) => {
    const trajectories = kind === 'cpu' ? run.trajectories : 4096;
    const model = { ...spinning, initial: { x: 3, y: -3 }, burnIn: 10 };
    const { plan, result, values } = await collect(await create(), planOf({ ...run, model, trajectories }, products));
    expect(result.start.burnIn).toBeCloseTo(10, 6);
    expect(plan.steps).toBe(6000);
    for (const [name, value] of [
      ['xx', covariance[0]![0]!],
      ['xy', covariance[0]![1]!],
      ['yy', covariance[1]![1]!],
      ['started', covariance[0]![1]!],
    ] as const) {
      const { mean, error } = meanOf(values(name));
      expectWithinError(mean, value, error);
    }
    // nothing of the burn-in is left in what is summed from the start
    const away = meanOf(values('gone'));
    expectWithinError(away.mean, 0, away.error);
    const heat = meanOf(values('heat'));
    const whirl = meanOf(values('whirl'));
    const direct = await collect(await create(), planOf({ ...run, model: spinning, trajectories, seed: 12 }, products));
    const same = (mine: { mean: number; error: number }, name: string) => {
      const other = meanOf(direct.values(name));
      expectWithinError(mine.mean - other.mean, 0, Math.hypot(mine.error, other.error));
    };
    same(heat, 'heat');
    same(whirl, 'whirl');
  });

  test('is taken, as long as the run, where no stationary law is known, and reported', async () => {
    const model = { ...spinning, potential: '(x^2 + y^2)^2/4 + 0.4*x*y' };
    const { result } = await collect(await cpuBackend(), planOf({ ...run, trajectories: 64, model }));
    expect(result.start).toMatchObject({ kind: 'grid', burnIn: 2 });
  });

  test('is over where sample paths begin', async () => {
    const model = { coordinates: { x: {} }, potential: 'x^2/2', initial: { x: 50 }, burnIn: 20 };
    const record = { every: 0.5, paths: 8 };
    const { result, values } = await collect(
      await cpuBackend(),
      planOf({ model, duration: 2, dt: 0.01, trajectories: 64, record }, { x0: 'x0', x: 'x' }),
    );
    const { t, x } = result.series.paths as { t: number[]; x: number[][] };
    expect(t[0]).toBe(0);
    x.forEach((path, i) => {
      expect(path[0]).toBeCloseTo(values('x0')[i]!, 6);
      expect(path.at(-1)).toBeCloseTo(values('x')[i]!, 6);
    });
  });

  test('is refused where trajectories start in equilibrium, which it would only lead away from', () => {
    const model = { coordinates: { x: {} }, controls: { k: { ramp: [4, 8] } }, potential: 'k*x^2/2', burnIn: 1 };
    expect(() => planOf({ ...run, model } as never)).toThrow(
      /^model\.burnIn: 1 \(must be 0 where trajectories start in equilibrium\)/,
    );
  });

  test('refuses a time below zero', () => {
    expect(() => planOf({ ...run, model: { ...spinning, burnIn: -1 } })).toThrow(
      /^model\.burnIn: -1 \(must be finite and ≥ 0\)/,
    );
  });
});

describe('a stationary start that is known', () => {
  test('gives no entropy production where the model is driven out of it: the density at the end is another', () => {
    const driven = { coordinates: { x: {} }, controls: { k: { ramp: [1, 4] } }, potential: 'k*x^2/2' };
    const plan = planOf({ ...run, model: { ...driven, initial: 'stationary' } } as never);
    expect(plan.extraction.names).not.toContain('entropy');
    expect(planOf({ ...run, model: spinning }).extraction.names).toContain('entropy');
  });

  test('or of equilibrium is refused where forces depend on what is drawn for each trajectory', () => {
    const model = { coordinates: { x: {} }, discrete: { n: 'exponential' }, potential: '(1 + n)*x^2/2' };
    for (const initial of ['equilibrium', 'stationary'] as const)
      expect(() => planOf({ ...run, model: { ...model, initial } } as never)).toThrow(
        /^model\.initial: \w+ \(n is drawn for each trajectory/,
      );
    planOf({ ...run, model: { ...model, initial: { x: 0 } } } as never);
  });

  test('knows its density: ⟨e^{−Δs}⟩ = 1 at any time step', async () => {
    const plan = planOf({ ...run, duration: 1, dt: 0.1, model: spinning }, { weight: 'exp(-entropy)' });
    const { values } = await collect(await cpuBackend(), plan);
    const { mean, error } = meanOf(values('weight'));
    expectWithinError(mean, 1, error);
    expect(meanOf(values('entropy')).mean).toBeGreaterThan(10 * error);
  });
});

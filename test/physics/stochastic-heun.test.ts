import { describe, expect, test } from 'vitest';
import type { RunSpec } from '../../src/experiment/spec.ts';
import { cpuBackend, webgpuBackend } from '../backends/environment.ts';
import { collect, planOf } from '../experiment/collect.ts';
import { varianceOf } from '../mean-of.ts';
import { expectWithinError } from '../within-error.ts';

const integrator = 'stochastic-heun';

test.each([
  ['cpu', () => cpuBackend('single')],
  ['webgpu', webgpuBackend],
] as const)('a harmonic trap at μk dt = 0.5 has the variance of the linear recursion: %s', async (_, create) => {
  const [mu, k, kT, dt, steps] = [0.5, 4, 0.7, 0.25, 12];
  const plan = planOf(
    {
      integrator,
      trajectories: 2 ** 17,
      seed: 4,
      duration: steps * dt,
      dt,
      model: { coordinates: { x: { mobility: mu, temperature: kT } }, potential: `${k}*x^2/2`, initial: { x: 0 } },
    },
    { x: 'x' },
  );
  expect(plan.steps).toBe(steps);
  const { values } = await collect(await create(), plan);
  const a = mu * k * dt;
  let exact = 0; // x′ = (1 − a + a²/2)x + (1 − a/2)σξ
  for (let n = 0; n < steps; n++) exact = (1 - a + (a * a) / 2) ** 2 * exact + (1 - a / 2) ** 2 * 2 * mu * kT * dt;
  const { variance, error } = varianceOf(values('x'));
  expectWithinError(variance, exact, error);
  expect(Math.abs(exact - kT / k) / error).toBeGreaterThan(9);
});

describe('a driven double well without path heat', () => {
  const request: RunSpec = {
    integrator,
    trajectories: 50_000,
    seed: 8,
    duration: 1,
    model: {
      parameters: { kT: 1 },
      coordinates: { x: {} },
      controls: { lambda: { ramp: [-1, 1] } },
      potential: '3*(x^2-1)^2 - lambda*x',
    },
  };
  const reason = /stochastic Heun has no path heat/;

  test('heat and what follows from it are null with the reason; free energies come from the protocol work', async () => {
    const { result, values } = await collect(await cpuBackend(), planOf(request, { asked: 'heat + x', free: 'x' }));
    const find = (id: string) => result.estimates.find((e) => e.id === id)!;
    for (const id of ['mean-heat', 'mean-total-work', 'mean-shadow-work', 'mean-heat-reverse', 'mean-asked']) {
      expect(find(id)).toMatchObject({ value: null, standardError: null });
      expect(find(id).reason).toMatch(reason);
    }
    for (const id of ['mean-work', 'mean-work-reverse', 'mean-free']) {
      expect(find(id).value).not.toBeNull();
      expect(find(id).reason).toBeNull();
    }
    expect(result.warnings.join(' ')).toMatch(reason);
    const works = values('work');
    const jarzynski = -Math.log(works.reduce((s, w) => s + Math.exp(-w), 0) / works.length);
    expect(find('jarzynski-forward').value).toBeCloseTo(jarzynski, 10);
  });

  test('free-energy laws hold at a small step and carry its bias', async () => {
    const { result } = await collect(await cpuBackend(), planOf(request));
    expect(result.laws.map((l) => l.id)).toEqual(['jarzynski', 'bar', 'crooks-crossing', 'crooks-slope']);
    for (const law of result.laws) {
      expect(law.holds, `${law.id} ${law.z} ${law.reason}`).toBe(true);
      expect(law.timeStepBias).not.toBe(0);
    }
  });

  test('at a large step the bias fails them', async () => {
    const { result } = await collect(
      await cpuBackend(),
      planOf({ system: 'breathing-trap', integrator, dt: 0.125, seed: 5 }),
    );
    const law = result.laws.find((l) => l.id === 'jarzynski')!;
    expect(law.holds).toBe(false);
    expect(law.reason).toMatch(/^time-step bias/);
  });

  test('a law that reads the heat says why it cannot', async () => {
    const plan = planOf({ system: 'gyrator', integrator, trajectories: 2000 });
    const { result } = await collect(await cpuBackend(), plan);
    const law = result.laws.find((l) => l.id === 'heat-flow')!;
    expect(law).toMatchObject({ measured: null, z: null, holds: null });
    expect(law.reason).toMatch(reason);
    expect(result.laws.find((l) => l.id === 'cov-xx')!.holds).toBe(true);
  });
});

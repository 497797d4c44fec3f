import { describe, expect, test } from 'vitest';
import type { RunSpec } from '../../src/experiment/spec.ts';
import { cpuBackend, webgpuBackend } from '../backends/environment.ts';
import { collect, planOf, states } from '../experiment/collect.ts';
import { meanOf, varianceOf } from '../mean-of.ts';
import { expectWithinError } from '../within-error.ts';

const well = {
  coordinates: { x: { mobility: 1, temperature: 'kT' } },
  parameters: { kT: 1, a: 3 },
  controls: { lambda: { ramp: [-1, 1] as [number, number] } },
  potential: 'a*(x^2-1)^2 - lambda*x',
};
const base = { duration: 1, dt: 0.005, trajectories: 20_000, seed: 3 };
const lambda = (control: unknown) => ({ model: { ...well, controls: { lambda: control } }, ...base }) as RunSpec;

/** Driven models in equilibrium at the start: all four laws of free energy must hold, ΔF being that of quadrature. */
const driven: Record<string, RunSpec> = {
  'a double well': { model: well, ...base },
  'a double well under a sine': lambda({ sine: { mean: 0.2, amplitude: 0.8, period: 0.6, phase: 0.5 } }),
  'a double well under a table': lambda({ table: { time: [0, 0.3, 0.6, 1], value: [0, 1, -0.5, 0.7] } }),
  'a double well under a sequence': lambda({ sequence: [{ ramp: [0, 1], share: 2 }, 1, { step: [1, 0.4], at: 0.5 }] }),
  'a double well under a sudden change half way': lambda({ step: [-0.5, 0.5], at: 0.5 }),
  'two coordinates': {
    ...base,
    model: {
      coordinates: { x: { mobility: 1 }, y: { mobility: 3 } },
      controls: { lambda: { ramp: [0, 1.5] } },
      potential: '(x^2-1)^2 + 2*(y - lambda*x)^2 + 0.1*y^4',
    },
  },
  'three coordinates in a quadratic well': {
    ...base,
    model: {
      coordinates: { x: {}, y: { mobility: 0.5 }, z: { mobility: 2 } },
      controls: { lambda: { ramp: [0, 0.8] }, mu: { ramp: [1, 2] } },
      potential: 'mu*(x^2 + y^2 + z^2)/2 + lambda*x*y - lambda*z',
    },
  },
  'four coordinates in a quadratic well': {
    ...base,
    model: {
      coordinates: { x: {}, y: { mobility: 0.5 }, z: { mobility: 2 }, w: {} },
      controls: { lambda: { ramp: [0, 0.8] }, mu: { ramp: [1, 2] } },
      potential: 'mu*(x^2 + y^2 + z^2 + w^2)/2 + lambda*(x*y + z*w)/2 - lambda*w',
    },
  },
  'a ring whose hill turns': {
    ...base,
    model: {
      coordinates: { phi: { periodic: '2*pi' } },
      controls: { lambda: { ramp: [0, 2.5] }, height: { ramp: [1, 2] } },
      potential: 'height*cos(phi - lambda)',
    },
  },
  'a well with inertia': {
    ...base,
    dt: 0.02,
    model: {
      coordinates: { x: { mass: 0.5, friction: 0.7 } },
      parameters: { kT: 0.8 },
      controls: { lambda: { ramp: [-1, 1] } },
      potential: '(x^2-1)^2 - lambda*x',
    },
  },
  'a well without friction': {
    ...base,
    dt: 0.02,
    model: {
      coordinates: { x: { mass: 1, friction: 0 } },
      controls: { lambda: { ramp: [1, 2] } },
      potential: 'lambda*x^2/2 + 0.1*x^4',
    },
  },
  'a kink': {
    ...base,
    model: {
      coordinates: { x: {} },
      controls: { lambda: { ramp: [0, 1] } },
      potential: '2*abs(x - lambda) + 0.5*lambda',
    },
  },
};

describe.each(Object.entries(driven))('%s', (_, request) => {
  test.each([
    ['cpu', () => cpuBackend()],
    ['webgpu', webgpuBackend],
  ] as const)('obeys Jarzynski, Bennett and Crooks: %s', async (kind, create) => {
    if (kind === 'webgpu' && request !== driven['a double well']) return;
    const { result, plan } = await collect(await create(), planOf(request));
    expect(result.laws.map((l) => l.id)).toEqual(['jarzynski', 'bar', 'crooks-crossing', 'crooks-slope']);
    for (const law of result.laws) {
      expect(law.holds, `${law.id}: ${law.measured} against ${law.expected}, z ${law.z}, ${law.reason}`).toBe(true);
      if (law.id !== 'crooks-slope') expect(law.expected).toBe(plan.freeEnergyDifference);
    }
  });
});

describe('models without an equilibrium, started at a point', () => {
  test('two temperatures: the covariance of the linear gyrator after a long time', async () => {
    const [k, u, Tx, Ty] = [1, 0.6, 2, 0.5];
    const plan = planOf({
      model: {
        parameters: { k, u, Tx, Ty },
        coordinates: { x: { temperature: 'Tx' }, y: { temperature: 'Ty' } },
        potential: 'k*(x^2 + y^2)/2 + u*x*y',
        initial: { x: 0, y: 0 },
      },
      duration: 20,
      dt: 0.005,
      seed: 5,
    });
    const count = 30_000;
    const [end] = await states(await cpuBackend(), plan, { count, stops: [plan.forward.process.groups] });
    const [x, y] = [end!('x0'), end!('x1')];
    // Lyapunov: AC + CA = 2D with A = [[k, u], [u, k]], D = diag(Tx, Ty).
    const cxy = (-u * (Tx + Ty)) / (2 * (k * k - u * u));
    const cxx = (Tx - u * cxy) / k;
    const cyy = (Ty - u * cxy) / k;
    const [vx, vy, c] = [varianceOf(x), varianceOf(y), meanOf(x.map((v, i) => v * y[i]!))];
    const bias = 0.005 / 2; // Euler–Maruyama widens by at most (k + u)dt/2
    expectWithinError(vx.variance, cxx, Math.hypot(vx.error, bias * cxx));
    expectWithinError(vy.variance, cyy, Math.hypot(vy.error, bias * cyy));
    expectWithinError(c.mean, cxy, Math.hypot(c.error, bias * cxy));
  });

  test('a constant force on a ring: x is unwrapped, so that work f·Δx counts every turn', async () => {
    const force = 2;
    const plan = planOf(
      {
        model: {
          coordinates: { x: { periodic: 1 } },
          potential: 0,
          force: { x: String(force) },
          initial: { x: 0.5 },
        },
        duration: 10,
        dt: 0.05,
        trajectories: 5000,
        seed: 5,
        measure: { work: true },
      },
      { travelled: 'x - x0' },
    );
    const run = await collect(await cpuBackend(), plan);
    const travelled = run.values('travelled');
    const { mean, error } = meanOf(travelled);
    expectWithinError(mean, force * 10, error);
    const { variance, error: spread } = varianceOf(travelled);
    expectWithinError(variance, 2 * 10, spread);
    for (const [i, w] of run.values('work').entries()) expect(w).toBeCloseTo(force * travelled[i]!, 3);
    // All of it becomes heat: U = 0.
    const heat = run.values('heat');
    for (const [i, w] of run.values('work').entries()) expect(heat[i]).toBeCloseTo(w, 3);
    const [end] = await states(await cpuBackend(), plan, { count: 500, stops: [plan.forward.process.groups] });
    expect(end!('x0').every((x) => x >= 0 && x < 1)).toBe(true);
    expect(end!('turns0').every(Number.isInteger)).toBe(true);
  });

  test('works from a point start or several baths are no free energies: none is given without a warning or reason', async () => {
    for (const request of [
      { ...base, trajectories: 2000, model: { ...well, initial: { x: 1 } } },
      {
        ...base,
        trajectories: 2000,
        measure: { work: true, reverse: true },
        model: {
          coordinates: { x: { temperature: 1 }, y: { temperature: 2 } },
          controls: { lambda: { ramp: [1, 2] as [number, number] } },
          potential: 'lambda*(x^2 + y^2)/2 + 0.3*x*y',
          initial: { x: 0, y: 0 },
        },
      },
    ] as RunSpec[]) {
      const { result } = await collect(await cpuBackend(), planOf(request));
      expect(result.laws).toEqual([]);
      expect(result.status.nonFinite).toBe(0);
      const free = result.estimates.filter((e) => ['jarzynski-forward', 'jarzynski-reverse', 'bar'].includes(e.id));
      for (const e of free)
        expect(e.value === null ? e.reason : result.warnings.join(' '), e.id).toMatch(/equilibrium|bath|reverse/);
      expect(result.estimates.find((e) => e.id === 'mean-work')!.value).not.toBeNull();
    }
  });
});

test('more than four diffusing coordinates are refused', () => {
  const coordinates = Object.fromEntries(['a', 'b', 'c', 'd', 'f'].map((name) => [name, {}]));
  expect(() => planOf({ duration: 1, model: { coordinates, potential: 'a^2 + b^2 + c^2 + d^2 + f^2' } })).toThrow(
    /^model\.coordinates: a, b, c, d, f \(at most 4 may diffuse\)$/,
  );
});

test('confined to one well at the end, ΔF and the failed ends count as the confinement says', async () => {
  const { result, plan, values } = await collect(
    await cpuBackend(),
    planOf({ model: { ...well, confine: 'x > 0' }, ...base }, { inside: '(x > 0)' }),
  );
  for (const law of result.laws) expect(law.holds, `${law.id}: ${law.reason}`).toBe(true);
  const ends = meanOf(values('inside')).mean;
  expect(ends).toBeGreaterThan(0.2);
  expect(ends).toBeLessThan(0.99);
  const free = planOf({ model: well, ...base });
  // Z of the right well alone is smaller than Z of both.
  expect(plan.freeEnergyDifference).toBeGreaterThan(free.freeEnergyDifference);
});

import { beforeAll, describe, expect, test } from 'vitest';
import { estimateWorks } from '../../src/estimate/estimate-works.ts';
import type { RunSpec } from '../../src/experiment/spec.ts';
import { cpuBackend } from '../backends/environment.ts';
import { type Collected, collect, planOf } from '../experiment/collect.ts';
import { meanOf, varianceOf } from '../mean-of.ts';
import { expectWithinError } from '../within-error.ts';
import { stepNormals } from './same-noise.ts';
import { stationaryOfMap } from './stationary-of-map.ts';

const integrator = 'leimkuhler-matthews';

describe('the path’s own probability ratio, trajectory by trajectory', () => {
  const seed = 0x1234567890abcdefn;
  const [mu, kT, duration, trajectories] = [1.5, 0.8, 1.2, 40];
  const u = (x: number, l: number) => 0.7 * (x * x - 1) ** 2 - l * x;
  const force = (x: number, l: number) => -2.8 * x * (x * x - 1) + l;
  const request: RunSpec = {
    integrator,
    duration,
    dt: 0.1,
    seed: String(seed),
    precision: 'double',
    trajectories,
    model: {
      parameters: { kT },
      coordinates: { x: { mobility: mu } },
      controls: { lambda: { ramp: [-1, 2] } },
      potential: '0.7*(x^2 - 1)^2 - lambda*x',
    },
  };

  test.each(['forward', 'reverse'] as const)(
    '%s: heat is kT ln P(y→y′)/P(y′→y), and x is seen half a kick on',
    async (which) => {
      const plan = planOf(request, { x: 'x', start: 'x0' });
      const run = await collect(await cpuBackend('double'), plan);
      const read = (name: string) => run.values(name, which);
      const reverse = which === 'reverse';
      const lambda = (s: number) => -1 + 3 * (reverse ? 1 - s : s);
      const { steps } = plan;
      const dt = duration / steps;
      const sigma = Math.sqrt(2 * mu * kT * dt);
      for (let i = 0; i < trajectories; i++) {
        const normals = stepNormals({ seed, trajectory: i, purpose: reverse ? 2 : 0, steps: steps + 1, dimension: 1 });
        const start = read('start')[i]!;
        let [y, logRatio, protocol] = [start, 0, 0];
        for (let n = 0; n < steps; n++) {
          const z = normals[n]![0]!;
          const c = lambda((n + 0.5) / steps);
          protocol += u(y, c) - u(y, lambda(Math.max(0, (n - 0.5) / steps)));
          const x = y + 0.5 * sigma * z;
          const next = y + sigma * z + mu * force(x, c) * dt;
          // Backwards the same x is reached from y′ by this normal; the Jacobian is that of x in both directions.
          const back = (2 * (x - next)) / sigma;
          expect(next + sigma * back + mu * force(x, c) * dt).toBeCloseTo(y, 12);
          logRatio += 0.5 * (back * back - z * z);
          y = next;
        }
        protocol += u(y, lambda(1)) - u(y, lambda((steps - 0.5) / steps));
        expect(read('x')[i]).toBeCloseTo(y + 0.5 * sigma * normals[steps]![0]!, 9);
        expect(read('heat')[i]).toBeCloseTo(kT * logRatio, 9);
        expect(read('work')[i]).toBeCloseTo(protocol, 9);
        expect(read('totalWork')[i]).toBeCloseTo(u(y, lambda(1)) - u(start, lambda(0)) + kT * logRatio, 9);
      }
    },
  );
});

describe('breathing trap at μ k1 dt = 0.2: total work is exact, protocol work is not', () => {
  const exact = 0.5 * Math.log(4);
  let run: Collected;

  beforeAll(async () => {
    const request = { system: 'breathing-trap', integrator, dt: 0.05, trajectories: 400_000, seed: 2 };
    run = await collect(await cpuBackend(), planOf(request));
  });

  test.each(['totalWork', 'work'])('%s', (name) => {
    const { estimates } = estimateWorks(run.values(name), run.values(name, 'reverse'));
    for (const id of ['jarzynski-forward', 'jarzynski-reverse', 'bar', 'crooks-line'] as const) {
      const { value, standardError } = estimates.find((e) => e.id === id)!;
      if (name === 'totalWork') expectWithinError(value, exact, standardError);
      else expect(Math.abs(value - exact) / standardError, id).toBeGreaterThan(9);
    }
  });

  test('the laws of the run rest on total work', () => {
    for (const id of ['jarzynski', 'bar', 'crooks-crossing'])
      expect(run.result.laws.find((l) => l.id === id)).toMatchObject({ holds: true, timeStepBias: 0 });
  });
});

test('a harmonic trap at μk dt = 0.5: the position seen has variance kT/k from the law of its linear recursion', async () => {
  const [mu, k, kT, dt, steps] = [0.5, 4, 0.7, 0.25, 12];
  const plan = planOf(
    {
      integrator,
      precision: 'double',
      trajectories: 2 ** 18,
      seed: 4,
      duration: steps * dt,
      dt,
      model: { coordinates: { x: { mobility: mu, temperature: kT } }, potential: `${k}*x^2/2`, initial: { x: 0 } },
    },
    { x: 'x' },
  );
  expect(plan.steps).toBe(steps);
  const { values } = await collect(await cpuBackend('double'), plan);
  const a = mu * k * dt;
  const square = 2 * mu * kT * dt;
  let inside = 0; // variance of y, from y′ = (1 − a)y + (1 − a/2)σξ
  for (let n = 0; n < steps; n++) inside = (1 - a) ** 2 * inside + (1 - a / 2) ** 2 * square;
  const seen = inside + square / 4;
  expect(seen).toBeCloseTo(kT / k, 6);
  const { variance, error } = varianceOf(values('x'));
  expectWithinError(variance, seen, error);
});

describe('a quartic well, stationary', () => {
  const exact = (() => {
    const grid = Array.from({ length: 2001 }, (_, i) => -5 + i * 0.005);
    const weight = (x: number) => Math.exp(-(x ** 4) / 4);
    return grid.reduce((s, x) => s + x * x * weight(x), 0) / grid.reduce((s, x) => s + weight(x), 0);
  })();
  const squareSeen = (dt: number) => {
    const sigma = Math.sqrt(2 * dt);
    const seen = (y: number, z: number) => y + 0.5 * sigma * z;
    const step = (y: number, z: number) => y + sigma * z - seen(y, z) ** 3 * dt;
    const map = { step, from: -4.5, to: 4.5, cells: 500, steps: Math.ceil(12 / dt) };
    return stationaryOfMap(map, (y, z) => seen(y, z) ** 2);
  };

  test('the bias of ⟨x²⟩ falls as dt²: slopes of its logarithm extrapolated to dt = 0', () => {
    const [a, b, c] = [0.16, 0.08, 0.04].map((dt) => squareSeen(dt) - exact) as [number, number, number];
    expect(2 * Math.log2(b / c) - Math.log2(a / b)).toBeCloseTo(2, 1);
  });

  test('and the engine has that bias at dt = 0.2', async () => {
    const plan = planOf(
      {
        integrator,
        trajectories: 2 ** 21,
        seed: 6,
        duration: 6,
        dt: 0.2,
        model: { coordinates: { x: {} }, potential: 'x^4/4' },
      },
      { square: 'x*x' },
    );
    const { values } = await collect(await cpuBackend(), plan);
    const { mean, error } = meanOf(values('square'));
    const predicted = squareSeen(plan.spec.dt!);
    expectWithinError(mean, predicted, error);
    expect(Math.abs(predicted - exact) / error).toBeGreaterThan(6);
  });
});

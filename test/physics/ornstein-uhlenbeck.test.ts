import { inverse, Matrix } from 'ml-matrix';
import { describe, expect, test } from 'vitest';
import { draggedTrapMeanWork } from '../../src/exact/dragged-trap.ts';
import { linearStep } from '../../src/exact/linear/linear-step.ts';
import type { RunSpec } from '../../src/experiment/spec.ts';
import { cpuBackend, webgpuBackend } from '../backends/environment.ts';
import { collect, planOf } from '../experiment/collect.ts';
import { meanOf, varianceOf } from '../mean-of.ts';
import { expectWithinError } from '../within-error.ts';
import { stepNormals } from './same-noise.ts';

const integrator = 'ornstein-uhlenbeck';

describe('exact in distribution at any step', () => {
  test.each([
    ['cpu', () => cpuBackend('single')],
    ['webgpu', webgpuBackend],
  ] as const)('a trap at μk dt = 1.5: mean and variance relax as they should: %s', async (_, create) => {
    const [mu, k, kT, duration] = [0.5, 4, 0.7, 3];
    const model = {
      coordinates: { x: { mobility: mu, temperature: kT } },
      potential: `${k}*(x - 1)^2/2`,
      initial: { x: 1.5 },
    };
    const plan = planOf({ integrator, trajectories: 2 ** 17, seed: 3, duration, dt: 0.75, model }, { x: 'x' });
    expect(plan.steps).toBe(4);
    const { values } = await collect(await create(), plan);
    const x = values('x');
    const decay = Math.exp(-mu * k * duration);
    const { mean, error } = meanOf(x);
    expectWithinError(mean, 1 + 0.5 * decay, error);
    const { variance, error: spread } = varianceOf(x);
    expectWithinError(variance, (kT / k) * (1 - decay ** 2), spread);
  });

  test('a gyrator in three coordinates with three temperatures and a swirl, from a point', async () => {
    const T = [2, 0.5, 1];
    const [mu, t] = [[1, 0.5, 2], 1.3];
    const K = [
      [1, 0.4 + 0.7, 0],
      [0.4 - 0.7, 2, 0.3],
      [0, 0.3, 1.5],
    ];
    const model = {
      coordinates: Object.fromEntries(['x', 'y', 'z'].map((c, i) => [c, { mobility: mu[i], temperature: T[i] }])),
      potential: '(x^2 + 2*y^2 + 1.5*z^2)/2 + 0.4*x*y + 0.3*y*z',
      force: { x: '-0.7*y', y: '0.7*x' },
      initial: { x: 1, y: -2, z: 0.5 },
    };
    const observables = { xx: 'x*x', yy: 'y*y', zz: 'z*z', xy: 'x*y', yz: 'y*z', xz: 'x*z' };
    const plan = planOf({ integrator, trajectories: 2 ** 18, seed: 4, duration: t, dt: 0.33, model }, observables);
    expect(plan.steps).toBe(4);
    const { values } = await collect(await cpuBackend(), plan);
    const A = K.map((row, i) => row.map((x) => mu[i]! * x));
    const D = mu.map((m, i) => mu.map((_, j) => (i === j ? m * T[i]! : 0)));
    const { response, covariance } = linearStep(A, D, t);
    const start = [1, -2, 0.5];
    const back = A.map((row) => -row.reduce((s, a, j) => s + a * start[j]!, 0));
    const mean = start.map((x, i) => x + response[i]!.reduce((s, r, j) => s + r * back[j]!, 0));
    for (const name of Object.keys(observables)) {
      const [i, j] = [...name].map((c) => 'xyz'.indexOf(c)) as [number, number];
      const measured = meanOf(values(name));
      expectWithinError(measured.mean, covariance[i]![j]! + mean[i]! * mean[j]!, measured.error);
    }
  });

  test('a free particle next to a bound one', async () => {
    const model = { coordinates: { x: {}, y: {} }, potential: 'y^2/2', initial: { x: 0, y: 0 } };
    const plan = planOf({ integrator, trajectories: 50_000, seed: 5, duration: 2, dt: 1, model }, { x: 'x', y: 'y' });
    const { values } = await collect(await cpuBackend(), plan);
    for (const [name, exact] of [
      ['x', 4],
      ['y', 1 - Math.exp(-4)],
    ] as const) {
      const { variance, error } = varianceOf(values(name));
      expectWithinError(variance, exact, error);
    }
  });
});

describe('path heat', () => {
  test('at fixed control it is −ΔU, so that total work is protocol work', async () => {
    const plan = planOf({
      system: 'dragged-trap',
      integrator,
      precision: 'double',
      dt: 0.5,
      trajectories: 200,
      parameters: { v: 2 },
    });
    const { values } = await collect(await cpuBackend('double'), plan);
    values('work').forEach((w, i) => {
      expect(values('totalWork')[i]).toBeCloseTo(w, 11);
    });
  });

  test('a dragged trap in few steps: free energies are exact', async () => {
    const plan = planOf({ system: 'dragged-trap', integrator, dt: 0.25, trajectories: 100_000, seed: 6 });
    const { result } = await collect(await cpuBackend(), plan);
    for (const id of ['jarzynski', 'bar', 'crooks-crossing'])
      expect(result.laws.find((l) => l.id === id)).toMatchObject({ holds: true, timeStepBias: 0 });
  });

  test.each([
    ['with a swirling force', { x: '-0.7*y', y: '0.7*x + 0.2' }, 0.7],
    ['without', {}, 0],
  ] as const)('%s it is kT ln P(x→x′)/P(x′→x), trajectory by trajectory', async (_, push, swirl) => {
    const [kT, seed, trajectories] = [0.8, 91n, 40];
    const mu = [1, 0.5];
    const plan = planOf(
      {
        integrator,
        precision: 'double',
        trajectories,
        seed: String(seed),
        duration: 3,
        dt: 0.5,
        measure: { work: true },
        model: {
          parameters: { kT },
          coordinates: { x: {}, y: { mobility: 0.5 } },
          controls: { lambda: { ramp: [0, 1] } },
          potential: '(x^2 + y^2)/2 + 0.3*x*y - lambda*x',
          force: push,
          initial: { x: 0.3, y: 1 },
        },
      },
      { x: 'x', y: 'y' },
    );
    const { values } = await collect(await cpuBackend('double'), plan);
    const { steps } = plan;
    const K = [
      [1, 0.3 + swirl],
      [0.3 - swirl, 1],
    ];
    const constant = swirl === 0 ? 0 : 0.2;
    const velocity = ([x, y]: number[], l: number) =>
      [l - K[0]![0]! * x! - K[0]![1]! * y!, constant - K[1]![0]! * x! - K[1]![1]! * y!].map((f, i) => mu[i]! * f);
    const A = K.map((row, i) => row.map((k) => mu[i]! * k));
    const D = mu.map((m, i) => mu.map((__, j) => (i === j ? m * kT : 0)));
    const { response, covariance, choleskyFactor: L } = linearStep(A, D, 3 / steps);
    const inverted = inverse(new Matrix(covariance));
    const mean = (from: number[], l: number) => {
      const v = velocity(from, l);
      return from.map((x, i) => x + response[i]![0]! * v[0]! + response[i]![1]! * v[1]!);
    };
    const logDensity = (from: number[], to: number[], l: number) => {
      const off = Matrix.columnVector(mean(from, l).map((m, i) => to[i]! - m));
      return -0.5 * off.transpose().mmul(inverted).mmul(off).get(0, 0);
    };
    for (let i = 0; i < trajectories; i++) {
      let now = [0.3, 1];
      let logRatio = 0;
      stepNormals({ seed, trajectory: i, purpose: 0, steps, dimension: 2 }).forEach(([z0, z1], n) => {
        const l = (n + 0.5) / steps;
        const [mx, my] = mean(now, l) as [number, number];
        const next = [mx + L[0]![0]! * z0!, my + L[1]![0]! * z0! + L[1]![1]! * z1!];
        logRatio += logDensity(now, next, l) - logDensity(next, now, l);
        now = next;
      });
      expect(values('x')[i]).toBeCloseTo(now[0]!, 10);
      expect(values('y')[i]).toBeCloseTo(now[1]!, 10);
      expect(values('heat')[i]).toBeCloseTo(kT * logRatio, 9);
    }
  });

  test('several temperatures have none: null with the reason', async () => {
    const plan = planOf({ system: 'gyrator', integrator, dt: 0.5, trajectories: 20_000, seed: 7 });
    const { result } = await collect(await cpuBackend(), plan);
    const heat = result.estimates.find((e) => e.id === 'mean-heat')!;
    expect(heat).toMatchObject({ value: null, reason: expect.stringMatching(/several temperatures/) });
    for (const id of ['cov-xx', 'cov-xy', 'cov-yy']) expect(result.laws.find((l) => l.id === id)!.holds).toBe(true);
  });
});

describe('a dragged trap, whose control moves', () => {
  const [k, v, mu, tau] = [2, 1.5, 0.5, 2.4];
  /** Mean work of the palindromic scheme around exact steps at fixed control. */
  const meanWork = (steps: number) => {
    const decay = Math.exp((-mu * k * tau) / steps);
    let [mean, centre, work] = [0, 0, 0];
    const change = (to: number) => {
      work -= k * (to - centre) * (mean - (to + centre) / 2);
      centre = to;
    };
    for (let n = 0; n < steps; n++) {
      change((v * tau * (n + 0.5)) / steps);
      mean = centre + (mean - centre) * decay;
    }
    change(v * tau);
    return work;
  };
  const exact = draggedTrapMeanWork({ k, v, mu, tau });

  test('the bias of the mean work falls as dt²', () => {
    const [a, b] = [32, 64].map((steps) => meanWork(steps) - exact) as [number, number];
    expect(Math.log2(a / b)).toBeCloseTo(2, 2);
  });

  test('and the engine has it', async () => {
    const parameters = { k, v, mu, tau, kT: 0.7 };
    const plan = planOf({
      system: 'dragged-trap',
      integrator,
      parameters,
      dt: tau / 4,
      trajectories: 200_000,
      seed: 8,
    });
    const { values } = await collect(await cpuBackend(), plan);
    const { mean, error } = meanOf(values('work'));
    expectWithinError(mean, meanWork(4), error);
    expect(Math.abs(meanWork(4) - exact) / error).toBeGreaterThan(9);
  });
});

describe('what it cannot step is refused by name', () => {
  const refused = (on: string) =>
    new RegExp(`^integrator: ornstein-uhlenbeck \\(needs forces that are linear .* that on ${on} is not\\)$`);

  test.each([
    ['a quartic', { coordinates: { x: {}, y: {} }, potential: 'x^2 + y^4' }, refused('y')],
    [
      'a stiffness that changes',
      { coordinates: { x: {} }, controls: { k: { ramp: [1, 2] } }, potential: 'k*x^2' },
      refused('x'),
    ],
    ['a kink', { coordinates: { x: {} }, potential: 'x < 0 ? x^2 : 2*x^2' }, refused('x')],
    [
      'a nonlinear push',
      { coordinates: { x: {} }, potential: 'x^2', force: { x: 'sin(x)' }, initial: { x: 0 } },
      refused('x'),
    ],
    [
      'multiplicative noise',
      { coordinates: { x: { mobility: '1 + x^2' } }, convention: 'isothermal', potential: 'x^2' },
      /^integrator: ornstein-uhlenbeck \(needs noise that does not depend on position\)$/,
    ],
    [
      'inertia',
      { coordinates: { x: { mass: 1, friction: 1 } }, potential: 'x^2' },
      /^integrator: ornstein-uhlenbeck \(for underdamped motion: baoab\)$/,
    ],
  ])('%s', (_, model, message) => expect(() => planOf({ integrator, duration: 1, model } as RunSpec)).toThrow(message));
});

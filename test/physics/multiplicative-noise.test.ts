import { describe, expect, test } from 'vitest';
import { estimateWorks } from '../../src/estimate/estimate-works.ts';
import type { RunSpec } from '../../src/experiment/spec.ts';
import { cpuBackend, webgpuBackend } from '../backends/environment.ts';
import { collect, planOf } from '../experiment/collect.ts';
import { meanOf } from '../mean-of.ts';
import { expectWithinError } from '../within-error.ts';
import { stepNormals } from './same-noise.ts';
import { stationaryOfMap } from './stationary-of-map.ts';

/** What each convention adds to μF in the Itô equation, in ∂D/∂x. */
const share = { ito: 0, stratonovich: 0.5, isothermal: 1 } as const;
const conventions = Object.entries(share) as [keyof typeof share, number][];
const turn = 2 * Math.PI;

describe('one step after another in the test’s own arithmetic', () => {
  const seed = 77n;
  const [kT, duration, trajectories] = [0.8, 1, 30];
  const mobility = [
    (x: number, y: number) => 1 + 0.5 * Math.sin(x) * Math.cos(y),
    (_: number, y: number) => 2 + Math.tanh(y),
  ];
  const slope = [
    (x: number, y: number) => 0.5 * Math.cos(x) * Math.cos(y),
    (_: number, y: number) => 1 / Math.cosh(y) ** 2,
  ];
  const u = (x: number, y: number, l: number) => Math.cos(x - l) + 0.5 * y * y + 0.3 * y * Math.sin(x);
  const force = [
    (x: number, y: number, l: number) => Math.sin(x - l) - 0.3 * y * Math.cos(x),
    (x: number, y: number) => -y - 0.3 * Math.sin(x),
  ];
  const request = (convention: string, integrator: string): RunSpec => ({
    integrator,
    duration,
    dt: 0.05,
    seed: String(seed),
    precision: 'double',
    trajectories,
    measure: { work: true },
    model: {
      parameters: { kT },
      convention,
      coordinates: { x: { mobility: '1 + sin(x)*cos(y)/2', periodic: '2*pi' }, y: { mobility: '2 + tanh(y)' } },
      controls: { lambda: { ramp: [0, 1] } },
      potential: 'cos(x - lambda) + y^2/2 + 0.3*y*sin(x)',
      initial: { x: 1, y: 0.2 },
    },
  });
  const D = (d: number, [x, y]: number[]) => kT * mobility[d]!(x!, y!);
  const drift = (d: number, [x, y]: number[], l: number, c: number) =>
    mobility[d]!(x!, y!) * force[d]!(x!, y!, l) + c * kT * slope[d]!(x!, y!);
  const normalsOf = (trajectory: number, steps: number) =>
    stepNormals({ seed, trajectory, purpose: 0, steps, dimension: 2 });

  test.each(conventions)(
    'Euler–Maruyama, %s: where it ends; heat is kT ln of the path ratio where there is one',
    async (convention, c) => {
      const plan = planOf(request(convention, 'euler-maruyama'), { x: 'x', y: 'y' });
      const { values } = await collect(await cpuBackend('double'), plan);
      const dt = duration / plan.steps;
      for (let i = 0; i < trajectories; i++) {
        let now = [1, 0.2];
        let logRatio = 0;
        normalsOf(i, plan.steps).forEach((z, n) => {
          const l = (n + 0.5) / plan.steps;
          const sigma = (d: number, at: number[]) => Math.sqrt(2 * D(d, at) * dt);
          const next = now.map((v, d) => v + drift(d, now, l, c) * dt + sigma(d, now) * z[d]!);
          for (const d of [0, 1]) {
            const back = (now[d]! - next[d]! - drift(d, next, l, c) * dt) / sigma(d, next);
            logRatio += -0.5 * z[d]! ** 2 - Math.log(sigma(d, now)) + 0.5 * back * back + Math.log(sigma(d, next));
          }
          now = next;
        });
        expect(values('x')[i]).toBeCloseTo(now[0]!, 9);
        expect(values('y')[i]).toBeCloseTo(now[1]!, 9);
        if (convention !== 'isothermal') expect(values('heat')[i]).toBeNaN();
        else {
          expect(values('heat')[i]).toBeCloseTo(kT * logRatio, 8);
          const energy = u(now[0]!, now[1]!, 1) - u(1, 0.2, 0);
          expect(values('totalWork')[i]).toBeCloseTo(energy + kT * logRatio, 8);
        }
      }
    },
  );

  test.each(conventions)('stochastic Heun, %s: the Stratonovich form of the same equation', async (convention, c) => {
    const plan = planOf(request(convention, 'stochastic-heun'), { x: 'x', y: 'y' });
    const { values } = await collect(await cpuBackend('double'), plan);
    const dt = duration / plan.steps;
    for (let i = 0; i < trajectories; i++) {
      let now = [1, 0.2];
      normalsOf(i, plan.steps).forEach((z, n) => {
        const l = (n + 0.5) / plan.steps;
        const a = (d: number, at: number[]) => drift(d, at, l, c - 0.5) * dt;
        const b = (d: number, at: number[]) => Math.sqrt(2 * D(d, at) * dt) * z[d]!;
        const guess = now.map((v, d) => v + a(d, now) + b(d, now));
        now = now.map((v, d) => v + 0.5 * (a(d, now) + a(d, guess) + b(d, now) + b(d, guess)));
      });
      expect(values('x')[i]).toBeCloseTo(now[0]!, 9);
      expect(values('y')[i]).toBeCloseTo(now[1]!, 9);
    }
  });
});

/** A ring with U = cos x, mobility 1 + ½ sin x and kT = 1. */
const D = (x: number) => 1 + 0.5 * Math.sin(x);
const slope = (x: number) => 0.5 * Math.cos(x);
const steps: Record<string, (dt: number, c: number) => (x: number, z: number) => number> = {
  'euler-maruyama': (dt, c) => (x, z) => x + (D(x) * Math.sin(x) + c * slope(x)) * dt + Math.sqrt(2 * D(x) * dt) * z,
  'stochastic-heun': (dt, c) => {
    const a = (x: number) => (D(x) * Math.sin(x) + (c - 0.5) * slope(x)) * dt;
    const b = (x: number) => Math.sqrt(2 * D(x) * dt);
    return (x, z) => {
      const guess = x + a(x) + b(x) * z;
      return x + 0.5 * (a(x) + a(guess)) + 0.5 * (b(x) + b(guess)) * z;
    };
  },
};
const ring = (dt: number) => ({ from: 0, to: turn, ring: true, cells: 300, steps: Math.ceil(14 / dt) });

/** Average over p ∝ e^{−U}/D^{1−c}. */
function average(f: (x: number) => number, c: number): number {
  const grid = Array.from({ length: 400 }, (_, i) => (turn * i) / 400);
  const weight = (x: number) => Math.exp(-Math.cos(x)) * D(x) ** (c - 1);
  return grid.reduce((s, x) => s + f(x) * weight(x), 0) / grid.reduce((s, x) => s + weight(x), 0);
}

describe.each(Object.keys(steps))('%s on a ring of uneven mobility', (integrator) => {
  describe.each(conventions)('%s', (convention, c) => {
    test('the steps’ stationary law tends to e^{−U}/D^{1−c} as dt', () => {
      const bias = [0.1, 0.05, 0.025].map((dt) => {
        const step = steps[integrator]!(dt, c);
        return stationaryOfMap({ ...ring(dt), step }, Math.sin) - average(Math.sin, c);
      }) as [number, number, number];
      // Extrapolated twice, only the third order is left.
      const [a, b] = [2 * bias[1] - bias[0], 2 * bias[2] - bias[1]];
      expect(Math.abs((4 * b - a) / 3)).toBeLessThan(0.01 * Math.abs(bias[0]) + 1e-5);
    });

    test('which the engine has', async () => {
      const plan = planOf(
        {
          integrator,
          trajectories: 2 ** 18,
          seed: 9,
          duration: 14,
          dt: 0.1,
          measure: { work: false },
          model: {
            convention,
            coordinates: { x: { mobility: '1 + sin(x)/2', periodic: '2*pi' } },
            potential: 'cos(x)',
            initial: { x: 2 },
          },
        },
        { sine: 'sin(x)' },
      );
      const { values } = await collect(await cpuBackend(), plan);
      const { mean, error } = meanOf(values('sine'));
      const exact = stationaryOfMap({ ...ring(plan.spec.dt!), step: steps[integrator]!(plan.spec.dt!, c) }, Math.sin);
      expectWithinError(mean, exact, error);
      for (const [other, d] of conventions)
        if (other !== convention) expect(Math.abs(mean - average(Math.sin, d)) / error, other).toBeGreaterThan(9);
    });
  });
});

test.each([
  ['cpu', () => cpuBackend('single')],
  ['webgpu', webgpuBackend],
] as const)('a warm and a cold half of a ring: particles circulate with no force on average: %s', async (_, create) => {
  const dt = 0.05;
  const T = (x: number) => 1 + 0.6 * Math.cos(x);
  const step = (x: number, z: number) => x - 0.8 * Math.cos(x) * dt + Math.sqrt(2 * T(x) * dt) * z;
  const velocity = stationaryOfMap({ ...ring(dt), step }, (x, z) => (step(x, z) - x) / dt);
  const plan = planOf(
    {
      trajectories: 2 ** 16,
      seed: 10,
      duration: 10,
      dt,
      model: {
        convention: 'ito',
        coordinates: { x: { temperature: '1 + 0.6*cos(x)', periodic: '2*pi' } },
        potential: '0.8*sin(x)',
        burnIn: 10,
      },
    },
    { velocity: '(x - x0)/10' },
  );
  expect(plan.spec.dt).toBeCloseTo(dt, 12);
  const { values, result } = await collect(await create(), plan);
  const { mean, error } = meanOf(values('velocity'));
  expectWithinError(mean, velocity, error);
  expect(Math.abs(velocity) / error).toBeGreaterThan(9);
  expect(result.start.burnIn).toBeCloseTo(10, 6);
});

test('isothermal noise: total work obeys Jarzynski and Crooks at a coarse step, protocol work does not', async () => {
  const { plan, values, result } = await collect(
    await cpuBackend(),
    planOf({
      trajectories: 200_000,
      seed: 12,
      duration: 1,
      dt: 0.1,
      model: {
        convention: 'isothermal',
        coordinates: { x: { mobility: '1 + x^2/(1 + x^2)' } },
        controls: { lambda: { ramp: [1, 4] } },
        potential: 'lambda*x^2/2',
      },
    }),
  );
  const exact = 0.5 * Math.log(4);
  expect(plan.freeEnergyDifference).toBeCloseTo(exact, 10);
  for (const law of result.laws) expect(law.holds, `${law.id}: ${law.z} ${law.reason}`).toBe(true);
  const { estimates } = estimateWorks(values('work'), values('work', 'reverse'));
  const { value, standardError } = estimates.find((e) => e.id === 'bar')!;
  expect(Math.abs(value - exact) / standardError).toBeGreaterThan(9);
});

describe('what is refused or missing, in one line', () => {
  const run = (model: object, more: Partial<RunSpec> = {}) => planOf({ duration: 1, ...more, model } as RunSpec);
  const uneven = { coordinates: { x: { mobility: '1 + x^2' } }, potential: 'x^2/2' };

  test.each([
    [
      'no convention',
      uneven,
      /^model\.convention: undefined \(must be one of ito, stratonovich, isothermal: mobility of x depends on position\)$/,
    ],
    [
      'an unknown one',
      { ...uneven, convention: 'klimontovich' },
      /^model\.convention: klimontovich \(must be one of ito/,
    ],
    [
      'friction',
      { coordinates: { x: { mass: 1, friction: '1 + x^2' } }, potential: 'x^2/2', convention: 'ito' },
      /^model\.coordinates\.x\.friction: 1 \+ x\^2 \(must not depend on position where motion is underdamped\)$/,
    ],
    [
      'equilibrium',
      { ...uneven, convention: 'ito', initial: 'equilibrium' },
      /^model\.initial: equilibrium \(noise in the ito convention does not lead to Boltzmann's law/,
    ],
    [
      'an open ring',
      {
        coordinates: { x: { mobility: '2 + sin(x/2)', periodic: '2*pi' } },
        potential: 'cos(x)',
        convention: 'isothermal',
      },
      /^model\.coordinates\.x\.mobility: 2 \+ sin\(x\/2\) \(must repeat after the period 6\.28/,
    ],
    [
      'a temperature below 0',
      {
        coordinates: { x: { temperature: 'cos(x) - 0.05', periodic: '2*pi' } },
        potential: 'cos(x)',
        convention: 'ito',
      },
      /^model\.coordinates\.x\.temperature: cos\(x\) - 0\.05 \(is .* must be > 0\)$/,
    ],
  ])('%s', (_, model, message) => expect(() => run(model)).toThrow(message));

  test('an integrator that needs additive noise', () =>
    expect(() => run({ ...uneven, convention: 'ito' }, { integrator: 'leimkuhler-matthews' })).toThrow(
      /^integrator: leimkuhler-matthews \(needs noise that does not depend on position\)$/,
    ));

  test('a kinked temperature, written with jumps, where a scheme needs its derivative: Euler–Maruyama in the Itô sense needs none', () => {
    const vessel = {
      coordinates: { x: { temperature: '1 + abs(x - 2*floor(x/2 + 0.5))', periodic: 2 } },
      potential: 0,
      convention: 'ito',
    };
    expect(run(vessel).spec.integrator).toBe('euler-maruyama');
    const message = /^model\.coordinates\.x\.mobility: .* \(has no derivative with respect to x: floor has jumps\)$/;
    expect(() => run(vessel, { integrator: 'stochastic-heun' })).toThrow(message);
    expect(() => run({ ...vessel, convention: 'stratonovich' })).toThrow(message);
  });

  test('the heat at many temperatures', async () => {
    const model = {
      coordinates: { x: { temperature: '1 + x^2/10' } },
      potential: 'x^2/2',
      convention: 'ito',
      initial: { x: 0 },
    };
    const { result } = await collect(await cpuBackend(), run(model, { measure: { work: true }, trajectories: 100 }));
    const heat = result.estimates.find((e) => e.id === 'mean-heat')!;
    expect(heat).toMatchObject({ value: null, reason: expect.stringMatching(/temperature of x depends on position/) });
    expect(result.estimates.find((e) => e.id === 'mean-work')!.value).not.toBeNull();
  });
});

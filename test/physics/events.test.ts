import { describe, expect, test } from 'vitest';
import type { RunSpec } from '../../src/experiment/spec.ts';
import { cpuBackend } from '../backends/environment.ts';
import { collect, planOf } from '../experiment/collect.ts';
import { meanOf, varianceOf } from '../mean-of.ts';
import { expectWithinError } from '../within-error.ts';

const run = async (request: RunSpec, observables?: Record<string, string>) =>
  collect(await cpuBackend(request.precision), planOf({ seed: 21, trajectories: 2 ** 15, ...request }, observables));

const free = { coordinates: { x: {} }, potential: 0, initial: { x: 0 } };

describe('events at constant rates', () => {
  test.each([0.5, 20])('are Poisson’s at any time step: %d a step', async (rate) => {
    const model = { ...free, events: [{ name: 'ticks', rate, set: { x: 0 } }] };
    const { values } = await run({ model, duration: 8, dt: 1 });
    const counts = values('ticks').map((perTime) => Math.round(8 * perTime));
    const { mean, error } = meanOf(counts);
    expectWithinError(mean, 8 * rate, error);
    const spread = varianceOf(counts);
    expectWithinError(spread.variance, 8 * rate, spread.error);
  });

  test('are shared among channels as their rates', async () => {
    const model = {
      ...free,
      discrete: { n: 0 },
      events: [
        { name: 'up', rate: 0.7, set: { n: 'n + 1' } },
        { rate: 0.4, set: { n: 'n' } },
        { name: 'down', rate: 0.2, set: { n: 'n - 1' } },
      ],
    };
    const { values } = await run({ model, duration: 10, dt: 0.25 });
    for (const [name, rate] of [
      ['up', 0.7],
      ['down', 0.2],
    ] as const) {
      const counts = values(name).map((perTime) => Math.round(10 * perTime));
      const { mean, error } = meanOf(counts);
      expectWithinError(mean, 10 * rate, error);
      const spread = varianceOf(counts);
      expectWithinError(spread.variance, 10 * rate, spread.error);
    }
    const [up, down] = [values('up'), values('down')];
    expect(values('n').every((n, i) => Math.abs(n - 10 * (up[i]! - down[i]!)) < 1e-3)).toBe(true);
  });

  test('that change with the state are exact too, some a step: P(on) = a/(a + b) [1 − e^{−(a + b)t}]', async () => {
    const [a, b] = [1, 6];
    const model = {
      ...free,
      discrete: { on: 0 },
      events: [{ rate: `${a} + ${b - a}*on`, set: { on: '1 - on' } }],
    };
    const { values } = await run({ model, duration: 1.2, dt: 0.3 });
    const { mean, error } = meanOf(values('on'));
    expectWithinError(mean, (a / (a + b)) * -Math.expm1(-(a + b) * 1.2), error);
  });

  test('that a control moves are taken at the middle of each part: as many events as ∫λ dt', async () => {
    const model = {
      ...free,
      controls: { lambda: { ramp: [0, 4] as [number, number] } },
      events: [{ name: 'ticks', rate: 'lambda', set: { x: 'x' } }],
    };
    const { values } = await run({ model, duration: 1, dt: 0.25, measure: { work: false, reverse: false } });
    const { mean, error } = meanOf(values('ticks'));
    expectWithinError(mean, 2, error);
  });

  test('two states that switch: the telegraph’s occupation and correlation', async () => {
    const [a, b] = [0.6, 1.4];
    const model = {
      ...free,
      discrete: { on: 'uniform < 0.3 ? 1 : 0' }, // stationary: a/(a + b)
      events: [
        { rate: `${a}*(1 - on)`, set: { on: 1 } },
        { rate: `${b}*on`, set: { on: 0 } },
      ],
    };
    const { values } = await run({ model, duration: 0.5, dt: 0.125 }, { both: 'on*on0' });
    const p = a / (a + b);
    const on = meanOf(values('on'));
    expectWithinError(on.mean, p, on.error);
    const both = meanOf(values('both'));
    expectWithinError(both.mean, p * p + p * (1 - p) * Math.exp(-(a + b) * 0.5), both.error);
  });
});

describe('a potential that events switch', () => {
  test('a telegraph force in a trap: variance kT/k + f₀²τ_a/[k(γ + kτ_a)]', async () => {
    const [k, gamma, f0, tauA, kT] = [1.3, 0.8, 1.5, 0.7, 0.9];
    const model = {
      parameters: { k, gamma, f0, tauA, kT },
      coordinates: { x: { mobility: '1/gamma', temperature: 'kT' } },
      discrete: { s: 'uniform < 0.5 ? -1 : 1' },
      potential: 'k*x^2/2 - s*f0*x',
      events: [{ rate: '1/(2*tauA)', set: { s: '-s' } }],
      burnIn: 8,
    };
    const request = { model, duration: 0.2, dt: 0.005, integrator: 'stochastic-heun' };
    const { values } = await run(request, { end: 'x' });
    const { variance, error } = varianceOf(values('end'));
    expectWithinError(variance, kT / k + (f0 * f0 * tauA) / (k * (gamma + k * tauA)), error);
    const s = meanOf(values('s'));
    expectWithinError(s.mean, 0, s.error);
  });

  test('a ratchet that flashes moves, and its mirror image the other way', async () => {
    const ratchet = (sign: string) => ({
      coordinates: { x: { periodic: 1 } },
      discrete: { on: 1 },
      potential: `on*8*(${sign}sin(2*pi*x) ${sign || '+'} sin(4*pi*x)/4)`,
      events: [{ rate: 20, set: { on: '1 - on' } }],
      burnIn: 0.5,
    });
    const [right, left] = await Promise.all(
      ['', '-'].map((sign) =>
        run({ model: ratchet(sign), duration: 1, dt: 5e-4, trajectories: 8192 }, { distance: 'x - x0' }),
      ),
    );
    const [v, w] = [meanOf(right!.values('distance')), meanOf(left!.values('distance'))];
    expect(v.mean / v.error).toBeGreaterThan(20);
    expectWithinError(v.mean + w.mean, 0, Math.hypot(v.error, w.error));
    // physics.md: +0.50489 by the Fokker–Planck equation
    expectWithinError(v.mean, 0.50489, v.error);
  });
});

describe('draws of events', () => {
  test('kicks with Laplace’s law: κ₂ = (D + νb²)/(μk), κ₄ = 6νb⁴/(μk)', async () => {
    const [nu, b, k, kT] = [2, 0.6, 1.5, 0.5];
    const model = {
      parameters: { nu, b, k, kT },
      coordinates: { x: { temperature: 'kT' } },
      potential: 'k*x^2/2',
      events: [{ rate: 'nu', set: { x: 'x + b*exponential*(uniform < 0.5 ? -1 : 1)' } }],
      burnIn: 5,
    };
    const { values } = await run(
      { model, duration: 0.1, dt: 0.01, integrator: 'stochastic-heun', trajectories: 2 ** 17 },
      { end: 'x' },
    );
    const x = values('end');
    const { variance, error } = varianceOf(x);
    const k2 = (kT + nu * b * b) / k;
    expectWithinError(variance, k2, error);
    const fourth = meanOf(x.map((v) => v ** 4 - 6 * k2 * v * v + 3 * k2 * k2)); // E = κ₄ for mean 0 and variance κ₂
    expectWithinError(fourth.mean, (6 * nu * b ** 4) / k, fourth.error);
  });

  test('velocities drawn anew (H. C. Andersen, J. Chem. Phys. 72, 2384 (1980)) bring a frictionless particle to equilibrium', async () => {
    const [m, k, kT] = [2, 3, 0.7];
    const model = {
      parameters: { m, k, kT },
      coordinates: { x: { mass: 'm', friction: 0, temperature: 'kT' } },
      potential: 'k*x^2/2',
      initial: { x: 1 },
      events: [{ rate: 1, set: { vx: 'sqrt(kT/m)*normal' } }],
      burnIn: 20,
    };
    const { values } = await run({ model, duration: 0.1, dt: 0.05 }, { end: 'x', speed: 'vx' });
    const x = varianceOf(values('end'));
    expectWithinError(x.variance, kT / k, x.error);
    const v = varianceOf(values('speed'));
    expectWithinError(v.variance, kT / m, v.error);
  });
});

describe('work of events', () => {
  test('counts as work on the system: with Euler–Maruyama in a trap, shadow work is (μk dt/2)(ΔU − w) in every trajectory', async () => {
    const dt = 0.02;
    const model = {
      coordinates: { x: {} },
      parameters: { k: 2, r: 1.5 },
      potential: 'k*x^2/2',
      initial: { x: 0.4 },
      events: [{ rate: 'r', set: { x: '0.3*normal' } }],
    };
    const { values, result } = await run(
      { model, duration: 2, dt, trajectories: 4096, precision: 'double', measure: { work: true } },
      { stored: 'x^2 - x0^2' },
    );
    const [work, shadow, stored] = [values('work'), values('shadowWork'), values('stored')];
    work.forEach((w, i) => {
      expect(shadow[i]).toBeCloseTo(((2 * dt) / 2) * (stored[i]! - w), 9);
    });
    expect(work.some((w) => w < -0.1) && work.some((w) => w > 0)).toBe(true);
    // no free energies are claimed, no entropy production
    expect(result.estimates.find((e) => e.id === 'jarzynski-forward')).toBeUndefined();
    expect(result.estimates.find((e) => e.id === 'mean-entropy')).toMatchObject({
      value: null,
      reason: expect.stringContaining('no reverse'),
    });
  });

  test('by an agent that switches controls’ partner, kinetic energy included: W = ΔE + Q to rounding in a free flight', async () => {
    const model = {
      coordinates: { x: { mass: 2, friction: 0 } },
      discrete: { tilt: 0 },
      controls: { lambda: { ramp: [0, 1] as [number, number] } },
      potential: 'tilt*x + lambda*x/2',
      initial: { x: 0 },
      events: [{ rate: 3, set: { tilt: 'normal', vx: 'vx + 0.5*normal2', x: 'x + 0.1*uniform' } }],
    };
    const { values } = await run({
      model,
      duration: 1,
      dt: 0.05,
      trajectories: 1024,
      precision: 'double',
      measure: { work: true, reverse: false },
    });
    // forces are constant between events: BAOAB has no shadow work in a linear potential, and friction none of heat
    values('shadowWork').forEach((w) => {
      expect(Math.abs(w)).toBeLessThan(1e-9);
    });
    values('heat').forEach((q) => {
      expect(Math.abs(q)).toBeLessThan(1e-12);
    });
    expect(varianceOf(values('work')).variance).toBeGreaterThan(0.1);
  });
});

describe('what the host refuses', () => {
  const refusal = async (model: unknown, more: Partial<RunSpec> = {}) =>
    run({ model: model as RunSpec['model'], duration: 1, dt: 0.01, trajectories: 256, ...more }).then(
      () => '',
      (error: Error) => error.message,
    );
  const events = (rate: string | number, set: Record<string, string | number> = { x: 0 }) => ({
    ...free,
    events: [{ rate, set }],
  });

  test.each([
    [events(-1), /^model\.events\.0\.rate: -1 \(is -1 at x = 0\.000; must be finite and ≥ 0\)/],
    [events('1/x'), /^model\.events\.0\.rate: 1\/x \(is Infinity at x = 0\.000/],
    [events(1, { y: 0 }), /^model\.events\.0\.set\.y: 0 \(names nothing that events set; there are x\)/],
    [events(1, { vx: 0 }), /^model\.events\.0\.set\.vx/],
    [events('y'), /^model\.events\.0\.rate: y/],
    [events('uniform'), /^model\.events\.0\.rate: uniform/],
    [{ ...events(1), parameters: { uniform: 1 } }, /uniform \(names a draw/],
    [{ ...free, discrete: { x: 1 } }, /x \(is defined twice\)/],
    [{ ...free, events: [{ name: 'x', rate: 1, set: { x: 0 } }] }, /x \(is defined twice\)/],
    [
      { ...free, passages: { hit: { coordinate: 'y', level: 1 } } },
      /^model\.passages\.hit\.coordinate: y \(names no coordinate\)/,
    ],
    [{ ...free, passages: { hit: { coordinate: 'x', level: 'x' } } }, /^model\.passages\.hit\.level/],
    [
      { ...free, coordinates: { x: { periodic: 1 } }, passages: { hit: { coordinate: 'x', level: 0.5 } } },
      /runs on a circle/,
    ],
  ])('%j', async (model, message) => {
    expect(await refusal(model)).toMatch(message);
  });

  test('a rate that turns negative on the way, with where and when', async () => {
    expect(await refusal({ ...free, events: [{ rate: '1 - x', set: { x: 'x' } }] })).toMatch(
      /^model\.events\.0\.rate: 1 - x \(is negative or not finite at x = 1\.\d+, t = 0\.\d+\)$/,
    );
  });

  test('a reverse process', async () => {
    expect(await refusal(events(1), { measure: { work: true, reverse: true } })).toMatch(
      /^measure\.reverse: true \(events at a rate have no reverse process\)/,
    );
  });

  test('more events than steps can hold', async () => {
    expect(await refusal(events(1e4), { dt: 0.25 })).toMatch(
      /^model\.events: 10000 \(more than 64 events come in a step/,
    );
  });

  test('and that somewhere on the way only, where the rate is zero before and after', async () => {
    const model = { ...free, potential: 'x^2/2', events: [{ name: 'hits', rate: '2e4*(x > 1)', set: {} }] };
    expect(await refusal(model, { dt: 0.01, duration: 20 })).toMatch(/more than 64 events come in a step/);
  });

  test('and warns of many a step', async () => {
    const { result } = await run({ model: events(30), duration: 1, dt: 0.01, trajectories: 64 });
    expect(result.warnings).toEqual([expect.stringMatching(/rate of 30\.0, 0\.30 a step: take dt = 0\.0017 or less/)]);
  });
});

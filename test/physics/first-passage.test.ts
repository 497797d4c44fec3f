import { describe, expect, test } from 'vitest';
import { integrate } from '../../src/exact/integrate.ts';
import type { RunSpec } from '../../src/experiment/spec.ts';
import { cpuBackend } from '../backends/environment.ts';
import { normalCdf } from '../exact/known-potentials.ts';
import { expectDistribution } from '../exact/kolmogorov.ts';
import { collect, planOf } from '../experiment/collect.ts';
import { meanOf } from '../mean-of.ts';
import { expectWithinError } from '../within-error.ts';
import { differences } from './measured-order.ts';

const passages = { hit: { coordinate: 'x', level: 'L' } };
const run = async (request: RunSpec, observables?: Record<string, string>) =>
  collect(await cpuBackend(request.precision), planOf({ seed: 31, trajectories: 2 ** 15, ...request }, observables));

describe('first passage of a Brownian particle', () => {
  /** P(T ≤ t) at distance L with drift v: inverse Gaussian; Lévy's law for v = 0. */
  const arrived = (t: number, L: number, D: number, v: number) => {
    const spread = Math.sqrt(2 * D * t);
    return normalCdf((v * t - L) / spread) + Math.exp((v * L) / D) * normalCdf(-(L + v * t) / spread);
  };

  test.each([
    [0, 1.2],
    [0, -0.3],
    [0.8, 1.2],
    [-0.5, 0.7],
  ])('pulled with %d to the level %d: the law of its time, at eight steps a run', async (force, L) => {
    const [D, mu] = [0.6, 1.5];
    const model = {
      parameters: { L, D, mu },
      coordinates: { x: { mobility: 'mu', temperature: 'D/mu' } },
      potential: `-(${force})*x`,
      initial: { x: 0 },
      passages,
    };
    const { values } = await run({ model, duration: 4, dt: 0.5 });
    const [times, cut] = [values('hit'), values('hit_censored')];
    const drift = L > 0 ? mu * force : -mu * force;
    const late = meanOf(cut);
    expectWithinError(late.mean, 1 - arrived(4, Math.abs(L), D, drift), late.error);
    const all = arrived(4, Math.abs(L), D, drift);
    expectDistribution(
      [...times].filter((_, i) => cut[i] === 0),
      (t) => arrived(t, Math.abs(L), D, drift) / all,
    );
    times.forEach((t, i) => {
      if (cut[i] === 1) expect(t).toBe(4);
    });
  });
});

describe('first passage in a trap', () => {
  const model = {
    parameters: { L: 1.2 },
    coordinates: { x: {} },
    potential: 'x^2/2',
    initial: { x: 0 },
    passages,
  };
  /** ∫₀ᴸdy e^{U(y)} ∫_{−∞}^y e^{−U} with D = 1. */
  const exact = integrate((y) => Math.exp((y * y) / 2) * Math.sqrt(2 * Math.PI) * normalCdf(y), [0, 1.2], {
    tolerance: 1e-10,
    noise: 1e-14,
  }).value;

  test('takes ∫e^U∫e^{−U}/D on average', async () => {
    const { values } = await run({ model, duration: 40, dt: 0.02 });
    expect(values('hit_censored').every((c) => c === 0)).toBe(true);
    const { mean, error } = meanOf(values('hit'));
    expectWithinError(mean, exact, error);
  });

  test('is off by a first order of dt, thanks to the bridge', async () => {
    // min(T, 2), T < 0 standing for no passage yet
    const d = await differences(model, 2, [0.0625, 0.03125], (t) => (t < 0 ? 2 : t), undefined, 'hit0');
    const [p, q] = d as [(typeof d)[0], (typeof d)[0]];
    const order = Math.log2(p.mean / q.mean);
    const error = Math.hypot(p.error / p.mean, q.error / q.mean) / Math.LN2;
    expectWithinError(order, 1, error);
    expect(error).toBeLessThan(1 / 9); // tells orders 1 and ½ apart
  });
});

describe('other passages', () => {
  test('an event that leaps over the level arrives then', async () => {
    const model = {
      parameters: { L: 1, r: 0.8 },
      coordinates: { x: { temperature: 1e-9 } },
      potential: 0,
      initial: { x: 0 },
      events: [{ rate: 'r', set: { x: 2 } }],
      passages,
    };
    const { values } = await run({ model, duration: 2, dt: 0.01 });
    const { mean, error } = meanOf(values('hit'));
    expectWithinError(mean, (1 - Math.exp(-1.6)) / 0.8, error);
  });

  test('with inertia, on a straight line between steps', async () => {
    const model = {
      parameters: { L: 1, f: 2 },
      coordinates: { x: { mass: 1, friction: 0, temperature: 1e-12 } },
      potential: '-f*x',
      initial: { x: 0 },
      passages,
    };
    const { values } = await run({ model, duration: 1.5, dt: 0.01, trajectories: 64 });
    for (const t of values('hit')) expect(Math.abs(t - 1)).toBeLessThan(0.01 ** 2); // f dt²/8v, and single precision
  });

  test('count from the end of a burn-in', async () => {
    const model = {
      parameters: { L: 0 },
      coordinates: { x: {} },
      potential: 'x^2/2',
      initial: { x: 5 },
      burnIn: 12,
      events: [{ name: 'ticks', rate: 2, set: { x: 'x' } }],
      passages,
    };
    const { values } = await run({ model, duration: 3, dt: 0.01 }, { start: 'x0' });
    // P(no zero by t) of a stationary Ornstein–Uhlenbeck process: (2/π) arcsin e^{−t} (D. Slepian, Bell Syst. Tech. J. 41, 463 (1962))
    const late = meanOf(values('hit_censored'));
    expectWithinError(late.mean, (2 / Math.PI) * Math.asin(Math.exp(-3)), late.error);
    const ticks = meanOf(values('ticks'));
    expectWithinError(ticks.mean, 2, ticks.error);
  });
});

describe('the mean first passage time under resetting', () => {
  test('cannot be had from runs that cut searches off early; from somewhat longer ones it can, with most of them cut off', async () => {
    const law = async (duration: number, target: number) =>
      (await run({ system: 'resetting', parameters: { target }, duration, trajectories: 8192 })).result.laws.find(
        (l) => l.id === 'first-passage',
      )!;
    expect(await law(0.5, 1)).toMatchObject({ holds: null, reason: expect.stringMatching(/cut off/) });
    expect(await law(12, 4)).toMatchObject({ holds: true });
  });
});

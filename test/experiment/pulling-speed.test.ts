import { describe, expect, test } from 'vitest';
import { barRoot } from '../../src/estimate/bar-root.ts';
import { breathingTrapMeanWork } from '../../src/exact/breathing-trap.ts';
import { draggedTrapMeanWork } from '../../src/exact/dragged-trap.ts';
import { createPlan } from '../../src/experiment/create-plan.ts';
import { planSpeeds, type SpeedOptions } from '../../src/experiment/plan-speeds.ts';
import { studyPullingSpeed } from '../../src/experiment/pulling-speed.ts';
import { runPlan } from '../../src/experiment/run.ts';
import { parseRequest, type RunSpec } from '../../src/experiment/spec.ts';
import { cpuBackend } from '../backends/environment.ts';
import { gaussianWorks } from '../estimate/gaussian-works.ts';
import { meanOf, varianceOf } from '../mean-of.ts';
import { expectWithinError } from '../within-error.ts';

const study = async (request: RunSpec, options: SpeedOptions = {}) =>
  studyPullingSpeed(planSpeeds(request, options), await cpuBackend());

describe('the dragged trap, pulled over the same distance at different speeds', () => {
  const durations = { from: 0.5, to: 8, count: 4 };
  const options = { durations, budget: 80, experiments: 400 };
  const found = study({ system: 'dragged-trap', seed: 5 }, options);
  /** Exact mean work over the distance 2. */
  const work = (tau: number) => draggedTrapMeanWork({ k: 1, v: 2 / tau, mu: 1, tau });

  test('dissipates what it must, in both directions', async () => {
    const { durations: taus, dissipated, freeEnergy } = await found;
    expect(freeEnergy).toEqual({ value: 0, standardError: 0, exact: true });
    taus.forEach((tau, i) => {
      for (const { value, standardError } of [dissipated.forward, dissipated.reverse!])
        expectWithinError(value[i]!, work(tau), standardError[i]!);
      expect(dissipated.exact![i]).toBeCloseTo(work(tau), 10);
    });
  });

  test('has the bias and spread of Gaussian works: cumulants in closed form', async () => {
    const { durations: taus, pulls, estimators } = await found;
    const { bias, spread, experiments } = estimators.find((e) => e.id === 'cumulant-2')!;
    expect(experiments).toBe(200);
    taus.forEach((tau, i) => {
      const [n, variance] = [pulls[i]!, 2 * work(tau)];
      expectWithinError(bias.value[i]!, work(tau) / n, bias.standardError[i]!);
      const exact = Math.sqrt(variance / n + (variance ** 2 * (n - 1)) / (2 * n * n));
      expectWithinError(spread.value[i]!, exact, spread.standardError[i]!);
    });
  });

  test('has the spread of Bennett’s ratio for Gaussian works, drawn afresh', async () => {
    const { durations: taus, pulls, estimators } = await found;
    const { bias, spread, error, experiments } = estimators.find((e) => e.id === 'bar')!;
    expect(experiments).toBe(400);
    taus.forEach((tau, i) => {
      const n = pulls[i]! / 2;
      const roots = Array.from({ length: 1000 }, (_, k) => {
        const { forward, reverse } = gaussianWorks(1000 * i + k + 1, n, n, Math.sqrt(2 * work(tau)), 0);
        return barRoot(forward, reverse);
      });
      const { variance, error: own } = varianceOf(roots);
      expectWithinError(
        spread.value[i]! ** 2,
        variance,
        Math.hypot(own, 2 * spread.value[i]! * spread.standardError[i]!),
      );
      expectWithinError(bias.value[i]!, 0, bias.standardError[i]!); // by symmetry
      expect(error.value[i]).toBeCloseTo(Math.hypot(bias.value[i]!, spread.value[i]! * Math.sqrt(399 / 400)), 10);
    });
  });

  test('has the bias of Jarzynski’s average of so many pulls', async () => {
    const { durations: taus, pulls, estimators } = await found;
    const { bias } = estimators.find((e) => e.id === 'jarzynski-forward')!;
    taus.forEach((tau, i) => {
      const n = pulls[i]!;
      const drawn = Array.from({ length: 1000 }, (_, k) => {
        const { forward } = gaussianWorks(7000 + 1000 * i + k, n, 0, Math.sqrt(2 * work(tau)), 0);
        return -Math.log(forward.reduce((sum, w) => sum + Math.exp(-w), 0) / n);
      });
      const { mean, error } = meanOf(drawn);
      expectWithinError(bias.value[i]!, mean, Math.hypot(error, bias.standardError[i]!));
    });
  });

  test('spends the same total time at every speed', async () => {
    const { durations: taus, pulls, specs, budget } = await found;
    expect(budget).toBe(80);
    taus.forEach((tau, i) => {
      expect(pulls[i]! % 2).toBe(0);
      expect(pulls[i]! * tau).toBeCloseTo(80, 10);
      expect(specs[i]!.trajectories).toBe(200 * pulls[i]!);
      expect(specs[i]!.parameters.v! * tau).toBeCloseTo(2, 10);
    });
    expect(new Set(specs.map((s) => String(s.seed))).size).toBe(4);
  });

  test('is the same bit for bit, however it is cut into batches', async () => {
    const small = planSpeeds({ system: 'dragged-trap', seed: 5 }, { ...options, experiments: 40 });
    const one = await studyPullingSpeed(small, await cpuBackend());
    expect(await studyPullingSpeed(small, await cpuBackend(), { batchMilliseconds: 0.1 })).toEqual(one);
    const other = await study({ system: 'dragged-trap', seed: 6 }, { ...options, experiments: 40 });
    expect(other.estimators).not.toEqual(one.estimators);
  });
});

test('each speed can be run again by itself', async () => {
  const { specs, dissipated } = await study({ system: 'breathing-trap' }, { experiments: 20 });
  const result = await runPlan(createPlan(parseRequest(specs[4])), await cpuBackend());
  const work = result.laws.find((l) => l.id === 'mean-work')!;
  expect(work.measured! - Math.log(4) / 2).toBeCloseTo(dissipated.forward.value[4]!, 10);
});

test('the breathing trap dissipates what it must both ways, and its quasi-static limit is ΔF', async () => {
  const { quasiStatic, durations, dissipated } = await study(
    { system: 'breathing-trap', seed: 2 },
    { durations: { from: 5, to: 20, count: 3 }, experiments: 400 },
  );
  durations.forEach((tau, i) => {
    const tightened = breathingTrapMeanWork({ k0: 1, k1: 4, mu: 1, kT: 1, tau }) - Math.log(4) / 2;
    const loosened = breathingTrapMeanWork({ k0: 4, k1: 1, mu: 1, kT: 1, tau }) + Math.log(4) / 2;
    const { forward, reverse } = dissipated;
    expectWithinError(forward.value[i]!, tightened, forward.standardError[i]!);
    expectWithinError(reverse!.value[i]!, loosened, reverse!.standardError[i]!);
  });
  expectWithinError(quasiStatic.value, Math.log(4) / 2, quasiStatic.standardError);
  expect(quasiStatic.standardError).toBeLessThan(0.01);
  expect(quasiStatic.slowEnough).toBe(true);
});

test('a rest before each pull counts in the total', () => {
  const { speeds, budget } = planSpeeds({ system: 'hairpin' }, { rest: 0.1 });
  for (const { pulls, duration } of speeds) expect(pulls * (duration + 0.1)).toBeCloseTo(budget, 10);
  expect(speeds[0]!.pulls / speeds.at(-1)!.pulls).toBeLessThan(6);
});

test('what is known is told speed by speed', async () => {
  const shares: number[] = [];
  const known: number[] = [];
  const plan = planSpeeds({ system: 'dragged-trap' }, { experiments: 4, durations: { from: 1, to: 4, count: 3 } });
  await studyPullingSpeed(plan, await cpuBackend(), {
    onProgress: (share) => shares.push(share),
    onSpeed: ({ durations }) => known.push(durations.length),
  });
  expect(known).toEqual([1, 2, 3]);
  expect(shares).toEqual(shares.toSorted((a, b) => a - b));
  expect(shares.at(-1)).toBe(1);
});

describe('a typed-in model', () => {
  const well = { coordinates: { x: {} }, potential: 'x^4 - lambda*x' };

  test.each([
    ['ramp', { ramp: [-1, 1] }],
    ['sine', { sine: { amplitude: 1, period: 2.5 } }],
    ['table', { table: { time: [0, 1, 3], value: [0, 1, -0.5] } }],
    ['sequence', { sequence: [{ table: { time: [0, 0.5], value: [0, 1] } }, { ramp: [1, 0] }] }],
  ])('keeps its protocol at every speed: %s', (_, lambda) => {
    const request: RunSpec = { model: { ...well, controls: { lambda } }, duration: 3 };
    const base = createPlan(parseRequest(request));
    const at = (plan: typeof base, s: number) => plan.model.controls[0]!.control({}, plan.spec.duration)(s);
    for (const { plan, duration } of planSpeeds(request).speeds) {
      expect(plan.spec.duration).toBe(duration);
      for (const s of [0, 0.1, 0.33, 0.5, 0.77, 1]) expect(at(plan, s)).toBeCloseTo(at(base, s), 10);
    }
  });

  test('is studied as a built-in one', async () => {
    const request: RunSpec = { model: { ...well, controls: { lambda: { ramp: [-1, 1] } } }, duration: 2, seed: 3 };
    const { freeEnergy, estimators, quasiStatic } = await study(request, { experiments: 100 });
    expect(freeEnergy.exact).toBe(true);
    expect(freeEnergy.value).toBeCloseTo(0, 8);
    const bar = estimators.find((e) => e.id === 'bar')!;
    bar.bias.value.forEach((b, i) => {
      expectWithinError(b, 0, bar.bias.standardError[i]!); // the well is symmetric
    });
    expectWithinError(quasiStatic.value, 0, quasiStatic.standardError);
  });
});

describe('a driven network', () => {
  const network = (energies: Record<string, string>) => ({
    states: ['A', 'B'],
    parameters: { kT: 2 },
    controls: { l: { ramp: [-2, 3] } },
    transitions: ['A <-> B : exp(l/kT), exp(-l/kT)'],
    energies,
  });

  test('whose rates obey detailed balance is pulled forward', async () => {
    const request = { model: network({ B: '-2*l' }), duration: 5 };
    const { freeEnergy, dissipated, estimators, bothDirections } = await study(request, { experiments: 100 });
    const Z = (l: number) => 1 + Math.exp(l);
    expect(freeEnergy.value).toBeCloseTo(-Math.log(Z(3) / Z(-2)), 10);
    expect(bothDirections).toBe(false);
    dissipated.forward.value.forEach((w, i) => {
      expectWithinError(w, dissipated.exact![i]!, dissipated.forward.standardError[i]!);
    });
    const { bias } = estimators.find((e) => e.id === 'jarzynski-forward')!;
    expectWithinError(bias.value.at(-1)!, 0, bias.standardError.at(-1)!);
  });

  test('is refused where they do not', () => {
    expect(() => planSpeeds({ model: network({ B: '-l^2' }), duration: 5 })).toThrow(
      /^model: .* \(needs rates in detailed balance/,
    );
  });
});

describe('what cannot be studied is refused in one line', () => {
  const hairpin: RunSpec = { system: 'hairpin' };
  const range = { from: 0.1, to: 1, count: 3 };
  test.each<[string, RunSpec, SpeedOptions, RegExp]>([
    ['nothing is driven', { system: 'brownian' }, {}, /^system: brownian \(has no control that moves/],
    ['rates do not move', { system: 'triangle' }, {}, /^system: triangle \(has no control that moves/],
    ['no equilibrium', { system: 'ness-switch' }, {}, /^system: ness-switch \(does no work between equilibrium/],
    ['a negative duration', hairpin, { durations: { ...range, from: -1 } }, /^durations\.from: -1 \(must be > 0\)/],
    ['no range', hairpin, { durations: { ...range, to: 0.1 } }, /^durations\.to: 0\.1 \(must be > 0\.1\)/],
    ['one speed', hairpin, { durations: { ...range, count: 1 } }, /^durations\.count: 1 \(must be an integer from 2/],
    [
      'outside the range of tau',
      hairpin,
      { durations: { ...range, to: 11 } },
      /^parameters\.tau: 11 \(must be at most/,
    ],
    ['too small a budget', hairpin, { durations: range, budget: 1 }, /^budget: 1 \(must be at least 2: one pull each/],
    ['a negative rest', hairpin, { rest: -1 }, /^rest: -1 \(must be ≥ 0\)/],
    ['an odd number of experiments', hairpin, { experiments: 5 }, /^experiments: 5 \(must be an even number ≥ 4\)/],
  ])('%s', (_, request, options, message) => {
    expect(() => planSpeeds(request, options)).toThrow(message);
  });
});

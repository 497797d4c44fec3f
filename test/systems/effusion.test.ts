import { expect, test } from 'vitest';
import { createPlan } from '../../src/experiment/create-plan.ts';
import { runPlan } from '../../src/experiment/run.ts';
import { parseRequest } from '../../src/experiment/spec.ts';
import { findSystem } from '../../src/systems/registry.ts';
import { cpuBackend } from '../backends/environment.ts';
import { meanOf } from '../mean-of.ts';
import { expectWithinError } from '../within-error.ts';
import { expectAllHold, runLaws } from './run-laws.ts';

const trajectories = 50_000;

test('between equal gases nothing flows on the whole, and there is nothing to produce', async () => {
  const run = await runLaws('effusion', { parameters: { TA: 1.3, TB: 1.3, nA: 0.8, nB: 0.8 }, trajectories });
  for (const id of ['particle-flux', 'energy-flux', 'entropy-production'])
    expect(run.law(id)).toMatchObject({ expected: 0, holds: true });
  expect(run.law('fluctuation-theorem')).toMatchObject({ holds: null, reason: expect.stringMatching(/equilibrium/) });
});

test('into a vacuum half the kinetic theory is left, and the fluctuation theorem is null with its reason', async () => {
  const run = await runLaws('effusion', { parameters: { TA: 2, nA: 1.5, nB: 0 }, trajectories });
  const flux = 1.5 * Math.sqrt(2 / (2 * Math.PI));
  expect(run.law('particle-flux').expected).toBeCloseTo(flux, 12);
  // each takes 2kT with it
  expect(run.law('energy-flux').expected).toBeCloseTo(2 * 2 * flux, 12);
  for (const id of ['particle-flux', 'energy-flux', 'particle-noise', 'energy-noise', 'onsager-symmetry'])
    expect(run.law(id).holds, id).toBe(true);
  for (const id of ['fluctuation-theorem', 'entropy-production'])
    expect(run.law(id)).toMatchObject({
      holds: null,
      measured: null,
      expected: null,
      reason: expect.stringMatching(/vacuum/),
    });
});

test('where n√T is the same on both sides heat flows without matter', async () => {
  const run = await runLaws('effusion', { parameters: { TA: 4, TB: 1, nA: 0.5, nB: 1 }, trajectories });
  expectAllHold(run);
  expect(run.law('particle-flux').expected).toBeCloseTo(0, 12);
  expect(run.law('energy-flux').expected!).toBeGreaterThan(1);
});

test('Onsager: what a force on the one drives of the other is the same, and half the covariance at rest', async () => {
  const [n, T, h] = [0.9, 1.2, 1e-4];
  const flux = async (id: string, energy: number, particles: number) => {
    const TA = 1 / (1 / T - energy);
    const nA = n * Math.exp(particles) * (TA / T) ** 1.5;
    return (await runLaws('effusion', { parameters: { TA, nA, TB: T, nB: n }, trajectories: 64 })).law(id).expected!;
  };
  const slope = async (id: string, [e, p]: readonly [number, number]) =>
    ((await flux(id, h * e, h * p)) - (await flux(id, -h * e, -h * p))) / (2 * h);
  const rest = await runLaws('effusion', { parameters: { TA: T, TB: T, nA: n, nB: n }, trajectories });
  const half = rest.law('onsager-symmetry');
  expect(half.holds).toBe(true);
  expect(await slope('particle-flux', [1, 0])).toBeCloseTo(half.expected! / 2, 6);
  expect(await slope('energy-flux', [0, 1])).toBeCloseTo(half.expected! / 2, 6);
  expect(await slope('particle-flux', [0, 1])).toBeCloseTo(rest.law('particle-noise').expected! / 2, 6);
  expect(await slope('energy-flux', [1, 0])).toBeCloseTo(rest.law('energy-noise').expected! / 2, 6);
});

test('a crossing carries Gamma(2, T): 2T on average, more than 3T once in 1/(4e^{−3})', async () => {
  const { spec } = parseRequest({ system: 'effusion', parameters: { nB: 0, TA: 1.7 }, trajectories });
  const system = findSystem('effusion');
  const plan = createPlan({ spec, system: { ...system, observables: { ...system.observables, hard: 'last > 3*TA' } } });
  const at = ['last', 'hard'].map((name) => plan.extraction.names.indexOf(name));
  const seen: number[][] = [[], []];
  await runPlan(plan, await cpuBackend(), {
    onBatch: (_, __, { columns }) => {
      for (const [k, c] of at.entries()) seen[k]!.push(...columns[c]!);
    },
  });
  const [energy, hard] = seen.map((values) => meanOf(Float64Array.from(values)));
  expectWithinError(energy!.mean, 2 * 1.7, energy!.error);
  expectWithinError(hard!.mean, 4 * Math.exp(-3), hard!.error);
});

import { expect, test } from 'vitest';
import { expectWithinError } from '../within-error.ts';
import { expectAllHold, runLaws } from './run-laws.ts';

const trajectories = 50_000;

test('slow and deep, erasing costs kT ln 2; fast it costs more', async () => {
  const [slow, fast] = [
    await runLaws('bit-erasure-discrete', { parameters: { tau: 1000, Emax: 12 }, trajectories: 20_000 }),
    await runLaws('bit-erasure-discrete', { parameters: { tau: 5, Emax: 12 }, trajectories }),
  ];
  expectAllHold(slow);
  expectAllHold(fast);
  const cost = slow.law('mean-work').expected!;
  expect(cost).toBeGreaterThan(Math.LN2);
  expect(cost).toBeLessThan(1.02 * Math.LN2);
  expect(fast.law('mean-work').expected!).toBeGreaterThan(1.5 * cost);
});

test('⟨e^{−βW} 1[end in 0]⟩ is ½ however often it fails', async () => {
  const run = await runLaws('bit-erasure-discrete', { parameters: { Emax: 1, tau: 3 }, trajectories });
  expectAllHold(run);
  expect(run.law('restricted-jarzynski').expected).toBeCloseTo(0.5, 12);
  // a shallow erasure succeeds with 1/(1 + e^{−1}) at most
  expect(run.law('creation').measured!).toBeLessThan(2 * 0.74);
});

test('in equilibrium, with no energy raised, nothing is erased: p = ½, no work, ⟨e^{−βW_R}⟩ = 1', async () => {
  const { estimate } = await runLaws('bit-erasure-discrete', { parameters: { Emax: 0 }, trajectories });
  const { value, standardError } = estimate('mean-success');
  expectWithinError(value, 0.5, standardError);
  expect(estimate('mean-work').value).toBe(0);
  expect(estimate('mean-creation-reverse').value).toBe(1);
});

test('creation gives back kT ln 2 of heat at most: ⟨W_R⟩ ≥ −kT ln 2', async () => {
  const run = await runLaws('bit-erasure-discrete', {
    parameters: { tau: 1000, Emax: 12, kT: 2 },
    trajectories: 20_000,
  });
  const { value, standardError } = run.estimate('mean-work-reverse');
  expect(value).toBeGreaterThan(-2 * Math.LN2 - 4.5 * standardError);
  expect(value).toBeLessThan(-2 * 0.97 * Math.LN2);
});

test('a failed erasure counts as W = +∞ in Bennett’s ratio, so that ΔF = kT ln 2', async () => {
  const { estimate } = await runLaws('bit-erasure-discrete', { parameters: { Emax: 2, tau: 5 }, trajectories });
  for (const id of ['bar', 'jarzynski-forward']) {
    const { value, standardError } = estimate(id);
    expectWithinError(value, Math.LN2, standardError);
  }
});

import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { bar } from '../../src/estimate/bar.ts';
import { barRoot } from '../../src/estimate/bar-root.ts';
import { crooksGaussian } from '../../src/estimate/crooks-gaussian.ts';
import { cumulantExpansion } from '../../src/estimate/cumulant-expansion.ts';
import { estimateWorks } from '../../src/estimate/estimate-works.ts';
import { jarzynskiForward, jarzynskiReverse } from '../../src/estimate/jarzynski.ts';
import { standardErrorOfMean } from '../../src/tally/moments.ts';

const read = (name: string) =>
  JSON.parse(readFileSync(new URL(`../known-answer/works/${name}.json`, import.meta.url), 'utf8'));

describe('pymbar’s documented example', () => {
  const { w_F, w_R, recomputed } = read('pymbar-gaussian-seed0');
  const all = estimateWorks(Float64Array.from(w_F), Float64Array.from(w_R));
  const [f, r] = [all.forward.total.work!, all.reverse!.total.work!];
  const value = (id: string) => all.estimates.find((estimate) => estimate.id === id)!.value;
  const ratio = bar(f, r);

  test('BAR is 1.088 ± 0.050', () => {
    expect(value('bar').toFixed(3)).toBe('1.088');
    expect(ratio.bennettError.toFixed(3)).toBe('0.050');
    expect(ratio.value).toBeCloseTo(recomputed.bar, 10);
    expect(ratio.bennettError).toBeCloseTo(recomputed.dbar_BAR, 10);
    expect(ratio.shirtsError).toBeCloseTo(recomputed.dbar_MBAR, 10);
    expect(barRoot(w_F, w_R)).toBeCloseTo(recomputed.bar, 12);
  });

  test('exponential averages are 1.088 ± 0.076 and −1.073 ± 0.082', () => {
    expect(value('jarzynski-forward').toFixed(3)).toBe('1.088');
    expect((-value('jarzynski-reverse')).toFixed(3)).toBe('-1.073');
    expect(value('jarzynski-forward')).toBeCloseTo(recomputed.expF, 12);
    expect(value('jarzynski-reverse')).toBeCloseTo(-recomputed.expR, 12);
    // pymbar propagates the error of the mean: √(⟨w²⟩/⟨w⟩² − 1)/√N = √(1/n_eff − 1/N).
    for (const [work, error] of [
      [f, recomputed.dexpF],
      [r, recomputed.dexpR],
    ] as const)
      expect(Math.sqrt(work.exponential.squares / work.exponential.sum ** 2 - 1 / work.count)).toBeCloseTo(error, 12);
  });

  test('Gaussian estimates are 1.049 and −1.073, with variances of ddof 0', () => {
    expect(value('cumulant-2').toFixed(3)).toBe('1.049');
    expect(value('cumulant-2')).toBeCloseTo(recomputed.gaussF, 12);
    expect(cumulantExpansion(r, 2).value.toFixed(3)).toBe('-1.073');
    expect(cumulantExpansion(r, 2).value).toBeCloseTo(recomputed.gaussR, 12);
  });

  test('jackknife errors are those of linear propagation within their own scatter', () => {
    const error = (id: string) => all.estimates.find((estimate) => estimate.id === id)!.standardError;
    // About 100 groups give a relative error of 1/√200 for Gaussian numbers, up to three times that for skewed weights.
    expect(Math.abs(error('cumulant-1') / standardErrorOfMean(f.moments) - 1)).toBeLessThan(0.25);
    expect(Math.abs(error('jarzynski-forward') / recomputed.dexpF - 1)).toBeLessThan(0.25);
    expect(Math.abs(all.diagnostics.barErrors.jackknife / recomputed.dbar_MBAR - 1)).toBeLessThan(0.25);
  });
});

describe('pmx’s test set', () => {
  const { wf, wr, kB, T_K, expected, recomputed_here_exact_root: exact } = read('pmx-dgdl');
  const kT = kB * T_K;
  // The file holds −W_R.
  const forward = Float64Array.from(wf, (w: number) => w / kT);
  const reverse = Float64Array.from(wr, (w: number) => -w / kT);
  const all = estimateWorks(forward, reverse);
  const [f, r] = [all.forward.total.work!, all.reverse!.total.work!];
  const ratio = bar(f, r);

  test('BAR is the exact root to 1e-10, and what pmx’s minimiser finds to 1e-4 kJ/mol', () => {
    expect(Math.abs(ratio.value * kT - exact['BAR.dg'])).toBeLessThan(1e-10);
    expect(Math.abs(barRoot(forward, reverse) * kT - exact['BAR.dg'])).toBeLessThan(1e-10);
    expect(Math.abs(ratio.value * kT - expected['BAR.dg'])).toBeLessThan(1e-4);
  });

  test('BAR’s error is Shirts’', () => {
    expect(ratio.shirtsError * kT).toBeCloseTo(exact['BAR.err'], 9);
    expect(Math.abs(ratio.shirtsError * kT - expected['BAR.err'])).toBeLessThan(1e-4);
  });

  test('Hahn and Then’s index is −0.11842514 at the exact root, and pmx’s to 1e-5', () => {
    expect(ratio.hahnThen).toBeCloseTo(exact['BAR.conv'], 9);
    expect(Math.abs(ratio.hahnThen - expected['BAR.conv_HahnThen'])).toBeLessThan(1e-5);
  });

  test('Jarzynski’s equality both ways and their mean agree to every digit', () => {
    expect(jarzynskiForward(f).value * kT).toBeCloseTo(expected['Jarz.dg_for'], 12);
    expect(jarzynskiReverse(r).value * kT).toBeCloseTo(expected['Jarz.dg_rev'], 12);
    expect(((jarzynskiForward(f).value + jarzynskiReverse(r).value) / 2) * kT).toBeCloseTo(
      expected['Jarz.dg_mean'],
      12,
    );
  });

  test('the Gaussian intersection agrees to every digit', () => {
    expect(crooksGaussian(f, r).value * kT).toBeCloseTo(expected['CGI.dg'], 12);
  });

  test('the second cumulant with the unbiased variance agrees to every digit', () => {
    expect(cumulantExpansion(f, 2, 1).value * kT).toBeCloseTo(expected['JarzGauss.dg_for'], 12);
    expect(-cumulantExpansion(r, 2, 1).value * kT).toBeCloseTo(expected['JarzGauss.dg_rev'], 12);
  });

  test('twenty-five works are too few to be trusted, and this is said', () => {
    expect(all.warnings.join('\n')).toMatch(/jarzynski-forward is not to be trusted/);
    expect(all.warnings.join('\n')).toMatch(/bar rests on/);
  });
});

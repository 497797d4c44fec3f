import { describe, expect, test } from 'vitest';
import { biasLaws, largeNumberBias, nearEquilibriumBias } from '../../src/estimate/bias-laws.ts';
import { createBlockStudy } from '../../src/estimate/block-study.ts';
import { momentsOf, variance } from '../../src/tally/moments.ts';
import { normals } from '../random-normal.ts';
import { expectWithinError } from '../within-error.ts';
import { gaussianBias } from './gaussian-bias.ts';
import { gaussianWorks } from './gaussian-works.ts';

const noTail = { forward: Number.NaN, reverse: Number.NaN };

function studyOf(forward: Float64Array, reverse: Float64Array | null) {
  const stream = createBlockStudy();
  stream.add(forward, reverse);
  return stream.study();
}

const exact = (value: number) => ({ value, standardError: 0 });

describe('laws on the bias of Jarzynski’s average', () => {
  test('are not given where works of the conjugate process are infinite, nor from infinite works', () => {
    const { forward, reverse } = gaussianWorks(92, 1000, 1000, 1, 0);
    const some = reverse.map((w, i) => (i % 2 ? Number.POSITIVE_INFINITY : w));
    const laws = biasLaws(studyOf(forward, some), exact(0), noTail);
    expect(laws.forward.weightVariance).toMatchObject({
      value: Number.NaN,
      reason: expect.stringMatching(/^500 works/),
    });
    const none = biasLaws(studyOf(new Float64Array(9).fill(Number.POSITIVE_INFINITY), null), exact(0), noTail);
    expect(none.forward.weightVariance.reason).toBe('every work is infinite');
  });

  test.each([0.5, 1, 2])('follow from Gaussian works with σ = %d in both directions', (sigma) => {
    const deltaF = 7;
    const { forward, reverse } = gaussianWorks(91, 200_000, 150_000, sigma, deltaF);
    const laws = biasLaws(studyOf(forward, reverse), exact(deltaF), noTail);
    for (const side of [laws.forward, laws.reverse!]) {
      expectWithinError(side.dissipatedWork.value, sigma ** 2 / 2, side.dissipatedWork.standardError);
      expectWithinError(side.weightVariance.value, Math.expm1(sigma ** 2), side.weightVariance.standardError);
      expectWithinError(side.samplesNeeded.value, Math.exp(sigma ** 2 / 2), side.samplesNeeded.standardError);
      expect(side.weightVariance.standardError / side.weightVariance.value).toBeLessThan(0.05);
    }
  });

  test('have errors that cover, with reverse works and without', () => {
    const ratio = [true, false].map((both) =>
      Array.from({ length: 200 }, (_, k) => {
        const { forward, reverse } = gaussianWorks(900 + k, 4000, 4000, 0.7, 0);
        const { value, standardError } = biasLaws(studyOf(forward, both ? reverse : null), exact(0), noTail).forward
          .weightVariance;
        return (value - Math.expm1(0.49)) / standardError;
      }),
    );
    for (const z of ratio) expect(Math.abs(variance(momentsOf(z)) - 1)).toBeLessThan(4.5 * Math.sqrt(3 / 200));
  });

  test('carry the error of the free energy difference', () => {
    const { forward, reverse } = gaussianWorks(92, 20_000, 20_000, 1, 0);
    const study = studyOf(forward, reverse);
    const rough = biasLaws(study, { value: 0, standardError: 0.1 }, noTail).forward;
    expect(rough.dissipatedWork.standardError).toBeCloseTo(0.1, 2);
    expect(rough.weightVariance.standardError / (1 + rough.weightVariance.value)).toBeCloseTo(0.1, 2);
    expect(rough.samplesNeeded.standardError / rough.samplesNeeded.value).toBeCloseTo(0.1, 2);
  });

  test('agree with the exact bias for many works, and near equilibrium with one another', () => {
    const of = (variance: number, work: number) => {
      const known = (value: number) => ({ value, standardError: 0, reason: null });
      return { weightVariance: known(variance), dissipatedWork: known(work), samplesNeeded: known(1) };
    };
    // The next term is of relative order Var/N.
    for (const n of [256, 1024])
      expect(largeNumberBias(of(Math.expm1(1), 0.5), n) / gaussianBias(n, 1)).toBeCloseTo(1, n === 256 ? 1 : 2);
    const gentle = of(Math.expm1(0.01), 0.005);
    expect(nearEquilibriumBias(gentle, 8) / gaussianBias(8, 0.1)).toBeCloseTo(1, 1);
    expect(largeNumberBias(gentle, 8) / nearEquilibriumBias(gentle, 8)).toBeCloseTo(1, 1);
  });

  test('say what forward works alone do not tell', () => {
    const { forward, reverse } = biasLaws(studyOf(gaussianWorks(93, 9000, 0, 1, 0).forward, null), exact(0), noTail);
    expect(reverse).toBeNull();
    expect(forward.samplesNeeded).toEqual({
      value: Number.NaN,
      standardError: Number.NaN,
      reason: 'needs reverse works',
    });
    expectWithinError(forward.weightVariance.value, Math.E - 1, forward.weightVariance.standardError);
    const far = biasLaws(studyOf(gaussianWorks(94, 2000, 0, 5, 0).forward, null), exact(0), noTail).forward;
    expect(far.weightVariance.value).toBeNaN();
    expect(far.weightVariance.reason).toMatch(/^rests on \d\.\d effective works$/);
  });

  test('give no large-N law where the variance of the weights is infinite', () => {
    const normal = normals(95);
    // A sudden change of stiffness from 1 to 0.4: less than half.
    const works = Float64Array.from({ length: 20_000 }, () => -0.3 * normal() ** 2);
    const { forward } = biasLaws(studyOf(works, null), exact(0), { forward: 1.7, reverse: Number.NaN });
    expect(forward.weightVariance.value).toBeNaN();
    expect(forward.weightVariance.reason).toContain('their variance seems to be infinite');
    expect(largeNumberBias(forward, 100)).toBeNaN();
  });

  test('have no dissipated work where works are infinite or ΔF is unknown', () => {
    const works = Float64Array.of(1, 2, Number.POSITIVE_INFINITY, 3);
    const reason = 'some works are infinite: they have no mean';
    expect(biasLaws(studyOf(works, null), exact(0), noTail).forward.dissipatedWork.reason).toBe(reason);
    const unknown = biasLaws(studyOf(works.subarray(0, 2), works.subarray(0, 2)), exact(Number.NaN), noTail);
    expect(unknown.forward.dissipatedWork.reason).toBe('no free energy difference to subtract');
    expect(unknown.reverse!.samplesNeeded.value).toBeNaN();
  });
});

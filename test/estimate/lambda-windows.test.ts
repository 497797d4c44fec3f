import { describe, expect, test } from 'vitest';
import { type LambdaWindow, studyLambdaWindows } from '../../src/estimate/lambda-windows.ts';
import { momentsOf, standardErrorOfMean, standardErrorOfVariance, variance } from '../../src/tally/moments.ts';
import { normals } from '../random-normal.ts';

const lambdas = [1, 1.3, 1.7, 2.2, 3];

/** Windows of u = λx²/2, x an autoregressive series of memory r. ΔF = ln(3)/2. */
function trapWindows(seed: number, samples: number, r: number): LambdaWindow[] {
  const normal = normals(seed);
  return lambdas.map((lambda) => {
    let z = normal();
    const x = Float64Array.from({ length: samples }, () => {
      z = r * z + Math.sqrt(1 - r * r) * normal();
      return z / Math.sqrt(lambda);
    });
    return {
      lambda: [lambda],
      samples,
      gradients: [x.map((v) => (v * v) / 2)],
      differences: lambdas.map((to) => x.map((v) => ((to - lambda) * v * v) / 2)),
    };
  });
}

describe('λ windows', () => {
  test.each([
    ['independent', 0, 300],
    ['correlated', 0.9, 3000],
  ])('of %s samples: all three estimates scatter about the exact value as their errors say', (_, r, samples) => {
    const runs = Array.from({ length: 150 }, (_, i) =>
      studyLambdaWindows(trapWindows(40 + i, samples, r), { replicates: 0 }),
    );
    for (const at of [0, 1, 2]) {
      const z = momentsOf(
        Float64Array.from(runs, ({ estimates }) => {
          const { value, standardError } = estimates[at]!;
          return (value - Math.log(3) / 2) / standardError;
        }),
      );
      expect(Math.abs(z.mean)).toBeLessThan(4.5 * standardErrorOfMean(z));
      // the statistical inefficiency is itself an estimate, and the largest of several: errors come out some per cent large
      expect(variance(z) - 1).toBeLessThan(4.5 * standardErrorOfVariance(z));
      expect(variance(z)).toBeGreaterThan(0.5);
    }
  });

  test('have a bootstrap error beside MBAR’s own', () => {
    const { estimates, bootstrapError } = studyLambdaWindows(trapWindows(7, 400, 0));
    expect(Math.abs(bootstrapError / estimates[0].standardError - 1)).toBeLessThan(4.5 * Math.hypot(0.1, 0.05));
  });

  test('of one sample each have values and no error, not one of zero', () => {
    const alike = trapWindows(8, 1, 0).map((w) => ({ ...w, differences: w.differences.map((d) => d!.map(() => 0)) }));
    const { estimates, bootstrapError } = studyLambdaWindows(alike);
    for (const { standardError, reason } of estimates)
      expect([standardError, reason]).toEqual([Number.NaN, expect.stringMatching(/no spread/)]);
    expect(bootstrapError).toBeNaN();
  });

  test('without ΔH to every window have no MBAR, without ∂H/∂λ no integral, and say why', () => {
    const windows = trapWindows(1, 200, 0);
    const beside = windows.map((w, k) => ({
      ...w,
      gradients: null,
      differences: w.differences.map((d, j) => (Math.abs(j - k) <= 1 ? d : null)),
    }));
    const { estimates, mbar, bootstrapError } = studyLambdaWindows(beside);
    expect([mbar, bootstrapError]).toEqual([null, Number.NaN]);
    expect(estimates.map((e) => [e.id, e.reason])).toEqual([
      ['mbar', expect.stringMatching(/every window to every other/)],
      ['bar', null],
      ['thermodynamic-integration', 'needs ∂H/∂λ in every window'],
    ]);
    const alone = windows.map((w) => ({ ...w, differences: w.differences.map(() => null) }));
    expect(studyLambdaWindows(alone).estimates[1]!.reason).toMatch(/neighbours/);
  });

  test('name neighbours that hardly overlap, and windows with few independent samples', () => {
    const windows = trapWindows(2, 400, 0.99).map((w, k) => ({
      ...w,
      // the last window is moved 40 kT away from all others
      differences: w.differences.map((d, j) => (j === 4 && k < 4 ? d!.map((u) => u + 40 * (1 + Math.abs(u))) : d)),
    }));
    const { warnings } = studyLambdaWindows(windows);
    expect(warnings.join('\n')).toMatch(/windows λ = 2\.2 and λ = 3 overlap by/);
    expect(warnings.join('\n')).toMatch(/window λ = 1 has \d+ independent samples of 400/);
  });
});

import { describe, expect, test } from 'vitest';
import { barRoot } from '../../src/estimate/bar-root.ts';
import { estimateWorks } from '../../src/estimate/estimate-works.ts';
import { estimateIds } from '../../src/estimate/free-energies.ts';
import { uniforms } from '../random-normal.ts';
import { gaussianWorks } from './gaussian-works.ts';

type Result = ReturnType<typeof estimateWorks>;
const find = ({ estimates }: Result, id: string) => estimates.find((estimate) => estimate.id === id)!;
const said = ({ warnings }: Result) => warnings.join('\n');
const infinity = Number.POSITIVE_INFINITY;

describe('estimates from works', () => {
  test('of two kinds that take turns: the pilot sees both', () => {
    const { forward, reverse } = gaussianWorks(30, 60_000, 60_000, 1, 1);
    const turns = forward.map((w, i) => (i % 2 ? w : infinity));
    const bar = find(estimateWorks(turns, reverse), 'bar');
    expect(Math.abs(bar.value - barRoot(turns, reverse))).toBeLessThan(1e-8);
  });

  test('that obey Crooks’ theorem and overlap come without a warning', () => {
    const { forward, reverse } = gaussianWorks(31, 20_000, 20_000, 1, -4);
    const result = estimateWorks(forward, reverse);
    expect(result.estimates.map(({ id }) => id).toSorted()).toEqual([...estimateIds].toSorted());
    expect(result.estimates.every(({ standardError, reason }) => standardError > 0 && reason === null)).toBe(true);
    expect(result.warnings.filter((warning) => !/outside the histogram/.test(warning))).toEqual([]);
    expect(result.diagnostics.dissipatedWork.forward).toBeCloseTo(0.5, 1);
    expect(result.diagnostics.dissipatedWork.reverse).toBeCloseTo(0.5, 1);
    expect(result.diagnostics.hysteresis).toBeCloseTo(
      result.diagnostics.dissipatedWork.forward + result.diagnostics.dissipatedWork.reverse,
      12,
    );
    // Works of σ = 1 have (Σw)²/Σw² ≈ N e^{−σ²}.
    expect(result.diagnostics.effectiveSampleSize.forward / (20_000 * Math.exp(-1))).toBeCloseTo(1, 1);
  });

  test('of one direction alone leave the others out, with the reason', () => {
    const result = estimateWorks(gaussianWorks(32, 500, 1, 1, 0).forward, null);
    for (const id of ['jarzynski-reverse', 'bar', 'crooks-line', 'crooks-slope', 'crooks-gaussian'])
      expect(find(result, id)).toEqual({
        id,
        value: Number.NaN,
        standardError: Number.NaN,
        reason: 'no reverse works',
      });
    expect(find(result, 'jarzynski-forward').reason).toBeNull();
    expect(result.reverse).toBeNull();
  });

  test('of ±1e4 kT neither overflow nor lose digits', () => {
    const { forward, reverse } = gaussianWorks(33, 4000, 4000, 1, 0);
    const near = estimateWorks(forward, reverse);
    for (const shift of [2 ** 13, -(2 ** 13)]) {
      const far = estimateWorks(
        forward.map((w) => w + shift),
        reverse.map((w) => w - shift),
      );
      for (const id of estimateIds) {
        const offset = id === 'crooks-slope' ? 0 : shift;
        // Works of 2^13 are rounded to 1e-12; bins may lie differently.
        const digits = id.startsWith('crooks-') && id !== 'crooks-gaussian' ? 2 : 9;
        expect(find(far, id).value - offset).toBeCloseTo(find(near, id).value, digits);
        expect(find(far, id).standardError / find(near, id).standardError).toBeCloseTo(1, digits === 2 ? 1 : 6);
      }
    }
    const wide = estimateWorks(Float64Array.of(1e4, -1e4, 0), Float64Array.of(-1e4, 1e4, 0));
    expect(find(wide, 'jarzynski-forward').value).toBeCloseTo(-1e4 + Math.log(3), 9);
    expect(find(wide, 'jarzynski-reverse').value).toBeCloseTo(1e4 - Math.log(3), 9);
  });

  test('with infinite ones give them weight zero, and have no moments', () => {
    const { forward, reverse } = gaussianWorks(34, 4000, 4000, 0.5, 1);
    const failing = Float64Array.from(forward, (w, i) => (i % 2 ? infinity : w));
    const result = estimateWorks(failing, reverse);
    const kept = estimateWorks(
      forward.filter((_, i) => i % 2 === 0),
      reverse,
    );
    expect(find(result, 'jarzynski-forward').value).toBeCloseTo(
      find(kept, 'jarzynski-forward').value + Math.log(2),
      12,
    );
    // Which works fail counts as chance: ⟨w²⟩/⟨w⟩² is 2e^(σ²) over all of them and e^(σ²) over those that are kept.
    const [all, half] = [2 * Math.exp(0.25) - 1, 2 * Math.expm1(0.25)];
    expect(find(result, 'jarzynski-forward').standardError / find(kept, 'jarzynski-forward').standardError).toBeCloseTo(
      Math.sqrt(all / half),
      1,
    );
    for (const id of ['cumulant-1', 'cumulant-2', 'cumulant-3', 'cumulant-4', 'crooks-gaussian']) {
      expect(find(result, id).value).toBeNaN();
      expect(find(result, id).reason).toMatch(/2000 .*infinite/);
    }
    expect(find(result, 'crooks-line').value).toBeCloseTo(find(kept, 'crooks-line').value + Math.log(2), 1);
    expect(said(result)).toMatch(/2000 of 4000 forward works are infinite/);
    const never = estimateWorks(Float64Array.of(infinity, infinity), Float64Array.of(1, 2));
    expect(find(never, 'jarzynski-forward')).toMatchObject({ value: Number.NaN, reason: 'every work is infinite' });
    expect(find(never, 'bar')).toMatchObject({ value: Number.NaN, reason: 'no finite forward works' });
  });

  test('leave NaN out and say so', () => {
    const { forward, reverse } = gaussianWorks(35, 1000, 1000, 1, 0);
    const result = estimateWorks(Float64Array.of(Number.NaN, ...forward, Number.NEGATIVE_INFINITY), reverse);
    expect(find(result, 'jarzynski-forward').value).toBeCloseTo(
      find(estimateWorks(forward, reverse), 'jarzynski-forward').value,
      12,
    );
    expect(said(result)).toMatch(/2 forward works are not numbers/);
  });

  test.each([
    [0.1, 1000, 1000],
    [7.3, 777, 1000],
    [-2e3, 100, 999],
    [-0.7584911941663997, 8, 122],
  ])('that all equal %s have a value and no error', (work, forwardCount, reverseCount) => {
    const result = estimateWorks(new Float64Array(forwardCount).fill(work), new Float64Array(reverseCount).fill(-work));
    const free = [
      'jarzynski-forward',
      'jarzynski-reverse',
      'cumulant-1',
      'cumulant-2',
      'cumulant-3',
      'cumulant-4',
      'bar',
    ];
    for (const id of free) {
      expect(find(result, id).value).toBeCloseTo(work, 11);
      expect(find(result, id).standardError).toBeNaN();
      expect(find(result, id).reason).toBe('no spread between works to take an error from');
    }
    for (const id of ['crooks-line', 'crooks-slope', 'crooks-gaussian']) expect(find(result, id).value).toBeNaN();
    expect(said(result)).toMatch(/all finite forward works are equal/);
  });

  test('that hardly scatter have an error that scales with the scatter', () => {
    // BAR's error is σ/√(2N) for σ → 0, where Shirts' formula is a difference of nearly equal numbers.
    for (const sigma of [1e-2, 1e-5, 1e-8]) {
      const { forward, reverse } = gaussianWorks(41, 4096, 4096, sigma, 0.3);
      const error = find(estimateWorks(forward, reverse), 'bar').standardError;
      // 126 degrees of freedom of the jackknife.
      expect(Math.abs(error / (sigma / Math.sqrt(8192)) - 1)).toBeLessThan(4.5 / Math.sqrt(252));
    }
  });

  test('without overlap of P_F and P_R give no number that needs it', () => {
    const { forward, reverse } = gaussianWorks(36, 5000, 5000, 10, 0);
    const result = estimateWorks(forward, reverse);
    for (const id of ['bar', 'crooks-line', 'crooks-slope']) {
      expect(find(result, id).value).toBeNaN();
      expect(find(result, id).reason).toMatch(/do not overlap/);
    }
    expect(said(result)).toMatch(/do not overlap/);
    expect(said(result)).toMatch(/jarzynski-forward is not to be trusted/);
    expect(find(result, 'jarzynski-forward').standardError).toBeNaN();
    expect(find(result, 'jarzynski-forward').reason).toMatch(/effective works/);
  });

  test('of a single work, or none, have no error', () => {
    const one = estimateWorks(Float64Array.of(2), Float64Array.of(-2));
    expect(find(one, 'jarzynski-forward')).toMatchObject({
      value: 2,
      standardError: Number.NaN,
      reason: 'no error from a single work',
    });
    expect(find(one, 'cumulant-1').value).toBe(2);
    expect(find(one, 'cumulant-2').reason).toBe('cumulant 2 needs 2 works or more');
    const none = estimateWorks(new Float64Array(0), new Float64Array(0));
    expect(none.estimates.every(({ value, reason }) => Number.isNaN(value) && reason !== null)).toBe(true);
  });

  test('with the wrong sign are seen to break the second law', () => {
    const { forward, reverse } = gaussianWorks(37, 2000, 2000, 1.5, 2);
    expect(
      said(
        estimateWorks(
          forward.map((w) => -w),
          reverse.map((w) => -w),
        ),
      ),
    ).toMatch(/against the second law/);
    expect(said(estimateWorks(forward, reverse))).not.toMatch(/second law/);
  });

  test('with −W_R in place of W_R are seen to break Crooks’ theorem or to have no overlap', () => {
    for (const deltaF of [0.2, 3]) {
      const { forward, reverse } = gaussianWorks(38, 20_000, 20_000, 0.7, deltaF);
      expect(
        said(
          estimateWorks(
            forward,
            reverse.map((w) => -w),
          ),
        ),
      ).toMatch(/do not obey Crooks|do not overlap|second law/);
    }
  });

  test('whose weights have infinite variance come with a suspicion', () => {
    // A trap of k0 softened to k1 at once: W = (k1 − k0)x²/2 with x²k0 a χ² number; the variance is infinite for k1 ≤ k0/2.
    const uniform = uniforms(39);
    const quench = (k1: number) =>
      Float64Array.from({ length: 30_000 }, () => {
        const x = Math.sqrt(-2 * Math.log(uniform())) * Math.cos(2 * Math.PI * uniform());
        return ((k1 - 1) * x * x) / 2;
      });
    expect(said(estimateWorks(quench(0.3), null))).toMatch(/variance that may be infinite/);
    expect(said(estimateWorks(quench(0.8), null))).not.toMatch(/infinite/);
    expect(said(estimateWorks(quench(4), null))).not.toMatch(/infinite/);
    for (let seed = 0; seed < 20; seed++)
      expect(said(estimateWorks(gaussianWorks(50 + seed, 20_000, 1, 2.6, 0).forward, null))).not.toMatch(/infinite/);
  });

  test('that are not independent are seen to scatter more than BAR’s error says', () => {
    const { forward, reverse } = gaussianWorks(42, 1000, 1000, 1, 0);
    const repeated = (works: Float64Array) =>
      Float64Array.from({ length: 20_000 }, (_, i) => works[Math.floor(i / 20)]!);
    expect(said(estimateWorks(repeated(forward), repeated(reverse)))).toMatch(/bar scatters .* times as much/);
  });

  test('far out are counted outside the histogram, and said', () => {
    const { forward, reverse } = gaussianWorks(40, 2000, 2000, 1, 0);
    forward[0] = 1e4;
    const result = estimateWorks(forward, reverse);
    expect(result.forward.total.work!.histogram.above).toBe(1);
    expect(said(result)).toMatch(/1 of 4000 works lie outside the histogram/);
  });
});

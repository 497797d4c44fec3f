import { describe, expect, test } from 'vitest';
import { exampleWorks } from '../../src/estimate/example-works.ts';
import { weighWorks } from '../../src/estimate/weigh-works.ts';
import { shuffled } from '../../src/estimate/work-order.ts';
import { uniforms } from '../random-normal.ts';
import { expectWithinError } from '../within-error.ts';
import { gaussianWorks } from './gaussian-works.ts';

const weigh = (forward: Float64Array, reverse: Float64Array | null) => weighWorks(forward, reverse, { resamples: 40 });
const said = ({ verdict }: ReturnType<typeof weigh>) => verdict.reasons.map(({ text }) => text).join('\n');

describe('the traffic light', () => {
  const good = gaussianWorks(401, 2000, 2000, 1.5, 5);

  test('is green for both directions with good overlap, and quotes BAR', () => {
    const { verdict, estimates } = weigh(good.forward, good.reverse);
    expect(verdict.light).toBe('green');
    expect(verdict.best).toBe('bar');
    expect(verdict.headline).toContain(estimates.find(({ id }) => id === 'bar')!.value.toFixed(2));
    expect(verdict.reasons.every(({ light }) => light === 'green')).toBe(true);
  });

  test('is amber at best for forward works alone, however good', () => {
    for (const sigma of [0.01, 0.3, 1]) {
      const { verdict } = weigh(gaussianWorks(402, 20_000, 1, sigma, 5).forward, null);
      expect(verdict.light).toBe('amber');
      expect(verdict.best).toBe('jarzynski-forward');
      expect(verdict.headline).toMatch(/never seen/);
      expect(verdict.advice.join()).toMatch(/reverse/);
    }
  });

  test('is red without overlap, and quotes nothing', () => {
    const { forward, reverse } = exampleWorks('gaussian-poor-overlap', 300, 2);
    const { verdict } = weigh(forward, reverse);
    expect(verdict).toMatchObject({ light: 'red', best: null });
    expect(verdict.advice.join()).toMatch(/more slowly/);
  });

  test('lists its reasons worst first', () => {
    const { verdict } = weigh(gaussianWorks(403, 40, 40, 3, 0).forward, gaussianWorks(403, 40, 40, 3, 0).reverse);
    const lights = verdict.reasons.map(({ light }) => ['red', 'amber', 'green'].indexOf(light));
    expect(lights).toEqual(lights.toSorted());
    expect(verdict.light).toBe(verdict.reasons[0]!.light);
  });
});

describe('the trap', () => {
  test('is 6.18655 kT deep, and forward works hide it in more than 99 % of cases', () => {
    const { deltaF } = exampleWorks('trap', 1);
    expect(deltaF).toBeCloseTo(-Math.log(0.999999 + 1e-6 * Math.exp(20)), 9);
    expect(deltaF.toFixed(5)).toBe('-6.18655');
    const off = Array.from({ length: 500 }, (_, seed) => {
      const { forward } = exampleWorks('trap', 1000, seed);
      const mean = forward.reduce((sum, w) => sum + Math.exp(-w), 0) / 1000;
      return Math.abs(-Math.log(mean) - deltaF) > 3;
    });
    expect(off.filter(Boolean).length / 500).toBeGreaterThan(0.99);
  });

  test.each([
    [100, 20],
    [1000, 20],
    [10_000, 6],
    [100_000, 3],
  ])('of %i works is never green, in one direction or both', (count, seeds) => {
    for (let seed = 0; seed < seeds; seed++) {
      const { forward, reverse } = exampleWorks('trap', count, 100 + seed);
      expect(weigh(forward, null).verdict.light).not.toBe('green');
      expect(weigh(forward, reverse).verdict.light).not.toBe('green');
    }
  });

  test('is not green when a single rare work was seen, either', () => {
    const { forward, reverse } = exampleWorks('trap', 100_000, 5);
    forward[1234] = -20;
    expect(weigh(forward, null).verdict.light).toBe('red');
    expect(weigh(forward, reverse).verdict.light).not.toBe('green');
  });
});

describe('bad data are recognised:', () => {
  const { forward, reverse } = gaussianWorks(404, 2000, 2000, 1.5, 3);
  const negative = (works: Float64Array) => works.map((w) => -w);

  test('−W_R in place of W_R', () => {
    expect(said(weigh(forward, negative(reverse)))).toMatch(/the reverse file probably holds −W_R/);
    expect(weigh(forward, negative(reverse)).verdict.light).toBe('red');
  });

  test('files swapped where the reverse file holds −W_R', () => {
    const swapped = weigh(negative(reverse), negative(forward));
    expect(swapped.verdict.light).toBe('red');
    expect(said(swapped)).toMatch(/against the second law/);
    expect(said(swapped)).toMatch(/files are probably swapped/);
  });

  test('nothing of the kind in good data, poor overlap included', () => {
    for (let seed = 0; seed < 20; seed++) {
      const works = gaussianWorks(9000 + seed, 20 + 5 * seed, 60, 4.5, 3.7);
      expect(weigh(works.forward, works.reverse).diagnostics.mixUp).toBeNull();
    }
    for (const sigma of [0.3, 1, 3, 6])
      for (let seed = 0; seed < 5; seed++) {
        const works = gaussianWorks(500 + seed, 40 + 30 * seed, 200, sigma, 1);
        expect(weigh(works.forward, works.reverse).diagnostics.mixUp).toBeNull();
      }
  });

  test('one file given twice', () => {
    expect(said(weigh(forward, forward))).toMatch(/100 % of the reverse works are among the forward works/);
    expect(said(weigh(forward, shuffled(negative(forward), 1)))).toMatch(/forward works with the sign turned/);
    expect(weigh(forward, forward).verdict.light).toBe('red');
  });

  test('a file loaded twice into one direction', () => {
    const twice = Float64Array.of(...forward, ...forward);
    expect(said(weigh(twice, reverse))).toMatch(/every forward work occurs 2 times/);
    const partly = Float64Array.of(...forward, ...forward.subarray(0, 300));
    expect(said(weigh(partly, reverse))).toMatch(/of the forward works occur more than once/);
    // Rounded to 0.01 kT, many values coincide by chance.
    expect(
      said(
        weigh(
          forward.map((w) => Math.round(100 * w) / 100),
          reverse,
        ),
      ),
    ).not.toMatch(/loaded/);
  });

  test('sorted works, which are dealt into blocks anew', () => {
    const sorted = weigh(forward.toSorted(), reverse);
    expect(sorted.verdict.light).toBe('amber');
    expect(said(sorted)).toMatch(/forward works are sorted by value/);
    const bar = (w: ReturnType<typeof weigh>) => w.estimates.find(({ id }) => id === 'bar')!;
    expect(bar(sorted).value).toBeCloseTo(bar(weigh(forward, reverse)).value, 9);
    expect(sorted.diagnostics.barErrors.jackknife / sorted.diagnostics.barErrors.shirts).toBeCloseTo(1, 0);
  });

  test('drift and correlation', () => {
    const drifting = forward.map((w, i) => w + i / forward.length);
    expect(said(weigh(drifting, reverse))).toMatch(/drift by (0\.[789]|1\.[0123]).* kT/);
    const correlated = forward.map((_, i) => forward[Math.floor(i / 10) * 10]! + 1e-3 * forward[i]!);
    expect(said(weigh(correlated, reverse))).toMatch(/2000 tell as much as about (1[3-9]|2[0-9])\d independent/);
    expect(said(weigh(forward, reverse))).not.toMatch(/drift|independent/);
  });

  test('constant works', () => {
    const constant = new Float64Array(500).fill(2);
    expect(weigh(constant, null).verdict).toMatchObject({ light: 'red', best: null });
    const both = weigh(
      constant,
      constant.map((w) => -w),
    );
    // nothing to quote, so nothing to be cautious with
    expect(both.verdict.best).toBeNull();
    expect(both.verdict.light).toBe('red');
    expect(both.estimates.every(({ interval, doubt }) => interval === null && doubt !== null)).toBe(true);
    expect(said(both)).toContain('share 1 bin:');
  });

  test('works of free expansion: what compression meets with infinite works, expansion never shows', () => {
    // Two halves of a box: W_F is 0 but for noise, W_R as well or, with probability 1/2, infinite; ΔF = −ln 2.
    const noise = gaussianWorks(406, 4000, 4000, 0.1, 0);
    const uniform = uniforms(406);
    const never = noise.reverse.map((w) => (uniform() < 0.5 ? Number.POSITIVE_INFINITY : w));
    const { verdict, estimates } = weigh(noise.forward, never);
    const of = (id: string) => estimates.find((e) => e.id === id)!;
    expectWithinError(of('bar').value, -Math.LN2, of('bar').standardError);
    expect([verdict.best, of('bar').doubt]).toEqual(['bar', null]);
    expect(of('jarzynski-forward').doubt).toMatch(
      /^the other direction says that (4|5)\d(\.\d)? % .* off by about 0\.(6|7)\d? kT$/,
    );
    expect(of('cumulant-2').doubt).toMatch(/^\d+ of 4000 reverse works are infinite/);
  });

  test('works as wide as a kingdom, with a root of Bennett’s equation by chance', () => {
    const { forward, reverse } = gaussianWorks(407, 1000, 1000, 1e4, 0);
    const turned = weigh(
      forward.map((w) => w - 5e7),
      reverse.map((w) => w - 5e7),
    );
    expect(turned.verdict).toMatchObject({ light: 'red', best: null });
    expect(turned.warnings.join()).not.toContain('NaN');
  });

  test('two narrow peaks far apart: a crossing of Gaussians extrapolates', () => {
    const { forward, reverse } = gaussianWorks(408, 400, 400, 1, 0);
    const apart = weigh(
      forward.map((w) => w + 50),
      reverse.map((w) => w + 50),
    );
    expect(apart.estimates.find(({ id }) => id === 'crooks-gaussian')!.doubt).toMatch(
      /^extrapolates a Gaussian to (4|5)\d/,
    );
    const text = JSON.stringify(apart.estimates);
    expect(text).not.toMatch(/Infinity kT|e\+/);
  });

  test('few works: no interval that cannot hold, advice in whole sentences', () => {
    const three = weigh(Float64Array.of(1, 2, 3), null);
    expect(three.estimates.every(({ interval }) => interval === null)).toBe(true);
    expect(three.verdict.advice.join('\n')).toMatch(/times as many works, or drive more slowly/);
    expect(three.verdict.advice.every((text) => !text.endsWith('or'))).toBe(true);
    expect(three.warnings.join()).not.toMatch(/outside the histogram/);
  });

  test('one work, infinite works, no number at all', () => {
    const one = weigh(Float64Array.of(2), Float64Array.of(-2));
    expect(one.verdict).toMatchObject({ light: 'red', best: null });
    expect(one.estimates[0]).toMatchObject({ value: 2, standardError: Number.NaN, interval: null });
    expect(one.estimates.every(({ reason }) => reason !== null)).toBe(true);
    const never = weigh(new Float64Array(9).fill(Number.POSITIVE_INFINITY), null);
    expect(said(never)).toMatch(/every forward work is infinite/);
    expect(said(never)).not.toContain('NaN');
    expect(() => weigh(Float64Array.of(Number.NaN), null)).toThrow(RangeError);
    expect(() => weigh(forward, new Float64Array(0))).toThrow('reverse: 0 values (one at least must be a number)');
  });

  test('weights with a heavy tail', () => {
    // A trap softened to a fifth: W = −0.4 x².
    const quench = gaussianWorks(405, 30_000, 1, 1, -0.5).forward.map((x) => -0.4 * x * x);
    expect(said(weigh(quench, null))).toMatch(/power law/);
  });
});

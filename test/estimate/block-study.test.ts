import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { describe, expect, test } from 'vitest';
import { barRoot } from '../../src/estimate/bar-root.ts';
import { type BlockStudy, createBlockStudy } from '../../src/estimate/block-study.ts';
import { cumulants, momentsOf, variance } from '../../src/tally/moments.ts';
import { expectWithinError } from '../within-error.ts';
import { gaussianBias } from './gaussian-bias.ts';
import { gaussianWorks } from './gaussian-works.ts';

function studyOf(forward: Float64Array, reverse: Float64Array | null): BlockStudy {
  const stream = createBlockStudy();
  stream.add(forward, reverse);
  return stream.study();
}

/** −ln⟨e^{−W}⟩, term by term. */
function averageOf(works: Float64Array): number {
  const least = works.reduce((a, b) => Math.min(a, b));
  const sum = works.reduce((total, w) => total + Math.exp(least - w), 0);
  return least - Math.log(sum / works.length);
}

/** What an estimator gives for each block of N works, as plainly as can be. */
function naive(
  works: number,
  most: number,
  sides: readonly Float64Array[],
  estimate: (...blocks: Float64Array[]) => number,
) {
  const count = Math.min(most, ...sides.map((side) => Math.floor(side.length / works)));
  return momentsOf(
    Array.from({ length: count }, (_, k) => estimate(...sides.map((s) => s.subarray(k * works, (k + 1) * works)))),
  );
}

function expansion(works: Float64Array, order: number): number {
  const [k1, k2, k3, k4] = cumulants(momentsOf(works));
  return [k1, -k2 / 2, k3 / 6, -k4 / 24].slice(0, order).reduce((a, b) => a + b);
}

function crossing(forward: Float64Array, reverse: Float64Array): number {
  const [f, r] = [momentsOf(forward), momentsOf(reverse)];
  const [a, c, s2, t2] = [f.mean, -r.mean, variance(f, 0), variance(r, 0)];
  const [A, p] = [1 / s2 - 1 / t2, a / s2 - c / t2];
  const root = Math.sqrt((a - c) ** 2 / (s2 * t2) + A * Math.log(t2 / s2));
  return [(p + root) / A, (p - root) / A].toSorted((x, y) => Math.abs(x - (a + c) / 2) - Math.abs(y - (a + c) / 2))[0]!;
}

function expectNaive(study: BlockStudy, forward: Float64Array, reverse: Float64Array, digits: number) {
  const check = (id: string, fewest: number, values: (n: number) => ReturnType<typeof naive>) => {
    const series = study.estimates[id]!;
    for (const [i, n] of study.works.entries()) {
      const expected = n < fewest ? momentsOf([]) : values(n);
      expect([id, n, series.blocks[i], series.missing[i]]).toEqual([id, n, expected.count, 0]);
      if (expected.count === 0) expect(series.mean[i]).toBeNaN();
      const same = (a: number, b: number) =>
        expect(a / Math.max(1, Math.abs(b)), `${id} ${n}`).toBeCloseTo(b / Math.max(1, Math.abs(b)), digits);
      if (expected.count > 0) same(series.mean[i]!, expected.mean);
      if (expected.count > 1) same(series.spread[i]!, Math.sqrt(variance(expected)));
    }
  };
  const most = (n: number) => (n <= 4096 ? 4096 : Number.POSITIVE_INFINITY);
  check('jarzynski-forward', 1, (n) => naive(n, most(n), [forward], averageOf));
  check('jarzynski-reverse', 1, (n) => naive(n, most(n), [reverse], (works) => -averageOf(works)));
  for (const order of [2, 3, 4])
    check(`cumulant-${order}`, 2 ** Math.ceil(Math.log2(order)), (n) =>
      naive(n, most(n), [forward], (works) => expansion(works, order)),
    );
  check('bar', 1, (n) => naive(n, most(n), [forward, reverse], barRoot));
  check('crooks-gaussian', 2, (n) => naive(n, most(n), [forward, reverse], crossing));
}

describe('the block study', () => {
  test('is what every block by itself gives', () => {
    const { forward, reverse } = gaussianWorks(71, 2 ** 15 + 5000, 2 ** 15 + 5000, 1.5, 3);
    expectNaive(studyOf(forward, reverse), forward, reverse, 8);
  });

  test('takes as many works of each direction as there are', () => {
    const { forward, reverse } = gaussianWorks(72, 700, 9000, 1, -2);
    const study = studyOf(forward, reverse);
    expect(study.works.at(-1)).toBe(8192);
    expectNaive(study, forward, reverse, 9);
    expect(study.estimates.bar!.reason[10]).toBe('fewer than 1024 works of a direction');
  });

  test('depends neither on how works are cut nor on when it is looked at', () => {
    const { forward, reverse } = gaussianWorks(73, 40_001, 30_000, 2, 1);
    const whole = studyOf(forward, reverse);
    for (const [batch, lag] of [
      [1000, 0],
      [4096, 9],
      [1, 0],
    ] as const) {
      const stream = createBlockStudy();
      const piece = (works: Float64Array, k: number) =>
        works.subarray(Math.max(0, k * batch), Math.max(0, (k + 1) * batch));
      for (let k = 0; k * batch < 40_001 + lag * batch; k++) {
        stream.add(piece(forward, k), piece(reverse, k - lag));
        if (batch > 1 && k % 7 === 0) stream.study();
      }
      expect(stream.study()).toEqual(whole);
    }
  });

  test.each([1, 2])('finds the exact bias of Jarzynski’s average of Gaussian works with σ = %d', (sigma) => {
    const deltaF = 4;
    const { forward, reverse } = gaussianWorks(74 + sigma, 2 ** 19, 2 ** 19, sigma, deltaF);
    const { works, estimates } = studyOf(forward, reverse);
    for (let i = 0; works[i]! <= 64; i++) {
      const bias = gaussianBias(works[i]!, sigma);
      const [f, r] = [estimates['jarzynski-forward']!, estimates['jarzynski-reverse']!];
      expectWithinError(f.mean[i]! - deltaF, bias, f.meanError[i]!);
      expectWithinError(r.mean[i]! - deltaF, -bias, r.meanError[i]!);
      expect(bias / f.meanError[i]!).toBeGreaterThan(sigma === 1 ? 5 : 20);
    }
    expect(gaussianBias(1, sigma)).toBeCloseTo(sigma ** 2 / 2, 10);
    // The spread of single works, and, far above the variance of the weights, that of the large-N law.
    const f = estimates['jarzynski-forward']!;
    expectWithinError(f.spread[0]!, sigma, f.spreadError[0]!);
    if (sigma === 1) expectWithinError(f.spread[10]!, Math.sqrt((Math.E - 1) / 1024), f.spreadError[10]!);
  });

  test('knows the bias of the second cumulant and that Bennett’s ratio has none by symmetry', () => {
    const sigma = 1.5;
    const { forward, reverse } = gaussianWorks(77, 2 ** 18, 2 ** 18, sigma, 0);
    const { works, estimates } = studyOf(forward, reverse);
    for (let i = 1; i < 10; i++) {
      const { mean, meanError } = estimates['cumulant-2']!;
      // ⟨κ₂⟩ of N works is short of σ² by σ²/N.
      expectWithinError(mean[i]!, sigma ** 2 / 2 / works[i]!, meanError[i]!);
    }
    for (let i = 0; i < 14; i++) expectWithinError(estimates.bar!.mean[i]!, 0, estimates.bar!.meanError[i]!);
  });

  test('gives errors that cover: over repetitions z scatters by 1', () => {
    const bias = gaussianBias(4, 1);
    const z = Array.from({ length: 200 }, (_, k) => {
      const study = studyOf(gaussianWorks(800 + k, 1024, 0, 1, 0).forward, null);
      const { mean, meanError, spread, spreadError } = study.estimates['jarzynski-forward']!;
      // From few blocks, as for Gaussian estimates.
      expect(spreadError[5]).toBeCloseTo(spread[5]! / Math.sqrt(2 * 31), 12);
      return [(mean[2]! - bias) / meanError[2]!, (spread[0]! - 1) / spreadError[0]!];
    });
    for (const k of [0, 1]) {
      const m = momentsOf(z.map((pair) => pair[k]!));
      expectWithinError(variance(m), 1, Math.sqrt(2 / 200));
    }
  });

  test('keeps its digits for works of ±1e4 kT', () => {
    const near = gaussianWorks(78, 20_000, 20_000, 2, 0);
    const study = studyOf(near.forward, near.reverse);
    for (const shift of [2 ** 14, -(2 ** 14)]) {
      const far = studyOf(
        near.forward.map((w) => w + shift),
        near.reverse.map((w) => w - shift),
      );
      for (const id of Object.keys(study.estimates))
        for (const i of study.works.keys()) {
          const [a, b] = [study.estimates[id]!, far.estimates[id]!];
          if (Number.isNaN(a.mean[i])) expect(b.mean[i]).toBeNaN();
          else expect(b.mean[i]! - shift).toBeCloseTo(a.mean[i]!, 9);
          if (!Number.isNaN(a.spread[i])) expect(b.spread[i]).toBeCloseTo(a.spread[i]!, 9);
        }
    }
  });

  test('does not overflow for works scattered over ±1e4 kT', () => {
    const { forward, reverse } = gaussianWorks(79, 2 ** 14, 2 ** 14, 3000, 0);
    // In means of 1.5e4 kT all pairs dissipate, as works that obey Crooks' theorem do.
    const wide = (works: Float64Array) => works.map((w) => w - 3000 ** 2 / 2 + 15_000);
    const [f, r] = [wide(forward), wide(reverse)];
    const study = studyOf(f, r);
    // Without overlap there are no roots from sums at nodes.
    expect(study.estimates.bar!.missing.slice(12)).toEqual([0, 2, 1]);
    expectNaive(studyOf(f.subarray(0, 8000), r.subarray(0, 8000)), f.subarray(0, 8000), r.subarray(0, 8000), 10);
    const whole = naive(2 ** 14, 1, [f], averageOf).mean;
    expect(study.estimates['jarzynski-forward']!.mean[14]! / whole).toBeCloseTo(1, 12);
  });

  test('counts blocks without an estimate and gives no mean there', () => {
    const { forward, reverse } = gaussianWorks(80, 4096, 4096, 1, 0);
    const failed = forward.map((w, i) => (i % 5 === 0 || i === 1 ? Number.POSITIVE_INFINITY : w));
    const { estimates } = studyOf(failed, reverse);
    const jarzynski = estimates['jarzynski-forward']!;
    expect(jarzynski.missing.slice(0, 4)).toEqual([821, 1, 0, 0]);
    expect(jarzynski.blocks.slice(0, 3)).toEqual([4096 - 821, 2047, 1024]);
    expect([jarzynski.mean[0], jarzynski.spread[1], jarzynski.meanError[1]]).toEqual(Array(3).fill(Number.NaN));
    expect(jarzynski.reason[1]).toBe('no estimate in 1 of 2048 blocks: every work is infinite');
    expect(jarzynski.mean[2]).toBeCloseTo(naive(4, 4096, [failed], (works) => averageOf(works)).mean, 9);
    expect(estimates['cumulant-2']!.missing[3]).toBe(512);
    expect(estimates.bar!.missing.slice(0, 3)).toEqual([821, 1, 0]);
    expect(estimates.bar!.mean[6]).toBeCloseTo(naive(64, 4096, [failed, reverse], barRoot).mean, 9);
  });

  test('leaves out NaN and −∞', () => {
    const { forward, reverse } = gaussianWorks(81, 5000, 5000, 1, 0);
    const holes = Float64Array.from(
      [...forward].flatMap((w, i) => (i % 3 === 0 ? [w, i % 2 ? Number.NaN : Number.NEGATIVE_INFINITY] : [w])),
    );
    expect(studyOf(holes, reverse)).toEqual(studyOf(forward, reverse));
  });

  test('says when there is no spread, one block, or nothing at all', () => {
    const { estimates, works } = studyOf(new Float64Array(8).fill(2), new Float64Array(8).fill(-2));
    expect(works).toEqual([1, 2, 4, 8]);
    expect(estimates['jarzynski-forward']!.mean).toEqual([2, 2, 2, 2]);
    expect(estimates['jarzynski-forward']!.reason[0]).toBe('no spread between blocks');
    expect(estimates['jarzynski-forward']!.reason[3]).toBe('a single block: its error is unknown');
    expect(estimates['jarzynski-forward']!.meanError).toEqual(Array(4).fill(Number.NaN));
    expect(estimates['crooks-gaussian']!.missing).toEqual([0, 4, 2, 1]);
    expect(createBlockStudy().study().works).toEqual([]);
    expect(Object.keys(studyOf(Float64Array.of(1), null).estimates)).not.toContain('bar');
  });

  test('takes a stretch of which every work is infinite as that much weight of zero', () => {
    const works = Float64Array.from({ length: 3 * 4096 }, (_, i) =>
      i < 4096 ? Number.POSITIVE_INFINITY : (i % 7) / 7,
    );
    const stream = createBlockStudy();
    stream.add(works, null);
    const { 'jarzynski-forward': series } = stream.study().estimates;
    const level = Math.log2(8192);
    const weight = works.subarray(0, 8192).reduce((sum, w) => sum + Math.exp(-w), 0);
    expect(series!.missing[level]).toBe(0);
    expect(series!.mean[level]).toBeCloseTo(-Math.log(weight / 8192), 10);
  });

  test('ends pairs where one direction is more than 2^22 works ahead, and grows no more', () => {
    setFlagsFromString('--expose-gc');
    const collect: () => void = runInNewContext('gc');
    const { forward, reverse } = gaussianWorks(82, 2 ** 18, 2 ** 13, 1, 0);
    const held = () => {
      collect();
      return process.memoryUsage().arrayBuffers;
    };
    const alone = createBlockStudy();
    const both = createBlockStudy();
    alone.add(forward, null);
    both.add(forward, forward);
    let before = held();
    for (let k = 0; k < 4; k++) {
      alone.add(forward, null);
      both.add(forward, forward);
    }
    // The nodes on the way up: 9 levels of some dozen numbers.
    expect(held() - before).toBeLessThan(2 ** 16);
    before = held();
    for (let k = 0; k < 20; k++) both.add(forward, new Float64Array(0));
    both.add(new Float64Array(0), reverse);
    expect(held() - before).toBeLessThan(1.1 * 2 ** 25);
    expect(both.study().estimates.bar!.blocks[13]).toBe((5 * 2 ** 18) / 2 ** 13 + 1);
  });
});

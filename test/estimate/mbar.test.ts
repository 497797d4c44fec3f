import fc from 'fast-check';
import { inverse, Matrix } from 'ml-matrix';
import { describe, expect, test } from 'vitest';
import { bar } from '../../src/estimate/bar.ts';
import { barRoot } from '../../src/estimate/bar-root.ts';
import { tallyWorks } from '../../src/estimate/estimate-works.ts';
import { mbarBootstrap } from '../../src/estimate/mbar/bootstrap.ts';
import type { StateSamples } from '../../src/estimate/mbar/samples.ts';
import { solveMbar } from '../../src/estimate/mbar/solve.ts';
import { mbar, mbarDifference } from '../../src/estimate/mbar.ts';
import { momentsOf, standardErrorOfMean, standardErrorOfVariance, variance } from '../../src/tally/moments.ts';
import { normals } from '../random-normal.ts';
import { gaussianWorks } from './gaussian-works.ts';
import { exactFree, exactGram, harmonicSamples } from './harmonic-states.ts';

const five = { stiffness: [1, 2, 4, 8, 16], offset: [0, 0.5, 1, 1.5, 2], counts: [300, 200, 0, 400, 250] };

/** u over the samples of two states, from works between them. */
function twoStates(forward: Float64Array, reverse: Float64Array): StateSamples {
  const [nF, nR] = [forward.length, reverse.length];
  return {
    energies: [new Float64Array(nF + nR), Float64Array.from([...forward, ...reverse.map((w) => -w)])],
    counts: [nF, nR],
  };
}

describe('MBAR', () => {
  test('of two states is Bennett’s ratio, with Shirts’ error', () => {
    fc.assert(
      fc.property(
        fc.record({
          seed: fc.nat(),
          forward: fc.integer({ min: 20, max: 2000 }),
          reverse: fc.integer({ min: 20, max: 2000 }),
          sigma: fc.integer({ min: 3, max: 25 }),
          deltaF: fc.integer({ min: -10_000, max: 10_000 }),
        }),
        ({ seed, forward, reverse, sigma, deltaF }) => {
          const works = gaussianWorks(seed, forward, reverse, sigma / 10, deltaF);
          const { value, standardError } = mbarDifference(mbar(twoStates(works.forward, works.reverse)), 0, 1);
          expect(Math.abs(value - barRoot(works.forward, works.reverse))).toBeLessThan(1e-10);
          const [f, r] = tallyWorks(works.forward, works.reverse);
          const analytic = bar(f.total.work!, r!.total.work!);
          fc.pre(analytic.reason === null);
          expect(standardError / analytic.shirtsError).toBeCloseTo(1, 5);
        },
      ),
      { numRuns: 60, seed: 1 },
    );
  });

  test('solves its equations: every sampled state gets as many samples as it has', () => {
    const { overlap, converged } = mbar(harmonicSamples(five, 1));
    expect(converged).toBe(true);
    for (const row of overlap) expect(row.reduce((sum, x) => sum + x, 0)).toBeCloseTo(1, 10);
  });

  test('has the exact values and the exact asymptotic covariance, over 300 repetitions', () => {
    const exact = exactFree(five);
    // eq. D8 of Shirts and Chodera over the exact overlaps; G₁₁ of unsampled states included
    const gram = new Matrix(exactGram(five));
    const correction = Matrix.ones(5, 5).mul(five.counts.reduce((a, b) => a + b, 0) / 25);
    const theta = inverse(Matrix.sub(inverse(gram), Matrix.diag(five.counts)).add(correction));
    const runs = Array.from({ length: 300 }, (_, i) => mbar(harmonicSamples(five, 100 + i)));
    for (const k of [1, 2, 3, 4]) {
      const expected = theta.get(0, 0) - 2 * theta.get(0, k) + theta.get(k, k);
      const differences = runs.map((run) => mbarDifference(run, 0, k));
      const m = momentsOf(Float64Array.from(differences, (d) => d.value));
      expect(Math.abs(m.mean - exact[k]!)).toBeLessThan(4.5 * standardErrorOfMean(m));
      expect(Math.abs(variance(m) - expected)).toBeLessThan(4.5 * standardErrorOfVariance(m));
      const reported = momentsOf(Float64Array.from(differences, (d) => d.standardError ** 2));
      expect(Math.abs(reported.mean / expected - 1)).toBeLessThan(0.05);
      const inside = differences.filter((d) => Math.abs(d.value - exact[k]!) < 1.96 * d.standardError).length / 300;
      expect(Math.abs(inside - 0.95)).toBeLessThan(4.5 * Math.sqrt((0.95 * 0.05) / 300));
    }
  });

  test('says the same whatever the order of the states', () => {
    const states = { stiffness: [1, 1, 1, 1, 1], offset: [0, 2, 4, 6, 8], counts: [50, 80, 60, 90, 70] };
    const samples = harmonicSamples(states, 5);
    const starts = [0, 50, 130, 190, 280, 350];
    const straight = mbar(samples);
    for (const order of [
      [3, 0, 4, 2, 1],
      [0, 4, 1, 3, 2],
    ]) {
      const moved = mbar({
        energies: order.map((k) =>
          Float64Array.from(order.flatMap((s) => [...samples.energies[k]!.subarray(starts[s]!, starts[s + 1]!)])),
        ),
        counts: order.map((k) => states.counts[k]!),
      });
      order.forEach((k, at) => {
        const [a, b] = [mbarDifference(straight, 3, k), mbarDifference(moved, order.indexOf(3), at)];
        expect(Math.abs(a.value - b.value)).toBeLessThan(1e-10);
        expect(Math.abs(a.standardError - b.standardError)).toBeLessThan(1e-10);
      });
    }
  });

  test('loses no digits to energies of ±10⁴ kT, of states or of samples', () => {
    const samples = harmonicSamples(five, 3);
    const state = [0, 1e4, -1e4, 3e3, -17];
    const shifted = mbar({
      energies: samples.energies.map((row, k) => row.map((u, n) => u + state[k]! + 1e4 * Math.sin(n))),
      counts: five.counts,
    });
    const plain = mbar(samples);
    for (const k of [1, 2, 3, 4]) {
      const [a, b] = [mbarDifference(plain, 0, k), mbarDifference(shifted, 0, k)];
      expect(Math.abs(b.value - state[k]! - a.value)).toBeLessThan(1e-10);
      expect(b.standardError).toBeCloseTo(a.standardError, 9);
    }
  });

  test('reaches a state without samples as the exponential average does', () => {
    const samples = harmonicSamples({ stiffness: [1, 3], offset: [0, 0.3], counts: [500, 0] }, 7);
    const { value, standardError } = mbarDifference(mbar(samples), 0, 1);
    const w = samples.energies[1]!.map((u, n) => Math.exp(samples.energies[0]![n]! - u));
    const m = momentsOf(w);
    expect(value).toBeCloseTo(-Math.log(m.mean), 12);
    // √(⟨w²⟩/⟨w⟩² − 1)/√N, variances over N here and over N − 1 there
    expect(standardError).toBeCloseTo((standardErrorOfMean(m) / m.mean) * Math.sqrt(499 / 500), 12);
  });

  test('gives a state that excludes samples (u = +∞) the share that it leaves', () => {
    const samples = harmonicSamples({ stiffness: [1, 1], offset: [0, 0], counts: [1000, 0] }, 9);
    const x = samples.energies[0]!.map((_, n) => (n % 4 === 0 ? Number.POSITIVE_INFINITY : samples.energies[0]![n]!));
    const { value, standardError } = mbarDifference(
      mbar({ energies: [samples.energies[0]!, x], counts: [1000, 0] }),
      0,
      1,
    );
    expect(value).toBeCloseTo(-Math.log(0.75), 12);
    expect(standardError).toBeCloseTo(Math.sqrt(0.25 / 0.75 / 1000), 12);
  });

  test('does not invent a number where states share nothing', () => {
    const far = mbar(
      harmonicSamples({ stiffness: [1, 1, 1, 1], offset: [0, 1, 500, 501], counts: [40, 40, 40, 40] }, 2),
    );
    expect(mbarDifference(far, 1, 2)).toMatchObject({ value: Number.NaN, standardError: Number.NaN });
    expect(mbarDifference(far, 1, 2).reason).toMatch(/share no samples/);
    expect(mbarDifference(far, 0, 1).reason).toBeNull();
    expect(Math.abs(mbarDifference(far, 2, 3).value)).toBeLessThan(4.5 * mbarDifference(far, 2, 3).standardError);
    expect(far.secondEigenvalue).toBeCloseTo(1, 12);
  });

  test('bridges weak overlap from a poor start', () => {
    const states = { stiffness: [1, 1, 1], offset: [0, 8, 4], counts: [3000, 3000, 3000] };
    const { value, standardError } = mbarDifference(mbar(harmonicSamples(states, 4)), 0, 1);
    expect(Math.abs(value)).toBeLessThan(4.5 * standardError);
    expect(standardError).toBeLessThan(0.3);
  });

  test('gets there from a start far off: neighbours in the list that share nothing', () => {
    const offset = [0, 30, 6, 54, 12, 42, 18, 36, 24, 48, 3, 33, 9, 57, 15, 45, 21, 39, 27, 51, 60];
    const samples = harmonicSamples({ stiffness: offset.map(() => 1), offset, counts: offset.map(() => 100) }, 4);
    const { value, standardError, reason } = mbarDifference(mbar(samples), 0, 20);
    expect(reason).toBeNull();
    expect(Math.abs(value)).toBeLessThan(4.5 * standardError);
  });

  test('takes few rounds where states hardly overlap', () => {
    const normal = normals(39);
    for (let i = 0; i < 10; i++) {
      const offset = [0, 14, 3.5, 10.5, 7].map((x) => x * 1.2);
      const counts = offset.map(() => 20 + Math.floor(Math.abs(normal()) * 2000));
      const stiffness = offset.map(() => Math.exp(1.2 * normal()));
      const { rounds, converged } = solveMbar(harmonicSamples({ offset, counts, stiffness }, i), [0, 1, 2, 3, 4]);
      expect(converged).toBe(true);
      expect(rounds).toBeLessThan(60);
    }
  });

  test('bootstrap errors agree with the asymptotic ones for independent samples, and see correlated ones', () => {
    const samples = harmonicSamples({ ...five, counts: [400, 300, 0, 500, 400] }, 11);
    const at = mbar(samples);
    const asymptotic = mbarDifference(at, 0, 4).standardError;
    // 50 blocks and 200 replicates: an error of an error of about √(1/100 + 1/400)
    expect(Math.abs(mbarBootstrap(samples, at)[0]![4]! / asymptotic - 1)).toBeLessThan(4.5 * Math.hypot(0.1, 0.05));
    const repeated = {
      energies: samples.energies.map((row) => Float64Array.from([...row].flatMap((u) => [u, u, u, u]))),
      counts: samples.counts.map((c) => 4 * c),
    };
    const [block, naive] = [
      mbarBootstrap(repeated, mbar(repeated))[0]![4]!,
      mbarDifference(mbar(repeated), 0, 4).standardError,
    ];
    expect(naive).toBeCloseTo(asymptotic / 2, 8);
    expect(Math.abs(block / asymptotic - 1)).toBeLessThan(4.5 * Math.hypot(0.1, 0.05));
    expect(mbarBootstrap(samples, at)[2]![0]).toBeNaN();
  });

  test.each([
    ['rows of other lengths', { energies: [[0, 0], [0]], counts: [1, 1] }, /energies\.1: 1 energies for 2 samples/],
    ['no samples', { energies: [[], []], counts: [0, 0] }, /counts: no state has samples/],
    ['half a sample', { energies: [[0], [0]], counts: [0.5, 0.5] }, /counts: 0\.5/],
    ['a state too few', { energies: [[0]], counts: [1, 0] }, /counts: 2 for 1 rows/],
    ['NaN', { energies: [[0], [Number.NaN]], counts: [1, 0] }, /energies\.1\.0: NaN/],
    ['−∞', { energies: [[0], [Number.NEGATIVE_INFINITY]], counts: [1, 0] }, /energies\.1\.0: -Infinity/],
    [
      'a sample impossible where it was drawn',
      { energies: [[Number.POSITIVE_INFINITY], [0]], counts: [1, 0] },
      /energies\.0\.0: Infinity/,
    ],
  ])('refuses %s', (_, { energies, counts }, message) => {
    expect(() => mbar({ energies: energies.map((row) => Float64Array.from(row)), counts })).toThrow(message);
  });
});

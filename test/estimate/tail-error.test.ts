import { describe, expect, test } from 'vitest';
import { tallyWorks } from '../../src/estimate/estimate-works.ts';
import { type FreeEnergies, freeEnergies } from '../../src/estimate/free-energies.ts';
import { effectiveWorks, tailError } from '../../src/estimate/tail-error.ts';
import { effectiveSampleSize } from '../../src/tally/log-sum-exp.ts';
import { momentsOf, standardErrorOfMean, standardErrorOfVariance, variance } from '../../src/tally/moments.ts';
import { gaussianWorks } from './gaussian-works.ts';

const deltaF = 3.7;

/** One experiment of Gaussian works: what is estimated, and how it is seen from the other direction. */
function experiment(seed: number, count: number, sigma: number) {
  const works = gaussianWorks(seed, count, count, sigma, deltaF);
  const [f, r] = tallyWorks(works.forward, works.reverse);
  const energies = freeEnergies(f, r);
  const { forward, reverse } = { forward: f.total.work!, reverse: r!.total.work! };
  return { energies, works: { forward, reverse, freeEnergyDifference: energies.bar!.value } };
}

const estimate = ({ estimates }: FreeEnergies, id: string) => estimates.find((e) => e.id === id)!;

describe('error of an exponential average, seen from the other direction', () => {
  test.each(['forward', 'reverse'] as const)('%s, narrow Gaussian works: N e^(−σ²) effective ones', (side) => {
    const { works } = experiment(7, 20_000, 0.5);
    const relativeVariance = Math.expm1(0.5 ** 2);
    expect(tailError(side, works)).toBeCloseTo(Math.sqrt(relativeVariance / 20_000), 4);
    expect(effectiveWorks(side, works) / (20_000 / (1 + relativeVariance))).toBeCloseTo(1, 1);
  });

  test('wide works: reported errors are those of repeated experiments, also where the rare works are missing', () => {
    const repeats = 200;
    const z = { forward: new Float64Array(repeats), reverse: new Float64Array(repeats) };
    for (let i = 0; i < repeats; i++) {
      const { energies } = experiment(4000 + i, 4000, 2);
      for (const side of ['forward', 'reverse'] as const) {
        const { value, standardError } = estimate(energies, `jarzynski-${side}`);
        z[side][i] = (value - deltaF) / standardError;
      }
    }
    for (const side of [z.forward, z.reverse]) {
      const m = momentsOf(side);
      expect(Math.abs(variance(m) + m.mean ** 2 - 1)).toBeLessThan(4.5 * standardErrorOfVariance(m));
      expect(Math.max(...side.map(Math.abs))).toBeLessThan(4.5);
    }
  });

  test('choosing the experiments that look large enough does not choose those that are off', () => {
    const chosen = { own: [] as number[], other: [] as number[] };
    for (let i = 0; i < 150; i++) {
      const { energies, works } = experiment(9000 + i, 4000, 2.1);
      const { value } = estimate(energies, 'jarzynski-forward');
      if (effectiveSampleSize(works.forward.exponential) >= 100) chosen.own.push(value - deltaF);
      if (effectiveWorks('forward', works) >= 100) chosen.other.push(value - deltaF);
    }
    const [own, other] = [momentsOf(Float64Array.from(chosen.own)), momentsOf(Float64Array.from(chosen.other))];
    expect(own.count).toBeGreaterThan(30);
    expect(other.count).toBeGreaterThan(own.count);
    expect(own.mean).toBeGreaterThan(6 * standardErrorOfMean(own));
    expect(other.mean).toBeLessThan(own.mean / 3);
  });

  test('weights too rare to be drawn are a bias, not a variance', () => {
    // One reverse work in 20 000 mirrors a forward work that would weigh e^30 and occur once in 10^17.
    const { forward, reverse } = gaussianWorks(11, 20_000, 20_000, 1, 0);
    reverse[0] = 30;
    const [f, r] = tallyWorks(forward, reverse);
    const works = { forward: f.total.work!, reverse: r!.total.work!, freeEnergyDifference: 0 };
    expect(tailError('forward', works)).toBeCloseTo(Math.sqrt(Math.expm1(1) / 20_000), 3);
  });

  test('works that failed weigh nothing', () => {
    const { forward, reverse } = gaussianWorks(12, 20_000, 20_000, 0.5, 0);
    const failed = Float64Array.from({ length: 20_000 }, () => Number.POSITIVE_INFINITY);
    const [f, r] = tallyWorks(Float64Array.from([...forward, ...failed]), reverse);
    const works = { forward: f.total.work!, reverse: r!.total.work!, freeEnergyDifference: Math.LN2 };
    // ⟨w²⟩ − 1 with half of the works weighing nothing and the others twice as much
    expect(tailError('forward', works)).toBeCloseTo(Math.sqrt((2 * Math.exp(0.25) - 1) / 40_000), 3);
  });

  test('without the other direction or without ΔF there is none, and Kish’s size stands in', () => {
    const { works } = experiment(5, 1000, 1);
    expect(tailError('forward', { ...works, reverse: null })).toBeNaN();
    expect(tailError('forward', { ...works, freeEnergyDifference: Number.NaN })).toBeNaN();
    expect(effectiveWorks('forward', { ...works, reverse: null })).toBe(effectiveSampleSize(works.forward.exponential));
    expect(effectiveWorks('reverse', { ...works, reverse: null })).toBe(0);
  });
});

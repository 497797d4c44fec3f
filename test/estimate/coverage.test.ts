import { describe, expect, test } from 'vitest';
import { estimateWorks } from '../../src/estimate/estimate-works.ts';
import { estimateIds } from '../../src/estimate/free-energies.ts';
import { momentsOf, standardErrorOfMean, standardErrorOfVariance, variance } from '../../src/tally/moments.ts';
import { gaussianWorks } from './gaussian-works.ts';

const deltaF = 3.7;
const repeats = 300;

/** z-scores of every estimate against theory, over independent repetitions of an experiment of Gaussian works. */
function scores(forwardCount: number, reverseCount: number, sigma: number): Map<string, Float64Array> {
  const z = new Map<string, Float64Array>(estimateIds.map((id) => [id, new Float64Array(repeats)]));
  for (let i = 0; i < repeats; i++) {
    const { forward, reverse } = gaussianWorks(1000 + i, forwardCount, reverseCount, sigma, deltaF);
    for (const { id, value, standardError } of estimateWorks(forward, reverse).estimates) {
      const expected = id === 'crooks-slope' ? 1 : id === 'cumulant-1' ? deltaF + (sigma * sigma) / 2 : deltaF;
      z.get(id)![i] = (value - expected) / standardError;
    }
  }
  return z;
}

describe.each([
  [2048, 2048, 1],
  [2000, 700, 0.8],
  [1500, 1500, 1.5],
])('with %i and %i Gaussian works of σ = %s kT', (forwardCount, reverseCount, sigma) => {
  const z = scores(forwardCount, reverseCount, sigma);

  test.each(estimateIds)('%s scatters about its limit as its standard error says', (id) => {
    const m = momentsOf(z.get(id)!);
    expect(m.count).toBe(repeats);
    expect(Math.abs(m.mean)).toBeLessThan(4.5 * standardErrorOfMean(m));
    expect(Math.abs(variance(m) - 1)).toBeLessThan(4.5 * standardErrorOfVariance(m));
  });

  test('95 % intervals of BAR hold the exact value in 95 % of cases', () => {
    const inside = z.get('bar')!.filter((x) => Math.abs(x) < 1.96).length / repeats;
    expect(Math.abs(inside - 0.95)).toBeLessThan(4.5 * Math.sqrt((0.95 * 0.05) / repeats));
  });
});

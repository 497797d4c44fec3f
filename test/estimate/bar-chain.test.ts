import { describe, expect, test } from 'vitest';
import { bar } from '../../src/estimate/bar.ts';
import { barChain } from '../../src/estimate/bar-chain.ts';
import { barRoot } from '../../src/estimate/bar-root.ts';
import { tallyWorks } from '../../src/estimate/estimate-works.ts';
import type { StateSamples } from '../../src/estimate/mbar/samples.ts';
import { momentsOf, standardErrorOfMean, standardErrorOfVariance, variance } from '../../src/tally/moments.ts';
import { gaussianWorks } from './gaussian-works.ts';
import { exactFree, harmonicSamples } from './harmonic-states.ts';

const states = { stiffness: [1, 2, 4, 8], offset: [0, 0.6, 1.1, 1.4], counts: [300, 250, 200, 350] };

/** Works between neighbours from the samples of all states. */
function neighbours({ energies, counts }: StateSamples) {
  const from = counts.map((_, k) => counts.slice(0, k).reduce((a, b) => a + b, 0));
  const works = (of: number, to: number) =>
    Float64Array.from({ length: counts[of]! }, (_, i) => energies[to]![from[of]! + i]! - energies[of]![from[of]! + i]!);
  return counts.slice(1).map((_, k) => ({ forward: works(k, k + 1), reverse: works(k + 1, k) }));
}

describe('Bennett’s ratio between neighbours', () => {
  test('is the root of each pair, with Bennett’s analytic error', () => {
    const { forward, reverse } = gaussianWorks(3, 900, 1400, 1.2, -250);
    const [step] = barChain([{ forward, reverse }]).steps;
    expect(step!.value).toBe(barRoot(forward, reverse));
    const [f, r] = tallyWorks(forward, reverse);
    // variances over N there, over N − 1 here
    expect(step!.standardError / bar(f.total.work!, r!.total.work!).bennettError).toBeCloseTo(1, 2);
  });

  test('adds up to a sum that scatters as its error says, though neighbours share samples', () => {
    const exact = exactFree(states).at(-1)!;
    const runs = Array.from({ length: 400 }, (_, i) => barChain(neighbours(harmonicSamples(states, 700 + i))));
    const z = momentsOf(Float64Array.from(runs, ({ total }) => (total.value - exact) / total.standardError));
    expect(Math.abs(z.mean)).toBeLessThan(4.5 * standardErrorOfMean(z));
    expect(Math.abs(variance(z) - 1)).toBeLessThan(4.5 * standardErrorOfVariance(z));
    const naive = runs.map(({ steps }) => Math.hypot(...steps.map((s) => s.standardError)));
    // what the shared samples add or take is not small here, or the test would not see it
    expect(Math.abs(runs[0]!.total.standardError / naive[0]! - 1)).toBeGreaterThan(0.02);
  });

  test('has no sum across a gap', () => {
    const far = { forward: Float64Array.of(5000, 5001), reverse: Float64Array.of(5000, 5003) };
    const near = { forward: Float64Array.of(0, 1), reverse: Float64Array.of(0, 0.5) };
    const { steps, total } = barChain([near, far]);
    expect(steps[0]!.value).not.toBeNaN();
    expect(total).toMatchObject({ value: Number.NaN, reason: 'states 1 and 2 do not overlap at all' });
  });
});

import { describe, expect, test } from 'vitest';
import { bar } from '../../src/estimate/bar.ts';
import { bootstrap } from '../../src/estimate/bootstrap.ts';
import { streamWorks } from '../../src/estimate/estimate-works.ts';
import { freeEnergyValues } from '../../src/estimate/free-energies.ts';
import { jarzynskiForward } from '../../src/estimate/jarzynski.ts';
import { standardErrorOfMean } from '../../src/tally/moments.ts';
import type { WorkTally } from '../../src/tally/work-tally.ts';
import { gaussianWorks } from './gaussian-works.ts';

function ensembles(forward: Float64Array, reverse: Float64Array, groups = 2048) {
  const [f, r] = streamWorks(forward, reverse, { groups });
  return [f.ensemble(), r!.ensemble()] as const;
}

describe('the bootstrap over block tallies', () => {
  const { forward, reverse } = gaussianWorks(301, 20_000, 20_000, 1, 2);
  const [f, r] = ensembles(forward, reverse);
  const whole = freeEnergyValues(f.total.work!, r.total.work!);

  test('is the same for the same seed, and another for another', () => {
    const run = (seed: number) => bootstrap(f, r, whole, { seed, resamples: 100 }).measured;
    expect(run(3)).toEqual(run(3));
    expect(run(4)).not.toEqual(run(3));
  });

  test('has 1,024 groups or more, and the errors of theory', () => {
    expect(Math.min(f.groups.length, r.groups.length)).toBeGreaterThanOrEqual(1024);
    const measure = (a: WorkTally, b: WorkTally | null) => [a.moments.mean, bar(a, b!).value];
    const { measured, errorOf } = bootstrap(f, r, measure(f.total.work!, r.total.work!), { measure });
    const scatter = 4.5 * Math.sqrt(1 / 2000 + 1 / 2048);
    const theory = [standardErrorOfMean(f.total.work!.moments), bar(f.total.work!, r.total.work!).shirtsError];
    for (const [k, error] of theory.entries()) expect(Math.abs(measured[k]!.error / error - 1)).toBeLessThan(scatter);
    expect(errorOf((values) => values[1]!)).toBeCloseTo(measured[1]!.error, 14);
  });

  test('does not depend on how many works a group holds', () => {
    const [coarseF, coarseR] = ensembles(forward, reverse, 256);
    const fine = bootstrap(f, r, whole).measured;
    bootstrap(coarseF, coarseR, whole).measured.forEach(({ error }, k) => {
      // Groups determine a variance to 1/√(2·128) of its root at worst, more for skewed numbers.
      expect(Math.abs(error / fine[k]!.error - 1)).toBeLessThan(0.3);
    });
  });

  test('hears how far it is, and gives nothing for a single group', () => {
    const shares: number[] = [];
    bootstrap(f, null, whole, { resamples: 400, onProgress: (share) => shares.push(share) });
    expect(shares.length).toBeGreaterThan(3);
    expect(shares.at(-1)).toBe(1);
    const [one] = streamWorks(Float64Array.of(1), null);
    expect(bootstrap(one.ensemble(), null, [1]).measured).toEqual([
      { error: Number.NaN, lower: Number.NaN, upper: Number.NaN },
    ]);
  });

  test('does not lose works of 1e4 kT when the heaviest is not drawn', () => {
    const works = Float64Array.from({ length: 30 }, (_, i) => (i ? 1e4 + i : -1e4));
    const seen = new Set<boolean>();
    const measure = (a: WorkTally) => {
      const value = jarzynskiForward(a).value;
      seen.add(value > 0);
      expect(Number.isFinite(value)).toBe(true);
      return [value];
    };
    bootstrap(streamWorks(works, null, { groups: 2048 })[0].ensemble(), null, [-1e4], { measure, resamples: 60 });
    expect(seen.size).toBe(2);
  });
});

// More than 100 effective works: with fewer, Jarzynski’s average is doubted.
test('95 % intervals of BAR and Jarzynski’s average hold in 92 to 98 % of 1000 experiments', () => {
  const measure = (a: WorkTally, b: WorkTally | null) => [bar(a, b!).value, jarzynskiForward(a).value];
  const held = [0, 0];
  for (let i = 0; i < 1000; i++) {
    const { forward, reverse } = gaussianWorks(20_000 + i, 160, 160, 0.5, 3.7);
    const [f, r] = ensembles(forward, reverse);
    const { measured } = bootstrap(f, r, measure(f.total.work!, r.total.work!), { resamples: 200, seed: i, measure });
    measured.forEach(({ lower, upper }, k) => {
      if (lower <= 3.7 && 3.7 <= upper) held[k]!++;
    });
  }
  for (const count of held) {
    expect(count).toBeGreaterThanOrEqual(920);
    expect(count).toBeLessThanOrEqual(980);
  }
});

import { describe, expect, test } from 'vitest';
import { weighWorks } from '../../src/estimate/weigh-works.ts';
import { normals } from '../random-normal.ts';
import { gaussianWorks } from './gaussian-works.ts';

const repeats = 20;
const deltaF = 3.7;

/** A trap of stiffness 1 turned to `k` at once: W_F = (k − 1)x²/2, and back; e^{−W} has a heavy tail for k < 1. */
function quench(seed: number, count: number, k: number) {
  const normal = normals(seed);
  const draw = (change: number, stiffness: number) =>
    Float64Array.from({ length: count }, () => (change * normal() ** 2) / stiffness / 2);
  return { forward: draw(k - 1, 1), reverse: draw(1 - k, k), deltaF: Math.log(k) / 2 };
}

const gaussian = (sigma: number, forwardCount: number, reverseCount: number) => ({
  name: `Gaussian works of σ = ${sigma}, ${forwardCount} and ${reverseCount}`,
  draw: (seed: number) => ({ ...gaussianWorks(seed, forwardCount, reverseCount, sigma, deltaF), deltaF }),
});
const regimes = [
  ...[0.5, 1.5, 3, 6].flatMap((sigma) => [8, 30, 100, 300].map((n) => gaussian(sigma, n, n))),
  gaussian(2, 1000, 60),
  gaussian(3, 60, 1000),
  ...[
    [100, 0.2],
    [300, 0.3],
    [300, 5],
  ].map(([n, k]) => ({ name: `${n} quenches to ${k}`, draw: (seed: number) => quench(seed, n!, k!) })),
];
const ids = ['bar', 'jarzynski-forward', 'jarzynski-reverse', 'cumulant-2', 'crooks-line', 'crooks-gaussian'];

/** Unflagged intervals, and those of them that miss, by estimator over all regimes. */
const unflagged = new Map(ids.map((id) => [id, { count: 0, missed: 0 }]));

describe.each(regimes)('$name', ({ draw }) => {
  const runs = Array.from({ length: repeats }, (_, i) => {
    const { forward, reverse, deltaF: exact } = draw(4000 + i);
    return { exact, weighed: weighWorks(forward, reverse, { seed: i, resamples: 200 }) };
  });

  test.each(ids)('%s has intervals that hold, or is doubted', (id) => {
    const seen = runs.flatMap(({ exact, weighed }) => {
      const { interval, doubt } = weighed.estimates.find((estimate) => estimate.id === id)!;
      return interval ? [{ doubt, held: interval[0] <= exact && exact <= interval[1] }] : [];
    });
    const pooled = unflagged.get(id)!;
    for (const { doubt, held } of seen) {
      if (doubt) continue;
      pooled.count++;
      if (!held) pooled.missed++;
    }
    const held = seen.filter((one) => one.held).length;
    // Clearly below 90 %, not by the chance of a few repetitions.
    if (held < 0.9 * seen.length - 2 * Math.sqrt(0.09 * seen.length))
      expect(seen.filter(({ doubt }) => doubt !== null).length).toBeGreaterThanOrEqual(0.95 * seen.length);
  });

  test('is green only where BAR is not doubted and its interval holds', () => {
    const green = runs.filter(({ weighed }) => weighed.verdict.light === 'green');
    const bars = green.map(({ weighed, exact }) => ({ exact, bar: weighed.estimates.find(({ id }) => id === 'bar')! }));
    expect(bars.every(({ bar }) => bar.doubt === null)).toBe(true);
    // Five standard errors are never missed by chance.
    for (const { bar, exact } of bars) expect(Math.abs(bar.value - exact)).toBeLessThan(5 * bar.standardError);
  });
});

test('intervals without a doubt hold in 92 % of all cases or more, and there are many', () => {
  for (const [id, { count, missed }] of unflagged) {
    expect(count, id).toBeGreaterThan(id.startsWith('jarzynski') ? 10 : 50);
    expect(missed, id).toBeLessThan(0.08 * count + 4.5 * Math.sqrt(0.08 * 0.92 * count));
  }
});

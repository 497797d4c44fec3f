import { expect, test } from 'vitest';
import { createMeanConvergence } from '../../src/estimate/mean-convergence.ts';
import { momentsOf, standardErrorOfMean } from '../../src/tally/moments.ts';
import { gaussianWorks } from './gaussian-works.ts';

const n = 1000;
const { forward: values } = gaussianWorks(5, n, n, 1.2, 5);
const far = values.map((x) => 1e6 + 1e-3 * x);

function follow(batch: number) {
  const convergence = createMeanConvergence(['near', 'far']);
  for (let i = 0; i < n; i += batch) convergence.add([values.subarray(i, i + batch), far.subarray(i, i + batch)]);
  return convergence.series();
}

test('means are followed at powers of two and at the end', () => {
  const { trajectories, estimates } = follow(n);
  expect(trajectories).toEqual([16, 32, 64, 128, 256, 512, n]);
  trajectories.forEach((count, k) => {
    for (const [id, all] of [
      ['near', values],
      ['far', far],
    ] as const) {
      const alone = momentsOf(all, count);
      expect(estimates[id]!.value[k]).toBeCloseTo(alone.mean, 9);
      expect(estimates[id]!.standardError[k]! / standardErrorOfMean(alone)).toBeCloseTo(1, 6);
    }
  });
});

test('they do not depend on batches', () => {
  for (const batch of [1, 7, 16, 300]) expect(follow(batch)).toEqual(follow(n));
});

test('excluded values count as trajectories but not in the mean', () => {
  const convergence = createMeanConvergence(['x']);
  convergence.add([Float64Array.from({ length: 16 }, (_, i) => (i % 2 ? Number.NaN : i))]);
  expect(convergence.series()).toEqual({
    trajectories: [16],
    estimates: { x: { value: [7], standardError: [Math.sqrt(24 / 8)] } },
  });
});

test('nothing has no means', () => {
  expect(createMeanConvergence(['x']).series().trajectories).toEqual([]);
});

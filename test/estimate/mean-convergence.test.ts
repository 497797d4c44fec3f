import { expect, test } from 'vitest';
import { createMeanConvergence } from '../../src/estimate/mean-convergence.ts';
import { momentsOf, standardErrorOfMean } from '../../src/tally/moments.ts';
import { createSideStream } from '../../src/tally/side-stream.ts';
import { gaussianWorks } from './gaussian-works.ts';

const n = 40_000;
const { forward: values } = gaussianWorks(5, n, n, 1.2, 5);
const far = values.map((x) => 1e6 + 1e-3 * x);
const followed = [
  { id: 'far', column: 1 },
  { id: 'near', column: 0 },
];
const open = (trajectories: number, columns = 2, keep: readonly number[] = [1, 0]) =>
  createSideStream({ scale: null, side: 'forward', columns, keep, trajectories });

function follow(batch: number, stop = n) {
  const stream = open(n);
  let convergence = createMeanConvergence(followed);
  for (let i = 0; i < n; i += batch) {
    const to = Math.min(n, i + batch);
    stream.add(null, [values.subarray(i, to), far.subarray(i, to)]);
    convergence.update(stream);
    if (i < stop && to >= stop) convergence = createMeanConvergence(followed, convergence.series());
  }
  return convergence.series(stream.total());
}

test('means are followed at powers of two and at the end', () => {
  const { trajectories, estimates } = follow(n);
  expect(trajectories).toEqual([...Array.from({ length: 12 }, (_, k) => 2 ** (k + 4)), n]);
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

test('they depend neither on batches nor on a stop on the way', () => {
  for (const batch of [300, 4099, 20_000]) expect(follow(batch)).toEqual(follow(n));
  for (const stop of [10, 3000, 25_000]) expect(follow(300, stop)).toEqual(follow(n));
});

test('excluded values count as trajectories but not in the mean', () => {
  const stream = open(16, 1, [0]);
  stream.add(null, [Float64Array.from({ length: 16 }, (_, i) => (i % 2 ? Number.NaN : i))]);
  const convergence = createMeanConvergence([{ id: 'x', column: 0 }]);
  convergence.update(stream);
  expect(convergence.series(stream.total())).toEqual({
    trajectories: [16],
    estimates: { x: { value: [7], standardError: [Math.sqrt(24 / 8)] } },
  });
});

test('nothing has no means', () => {
  expect(createMeanConvergence([{ id: 'x', column: 0 }]).series(open(4, 1, [0]).total()).trajectories).toEqual([]);
});

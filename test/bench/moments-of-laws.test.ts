import { expect, test } from 'vitest';
import { momentsOfLaws } from '../../bench/moments-of-laws.ts';
import type { Result } from '../../src/experiment/result.ts';
import { standardErrorOfVariance, variance } from '../../src/tally/moments.ts';

test('moments have the mean and the variance that laws have measured, and errors that are not the run’s own', () => {
  const law = (id: string, measured: number) => ({ id, measured, standardError: 1e9 });
  const laws = [law('mean-work', 0.37), law('work-variance', 0.74)];
  const moments = momentsOfLaws({ laws, timing: { trajectories: 5000 } } as unknown as Result);
  expect([moments.count, moments.mean]).toEqual([5000, 0.37]);
  expect(variance(moments)).toBeCloseTo(0.74, 12);
  expect(standardErrorOfVariance(moments) / (0.74 * Math.sqrt(2 / 5000))).toBeCloseTo(1, 3);
});

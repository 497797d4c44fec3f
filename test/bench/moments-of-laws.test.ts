import { expect, test } from 'vitest';
import { momentsOfLaws } from '../../bench/moments-of-laws.ts';
import type { Result } from '../../src/experiment/result.ts';
import { mergeMoments, standardErrorOfVariance, variance } from '../../src/tally/moments.ts';

test('moments have the mean, the variance and the error that laws have measured', () => {
  const law = (id: string, measured: number, standardError: number) => ({ id, measured, standardError });
  const laws = [law('mean-work', 0.37, 0.01), law('work-variance', 0.74, 0.02)];
  const moments = momentsOfLaws({ laws, timing: { trajectories: 5000 } } as unknown as Result);
  expect([moments.count, moments.mean]).toEqual([5000, 0.37]);
  expect(variance(moments)).toBeCloseTo(0.74, 12);
  expect(standardErrorOfVariance(moments)).toBeCloseTo(0.02, 12);
  expect(standardErrorOfVariance(mergeMoments(moments, moments))).toBeCloseTo(0.02 / Math.SQRT2, 5);
});

import { expect, test } from 'vitest';
import { exactPopulations } from '../../src/app/engine/exact-populations.ts';
import { createPlan } from '../../src/experiment/create-plan.ts';
import { parseRequest } from '../../src/experiment/spec.ts';
import type { ReactionsModel } from '../../src/model/jump.ts';
import { modelOf } from '../../src/model/model-of.ts';

test('what starts in its stationary law keeps it: two peaks for Schlögl’s reaction, in balance up and down', () => {
  const request = parseRequest({ system: 'schlogl' });
  const { parameters } = createPlan(request).spec;
  const { laws, course } = exactPopulations(modelOf(request.system) as ReactionsModel, parameters, 10, [0, 10])!;
  const p = laws[0]!.probability;
  const { a, b, c, V } = parameters as { a: number; b: number; c: number; V: number };
  const birth = (n: number) => (a * n * (n - 1)) / V + b * V;
  const death = (n: number) => (n * (n - 1) * (n - 2)) / V ** 2 + c * n;
  for (const n of [0, 5, 30, 67]) expect((p[n + 1]! * death(n + 1)) / (p[n]! * birth(n))).toBeCloseTo(1, 9);
  const peaks = p.flatMap((x, n) => (x > 1e-6 && x > (p[n - 1] ?? 0) && x > (p[n + 1] ?? 0) ? [n] : []));
  expect(peaks).toHaveLength(2);
  const mean = p.reduce((sum, x, n) => sum + x * n, 0);
  expect(course!.mean[laws[0]!.name]).toEqual([expect.closeTo(mean, 9), expect.closeTo(mean, 9)]);
});

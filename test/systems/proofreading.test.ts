import { expect, test } from 'vitest';
import { proofreading } from '../../src/exact/proofreading.ts';
import { runLaws } from './run-laws.ts';

test('activated complexes are as rare as the closed form says, which counts of what leaves them cannot tell', async () => {
  const parameters = { f: 0.5, affinity: 8 };
  const { estimate } = await runLaws('proofreading', { parameters, trajectories: 200_000 });
  const { error, right } = proofreading(parameters.f, parameters.affinity);
  for (const [id, exact] of [
    ['probability-R*', right],
    ['probability-W*', error * right],
  ] as const) {
    const { value, standardError } = estimate(id);
    expect(Math.abs(value - exact), id).toBeLessThan(4.5 * standardError);
    expect(standardError, id).toBeLessThan(0.1 * exact);
  }
});

import { expect, test } from 'vitest';
import { cpuBackend } from '../backends/environment.ts';
import { expectWithinError } from '../within-error.ts';
import { collect, planOf } from './collect.ts';

test('recorded first passages are cut, and counts and currents taken per unit time, at the time of the record', async () => {
  const model = {
    coordinates: { x: { temperature: 1e-9 } },
    potential: 0,
    force: { x: 1 },
    currents: { drift: { x: 1 } },
    initial: { x: 0 },
    discrete: { n: 0 },
    events: [{ name: 'ticks', rate: 3, set: { n: 'n + 1' } }],
    passages: { hit: { coordinate: 'x', level: 1 } },
  };
  const plan = planOf({ model, duration: 2, dt: 0.125, trajectories: 4096, seed: 2, record: { every: 0.5 } });
  const { result } = await collect(await cpuBackend(), plan);
  const series = result.series.time as unknown as { t: number[] } & Record<
    string,
    { value: number[]; standardError: number[] }
  >;
  expect(series.t).toEqual([0, 0.5, 1, 1.5, 2]);
  series.t.forEach((t, k) => {
    expect(series['mean-hit']!.value[k]).toBeCloseTo(Math.min(t, 1), 3);
    expect(series['mean-drift']!.value[k]).toBeCloseTo(t > 0 ? 1 : 0, 3);
    if (t === 0) expect(series['mean-ticks']!.value[k]).toBe(0);
    else expectWithinError(series['mean-ticks']!.value[k]!, 3, series['mean-ticks']!.standardError[k]!);
  });
});

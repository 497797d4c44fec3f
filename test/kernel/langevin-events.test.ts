import { describe, expect, test } from 'vitest';
import { cpuBackend, webgpuBackend } from '../backends/environment.ts';
import { planOf, states } from '../experiment/collect.ts';
import { requests } from './models.ts';

const hybrid = requests.filter(([name]) =>
  ['resetting', 'a ratchet that flashes, with work', 'a mass that is struck'].includes(name),
);

describe.each(hybrid)('%s', (_, request) => {
  test('cpu and webgpu make the same events, bit for bit', async () => {
    const plan = planOf({ seed: 9, ...request });
    const options = { count: 96, stops: [0, 3, 12] };
    const cpu = await states(await cpuBackend('single'), plan, options);
    const webgpu = await states(await webgpuBackend(), plan, options);
    for (const column of plan.forward.kernel.kernel.columns)
      options.stops.forEach((_, k) => {
        expect(webgpu[k]!(column), column).toEqual(cpu[k]!(column));
      });
    expect(cpu[2]!('fired').some((n) => n > 0)).toBe(true);
  });

  test('batches and lanes do not matter: each trajectory has its own events', async () => {
    const plan = planOf({ seed: 9, ...request });
    const stops = [12];
    const [all] = await states(await cpuBackend('single'), plan, { count: 70, stops });
    const [some] = await states(await cpuBackend('single'), plan, { count: 5, first: 61, stops });
    for (const column of plan.forward.kernel.kernel.columns)
      expect(some!(column), column).toEqual(all!(column).slice(61, 66));
  });
});

import { expect, test } from 'vitest';
import type { Backend } from '../../src/backends/backend.ts';
import { cpuBackend } from '../backends/environment.ts';
import { collect, planOf } from './collect.ts';

const trajectories = 64;

/** Times of the first event at a rate, cut at `duration`: it puts x where its first passage shows it. */
async function firstEvents(backend: Backend, rate: number, duration: number) {
  const model = {
    coordinates: { x: { temperature: 1e-9 } },
    potential: 0,
    initial: { x: 0 },
    events: [{ rate, set: { x: 2 } }],
    passages: { first: { coordinate: 'x', level: 1 } },
  };
  const { values } = await collect(backend, planOf({ model, duration, dt: 1e-6, trajectories, seed: 4 }));
  return values('first');
}

test('a rare event comes when its hazard is used up, in however many steps', async () => {
  const backend = await cpuBackend();
  // The same exponential numbers, used up in a thousandth of the steps; and in a million, each of which single precision would round alike.
  const soon = await firstEvents(backend, 1000, 1e-3);
  const late = await firstEvents(backend, 1, 1);
  const came = [...soon].filter((t) => t < 1e-3).length;
  expect(came).toBeGreaterThan(trajectories / 3);
  for (let i = 0; i < trajectories; i++) expect(Math.abs(late[i]! - 1000 * soon[i]!)).toBeLessThan(2e-3);
});

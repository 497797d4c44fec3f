import * as Comlink from 'comlink';
import { expect, test } from 'vitest';
import { connectEngine } from '../../src/app/engine/engine.ts';
import type { Update } from '../../src/app/engine/engine-api.ts';

test('a page that is slow to listen has heard all of a run by its ending', async () => {
  const engine = connectEngine();
  const heard: string[] = [];
  let finished = 0;
  const listen = (update: Update) => {
    // The page has so much else to do that the run is over before it hears more.
    const busy = performance.now() + (heard.length === 0 ? 3000 : 60);
    while (performance.now() < busy);
    heard.push(update.type);
    if (update.type === 'progress') finished = update.pace.finished;
  };
  const request = { system: 'breathing-trap', trajectories: 4096, backend: 'cpu' } as const;
  expect(await engine.start(request, Comlink.proxy(listen))).toEqual({ how: 'finished' });
  expect(heard.slice(0, 3)).toEqual(['decided', 'device', 'picture']);
  expect(finished).toBe(4096);
});

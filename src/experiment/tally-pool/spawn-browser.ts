import { spawnedInBrowser } from '../../backends/cpu/spawn-browser.ts';
import type { SpawnedWorker } from '../../backends/worker-slot.ts';

/** Starts a tally worker as a module worker. */
export const spawnBrowserTallyWorker = (): SpawnedWorker =>
  spawnedInBrowser(new Worker(new URL('./worker-browser.ts', import.meta.url), { type: 'module' }));

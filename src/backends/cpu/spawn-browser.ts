import type { SpawnedWorker } from '../worker-slot.ts';

/** A worker that a browser has started. */
export function spawnedInBrowser(worker: Worker): SpawnedWorker {
  const died = new Promise<string>((resolve) => {
    worker.addEventListener('error', (event) => resolve(event.message || 'failed to start'));
    worker.addEventListener('messageerror', () => resolve('sent what cannot be read'));
  });
  return { endpoint: worker, died, terminate: () => worker.terminate() };
}

/** Starts a module worker, from a page or from another worker. */
export const spawnBrowserWorker = (): SpawnedWorker =>
  spawnedInBrowser(new Worker(new URL('./worker-browser.ts', import.meta.url), { type: 'module' }));

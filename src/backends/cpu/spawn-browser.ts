import type { SpawnedWorker } from './worker-pool.ts';

/** Starts a module worker, from a page or from another worker. */
export function spawnBrowserWorker(): SpawnedWorker {
  const worker = new Worker(new URL('./worker-browser.ts', import.meta.url), { type: 'module' });
  const died = new Promise<string>((resolve) => {
    worker.addEventListener('error', (event) => resolve(event.message || 'failed to start'));
    worker.addEventListener('messageerror', () => resolve('sent what cannot be read'));
  });
  return { endpoint: worker, died, terminate: () => worker.terminate() };
}

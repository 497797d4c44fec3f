import { Worker } from 'node:worker_threads';
import nodeEndpoint from 'comlink/dist/esm/node-adapter.mjs';
import type { SpawnedWorker } from '../worker-slot.ts';

/** Starts a worker thread of Node. @param file the built `worker-node.ts`, which lies beside the built program */
export function spawnNodeWorker(file: URL = new URL('./cpu-worker.js', import.meta.url)): SpawnedWorker {
  const worker = new Worker(file);
  const died = new Promise<string>((resolve) => {
    worker.once('error', (error) => resolve(error.message));
    worker.once('exit', (code) => resolve(`exited with code ${code}`));
  });
  return { endpoint: nodeEndpoint(worker), died, terminate: () => void worker.terminate() };
}

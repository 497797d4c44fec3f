import { spawnNodeWorker } from '../../backends/cpu/spawn-node.ts';
import type { SpawnedWorker } from '../../backends/worker-slot.ts';

/** Starts a tally worker as a thread of Node: the built `worker-node.ts`, which lies beside the built program. */
export const spawnNodeTallyWorker = (file: URL = new URL('./tally-worker.js', import.meta.url)): SpawnedWorker =>
  spawnNodeWorker(file);

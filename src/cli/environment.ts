import { availableParallelism } from 'node:os';
import { spawnNodeWorker } from '../backends/cpu/spawn-node.ts';
import { createNodeGpu } from '../backends/webgpu/gpu-node.ts';
import type { Environment } from '../experiment/open-backend.ts';
import { spawnNodeTallyWorker } from '../experiment/tally-pool/spawn-node.ts';

/** Node: Dawn for WebGPU, worker threads for the CPU. */
export const nodeEnvironment: Environment = {
  gpu: createNodeGpu,
  spawnCpuWorker: () => spawnNodeWorker(),
  spawnTallyWorker: () => spawnNodeTallyWorker(),
  cores: availableParallelism(),
  dispatchMilliseconds: 75,
};

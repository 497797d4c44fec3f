import { availableParallelism } from 'node:os';
import { spawnNodeWorker } from '../backends/cpu/spawn-node.ts';
import { createNodeGpu } from '../backends/webgpu/gpu-node.ts';
import type { Environment } from '../experiment/open-backend.ts';

/** Node: Dawn for WebGPU, worker threads for the CPU. */
export const nodeEnvironment: Environment = {
  gpu: createNodeGpu,
  spawnCpuWorker: () => spawnNodeWorker(),
  cores: availableParallelism(),
  dispatchMilliseconds: 75,
};

import { createCpuBackend } from '../src/backends/cpu/create-cpu-backend.ts';
import { spawnNodeWorker } from '../src/backends/cpu/spawn-node.ts';
import { createWebgpuBackend } from '../src/backends/webgpu/create-webgpu-backend.ts';
import { createNodeGpu } from '../src/backends/webgpu/gpu-node.ts';
import { DeviceError } from '../src/errors.ts';
import { Missing } from './entrant.ts';

export const openCpu = (precision: 'single' | 'double', workers: number) =>
  createCpuBackend({ precision, workers, spawn: () => spawnNodeWorker() });

/** @throws Missing without an adapter */
export async function openWebgpu() {
  try {
    return await createWebgpuBackend({ gpu: await createNodeGpu() });
  } catch (error) {
    if (error instanceof DeviceError) throw new Missing(error.message);
    throw error;
  }
}

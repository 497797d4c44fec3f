import { availableParallelism } from 'node:os';
import { setFlagsFromString } from 'node:v8';
import type { Backend } from '../src/backends/backend.ts';
import { createCpuBackend } from '../src/backends/cpu/create-cpu-backend.ts';
import { hasRelaxedSimd } from '../src/backends/cpu/relaxed-simd.ts';
import { spawnNodeWorker } from '../src/backends/cpu/spawn-node.ts';
import { createWebgpuBackend, type WebgpuOptions } from '../src/backends/webgpu/create-webgpu-backend.ts';
import { createNodeGpu } from '../src/backends/webgpu/gpu-node.ts';
import { DeviceError } from '../src/errors.ts';
import { openTallyPool } from '../src/experiment/tally-pool/open-tally-pool.ts';
import { spawnNodeTallyWorker } from '../src/experiment/tally-pool/spawn-node.ts';
import { Missing } from './entrant.ts';

export const openCpu = (precision: 'single' | 'double', workers: number) =>
  createCpuBackend({ precision, workers, spawn: () => spawnNodeWorker() });

/** Built beside the benchmark. */
export const spawnTally = () => spawnNodeTallyWorker();

/** Who tallies beside a backend on this machine. */
export const openTallies = (backend: Backend) =>
  openTallyPool({ cores: availableParallelism(), spawnTallyWorker: spawnTally }, backend);

/** With fused multiply-adds, which Node 20 has behind a flag. @throws Missing where this Node has none */
export async function openFastCpu(workers: number) {
  if (!hasRelaxedSimd()) setFlagsFromString('--experimental-wasm-relaxed-simd');
  if (!hasRelaxedSimd()) throw new Missing('no relaxed SIMD in this Node');
  return createCpuBackend({ fast: true, workers, spawn: () => spawnNodeWorker() });
}

/** @throws Missing without an adapter */
export async function openWebgpu(options: Pick<WebgpuOptions, 'pairs'> = {}) {
  try {
    return await createWebgpuBackend({ gpu: await createNodeGpu(), ...options });
  } catch (error) {
    if (error instanceof DeviceError) throw new Missing(error.message);
    throw error;
  }
}

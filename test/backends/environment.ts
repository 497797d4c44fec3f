import type { Backend, Precision } from '../../src/backends/backend.ts';
import { createCpuBackend } from '../../src/backends/cpu/create-cpu-backend.ts';
import { createWebgpuBackend, type WebgpuBackend } from '../../src/backends/webgpu/create-webgpu-backend.ts';
import { createNodeGpu } from '../../src/backends/webgpu/gpu-node.ts';

const cached = new Map<string, Promise<Backend>>();

function once<T extends Backend>(key: string, create: () => Promise<T>): Promise<T> {
  const known = cached.get(key) ?? create();
  cached.set(key, known);
  return known as Promise<T>;
}

/** The CPU backend in the test's own thread, made once a file. */
export const cpuBackend = (precision: Precision = 'single'): Promise<Backend> =>
  once(`cpu ${precision}`, () => createCpuBackend({ precision, workers: 0 }));

/** WebGPU in Node (Dawn, in software where there is no GPU), made once a file. */
export const webgpuBackend = (): Promise<WebgpuBackend> =>
  once('webgpu', async () => createWebgpuBackend({ gpu: await createNodeGpu() }));

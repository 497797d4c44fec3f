import type { Backend, Precision } from '../backends/backend.ts';
import { createCpuBackend } from '../backends/cpu/create-cpu-backend.ts';
import type { Spawn } from '../backends/cpu/worker-pool.ts';
import { createWebgpuBackend, type WebgpuOptions } from '../backends/webgpu/create-webgpu-backend.ts';
import { DeviceError, UnsupportedError } from '../errors.ts';
import type { BackendId } from './spec.ts';

/** What differs between Node and a browser. */
export interface Environment {
  /** The WebGPU entry point. @throws DeviceError when there is none */
  readonly gpu: () => Promise<WebgpuOptions['gpu']>;
  readonly spawnCpuWorker: Spawn;
  /** Cores of this machine. */
  readonly cores: number;
  /** Milliseconds that one GPU dispatch should take. */
  readonly dispatchMilliseconds: number;
}

export interface OpenedBackend {
  readonly backend: Backend;
  /** Why `auto` chose as it did, when the choice is worth a word. */
  readonly note: string | null;
}

/**
 * Opens the backend asked for. `auto` takes hardware WebGPU and else the CPU, and says so; a software adapter is used by name only.
 * @throws DeviceError when the device asked for is not there
 */
export async function openBackend(
  environment: Environment,
  id: BackendId,
  options: { precision?: Precision; workers?: number } = {},
): Promise<OpenedBackend> {
  const { precision = 'single', workers = environment.cores } = options;
  const cpu = () => createCpuBackend({ precision, workers, spawn: environment.spawnCpuWorker });
  const webgpu = async () =>
    createWebgpuBackend({ gpu: await environment.gpu(), dispatchMilliseconds: environment.dispatchMilliseconds });
  if (id === 'webgl') throw new UnsupportedError('backend: webgl is not available in this version');
  if (id === 'cpu') return { backend: await cpu(), note: null };
  if (id === 'webgpu') return { backend: await webgpu(), note: null };
  if (precision === 'double') return { backend: await cpu(), note: 'double precision runs on the CPU' };
  try {
    const backend = await webgpu();
    if (!backend.software) return { backend, note: null };
    await backend.dispose();
    return { backend: await cpu(), note: 'no GPU here, only a software adapter: running on the CPU' };
  } catch (error) {
    if (!(error instanceof DeviceError)) throw error;
    return { backend: await cpu(), note: `no WebGPU (${error.message.replace(/^webgpu: /, '')}): running on the CPU` };
  }
}

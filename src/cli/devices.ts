import { createWebgpuBackend } from '../backends/webgpu/create-webgpu-backend.ts';
import { DeviceError } from '../errors.ts';
import { nodeEnvironment } from './environment.ts';
import { print, printJson } from './print.ts';

/** `eddy devices`: what each backend finds on this machine. */
export async function devices({ json }: { json?: boolean }): Promise<number> {
  const found = [
    {
      backend: 'cpu',
      available: true,
      adapter: 'WebAssembly SIMD',
      software: false,
      workers: nodeEnvironment.cores,
      precisions: ['single', 'double'],
      reason: null,
    },
    await webgpu(),
    { backend: 'webgl', available: false, reason: 'browser only' },
  ];
  if (json) printJson({ devices: found });
  else for (const device of found) print(JSON.stringify(device, null, 2));
  return 0;
}

async function webgpu() {
  try {
    const backend = await createWebgpuBackend({ gpu: await nodeEnvironment.gpu() });
    const { adapter, software, description, selfTests } = backend;
    await backend.dispose();
    return {
      backend: 'webgpu',
      available: true,
      adapter,
      software,
      precisions: ['single'],
      description,
      selfTests,
      reason: null,
    };
  } catch (error) {
    if (!(error instanceof DeviceError)) throw error;
    return { backend: 'webgpu', available: false, reason: error.message };
  }
}

import { spawnBrowserWorker } from '../../backends/cpu/spawn-browser.ts';
import { DeviceError } from '../../errors.ts';
import type { Environment } from '../../experiment/open-backend.ts';
import { spawnBrowserTallyWorker } from '../../experiment/tally-pool/spawn-browser.ts';

/** A browser's worker: WebGPU or WebGL2 where there is any, the latter loaded when first used, nested workers for the CPU, dispatches short enough for 60 frames a second. */
export const browserEnvironment: Environment = {
  gpu: async () => {
    if (!navigator.gpu) throw new DeviceError('this browser has no WebGPU');
    return navigator.gpu;
  },
  webgl: () => import('../../backends/webgl/create-webgl-backend.ts'),
  spawnCpuWorker: spawnBrowserWorker,
  spawnTallyWorker: spawnBrowserTallyWorker,
  cores: navigator.hardwareConcurrency || 2,
  dispatchMilliseconds: 12,
};

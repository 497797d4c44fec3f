import { tmpdir } from 'node:os';
import process from 'node:process';
import { DeviceError } from '../../errors.ts';
import { makeDawnPatient } from './patient-node.ts';
import { softwareVulkan, vulkanDrivers } from './vulkan-node.ts';

const onLinux = process.platform === 'linux';

const noGpu = onLinux
  ? 'webgpu: no GPU found (install libvulkan1 and a Vulkan driver; on Debian, chromium brings one in software)'
  : 'webgpu: no GPU found';

/** Dawn aborts the process when these are collected as garbage while it still works. */
const kept: object[] = [];

function keep<T extends object>(thing: T): T {
  kept.push(thing);
  return thing;
}

async function loadDawn(): Promise<(options: string[]) => GPU> {
  try {
    return (await import('webgpu')).create;
  } catch (error) {
    throw new DeviceError(`webgpu: Dawn does not load: ${(error as Error).message.split('\n', 1)[0]}`);
  }
}

/**
 * WebGPU in Node (Dawn, package `webgpu`). Where no driver is named by `VK_ICD_FILENAMES` and none works, it takes the
 * software driver that Chromium brings. Throws a `DeviceError`, here or in `requestAdapter`, when there is none.
 * A process that has used it must end by `process.exit`.
 */
export async function createNodeGpu(): Promise<Pick<GPU, 'requestAdapter'>> {
  const { env } = process;
  const software = onLinux ? softwareVulkan() : undefined;
  let canFallBack = false;
  if (onLinux) {
    env.XDG_RUNTIME_DIR ??= tmpdir();
    const { named, manifests } = vulkanDrivers(env);
    canFallBack = software !== undefined && !named;
    // Asked without any driver, Dawn would only print warnings.
    if (manifests.length === 0 && !canFallBack) throw new DeviceError(noGpu);
    if (manifests.length === 0) env.VK_ICD_FILENAMES = software;
  }
  const create = await loadDawn();
  makeDawnPatient();
  let gpu = keep(create([]));
  return {
    async requestAdapter(options) {
      let adapter = await gpu.requestAdapter(options);
      if (!adapter && canFallBack && env.VK_ICD_FILENAMES !== software) {
        env.VK_ICD_FILENAMES = software;
        gpu = keep(create([]));
        adapter = await gpu.requestAdapter(options);
      }
      if (!adapter) throw new DeviceError(noGpu);
      const requestDevice = adapter.requestDevice.bind(adapter);
      adapter.requestDevice = async (descriptor) => keep(await requestDevice(descriptor));
      return keep(adapter);
    },
  };
}

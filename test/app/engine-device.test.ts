import { expect, test } from 'vitest';
import { createEngine } from '../../src/app/engine/create-engine.ts';
import { createNodeGpu } from '../../src/backends/webgpu/gpu-node.ts';

const gpu = await createNodeGpu();
const devices: GPUDevice[] = [];
const engine = createEngine({
  gpu: async () => ({
    async requestAdapter(options) {
      const adapter = await gpu.requestAdapter(options);
      const requestDevice = adapter?.requestDevice.bind(adapter);
      if (adapter && requestDevice)
        adapter.requestDevice = async (descriptor) => {
          const device = await requestDevice(descriptor);
          devices.push(device);
          return device;
        };
      return adapter;
    },
  }),
  spawnCpuWorker: () => expect.unreachable('runs on the GPU'),
  spawnTallyWorker: () => expect.unreachable('is small'),
  cores: 1,
  dispatchMilliseconds: 12,
});
const run = () => engine.start({ system: 'triangle', backend: 'webgpu', trajectories: 512 }, () => {});

test.each([
  ['an error that nothing has caught', (device: GPUDevice) => void device.createBuffer({ size: 16, usage: 0 })],
  ['the loss of the device', (device: GPUDevice) => device.destroy()],
])('after %s the next run has a fresh device', async (_, harm) => {
  expect(await run()).toEqual({ how: 'finished' });
  const opened = devices.length;
  expect(await run()).toEqual({ how: 'finished' });
  expect(devices).toHaveLength(opened);
  harm(devices.at(-1)!);
  await devices.at(-1)!.queue.onSubmittedWorkDone();
  expect(await run()).toEqual({ how: 'finished' });
  expect(devices).toHaveLength(opened + 1);
});

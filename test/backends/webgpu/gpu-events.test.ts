import { expect, test } from 'vitest';
import { createWebgpuBackend } from '../../../src/backends/webgpu/create-webgpu-backend.ts';
import { createNodeGpu } from '../../../src/backends/webgpu/gpu-node.ts';
import { poisson, poissonKernel, poissonProcess } from '../poisson-kernel.ts';

// The first dispatches to a stop hold 2^14 trajectories.
const count = 2 ** 15 + 100;
const process = poissonProcess();
const watched = [0, 63, 64, 4095, 4096, 2 ** 14 - 1, 2 ** 14, 2 ** 14 + 63, 2 ** 15, 2 ** 15 + 63, count - 1];

test.each([1, 75])(
  'dispatches of %i ms, slices of a range and stragglers leave the same bits',
  async (dispatchMilliseconds) => {
    const backend = await createWebgpuBackend({ gpu: await createNodeGpu(), dispatchMilliseconds });
    const program = await backend.prepare(poissonKernel);
    const results = await program.run(process, { first: 0, count }, [0.25, 0.5]);
    [0.25, 0.5].forEach((stop, k) => {
      const { data, stride } = results[k]!;
      for (const i of watched)
        expect(poissonKernel.columns.map((_, c) => data[c * stride + i])).toEqual(poisson(process, i, stop));
      expect(data.subarray(3 * stride, 3 * stride + count).every((reached) => reached === stop)).toBe(true);
    });
    await backend.dispose();
  },
);

test('kernels of one source that keep the time in different columns are told apart', async () => {
  const backend = await createWebgpuBackend({ gpu: await createNodeGpu() });
  const wrong = await backend.prepare({ ...poissonKernel, events: { reached: 2, moved: 4 } });
  const right = await backend.prepare(poissonKernel);
  const [columns] = await right.run(process, { first: 0, count: 64 }, [0.5]);
  expect(columns!.data[63]).toBe(poisson(process, 63, 0.5)[0]);
  wrong.dispose();
  await backend.dispose();
});

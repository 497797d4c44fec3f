import { test } from 'vitest';
import { createWebgpuBackend } from '../../../src/backends/webgpu/create-webgpu-backend.ts';
import { createNodeGpu } from '../../../src/backends/webgpu/gpu-node.ts';
import { poissonKernel, poissonProcess } from '../poisson-kernel.ts';
test('t', async () => {
  const backend = await createWebgpuBackend({ gpu: await createNodeGpu() });
  const program = await backend.prepare(poissonKernel);
  for (let k = 0; k < 2; k++) {
    const t = performance.now();
    await program.run(poissonProcess(), { first: 0, count: 2 ** 18 }, [0.25, 0.5]);
    console.log('run', performance.now() - t);
  }
});

import { guarded } from './guarded.ts';
import type { Counting } from './pipelines.ts';

// GPUBufferUsage is a global of browsers that Node lacks.
const MAP_READ = 0x1;
const COPY_SRC = 0x4;
const COPY_DST = 0x8;
const STORAGE = 0x80;

/** Counts on the device the trajectories that have not reached the stop. */
export interface Counter {
  /** Adds those of a dispatch whose bindings are set. */
  count(pass: GPUComputePassEncoder, workgroups: number): void;
  /** The sum since the last call, once the device has come to it; calls may overlap up to `depth` times. */
  read(): Promise<number>;
  dispose(): void;
}

export function createCounter(device: GPUDevice, counting: Counting, depth: number): Counter {
  const buffer = (usage: GPUBufferUsageFlags) => device.createBuffer({ size: 4, usage });
  const created = guarded(device, 'counter', () => {
    const sum = buffer(STORAGE | COPY_SRC | COPY_DST);
    const entries = [{ binding: 0, resource: { buffer: sum } }];
    const bindGroup = device.createBindGroup({ layout: counting.layout, entries });
    return { sum, bindGroup, copies: Array.from({ length: depth }, () => buffer(MAP_READ | COPY_DST)) };
  });
  const { sum, bindGroup, copies } = created.value;
  let turn = 0;
  return {
    count(pass, workgroups) {
      pass.setPipeline(counting.pipeline);
      pass.setBindGroup(1, bindGroup);
      pass.dispatchWorkgroups(workgroups);
    },
    read() {
      const copy = copies[turn++ % depth]!;
      const { value: mapped, checked } = guarded(device, 'count', () => {
        const encoder = device.createCommandEncoder();
        encoder.copyBufferToBuffer(sum, 0, copy, 0, 4);
        encoder.clearBuffer(sum);
        device.queue.submit([encoder.finish()]);
        return copy.mapAsync(1); // GPUMapMode.READ
      });
      const result = Promise.all([mapped, created.checked, checked]).then(() => {
        const [count] = new Uint32Array(copy.getMappedRange());
        copy.unmap();
        return count!;
      });
      result.catch(() => {});
      return result;
    },
    dispose() {
      for (const each of [sum, ...copies]) each.destroy();
    },
  };
}

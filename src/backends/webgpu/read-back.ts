import type { Columns } from '../backend.ts';
import { guarded } from './guarded.ts';
import { paddedCount } from './run-buffers.ts';
import type { GpuRun } from './run-queue.ts';

/** The columns as they are after the dispatches so far. One at a time, since a run has one staging buffer. */
export function readBack({ context, kernel, buffers, range }: GpuRun): Promise<Columns> {
  const { count } = range;
  const stride = paddedCount(count);
  const bytes = 4 * kernel.columns.length * stride;
  const { value, checked } = guarded(context.device, 'read back', () => {
    const encoder = context.device.createCommandEncoder();
    encoder.copyBufferToBuffer(buffers.state, 0, buffers.staging, 0, bytes);
    context.device.queue.submit([encoder.finish()]);
    return buffers.staging.mapAsync(1, 0, bytes); // GPUMapMode.READ
  });
  const read = Promise.all([value, checked]).then(() => {
    const data = new Float32Array(buffers.staging.getMappedRange(0, bytes).slice(0));
    buffers.staging.unmap();
    return { data, stride, count };
  });
  read.catch(() => {});
  return read;
}

import type { Kernel } from '../backend.ts';
import { createFieldRoom } from '../field-room.ts';
import { guarded } from './guarded.ts';
import type { Emptying } from './pipelines.ts';
import { type RunBuffers, sumsBytes } from './run-buffers.ts';

/** Adds up the field of one run on the device. */
export interface GpuField {
  /** Groups of steps that `count` trajectories may take in one dispatch at most. */
  groups(count: number): number;
  /** To be called before the dispatches that take `count` trajectories through some groups. */
  before(count: number, groups: number): void;
  /** The sums after all dispatches so far. */
  read(): Promise<Float64Array>;
}

/** Invocations that empty a field: each takes several words of a large one. */
const mostWorkgroups = 1024;

/** Begins with empty words and sums. */
export function createGpuField(
  device: GPUDevice,
  { field }: Kernel,
  emptying: Emptying | undefined,
  { field: words, sums, sumsStaging }: RunBuffers,
): GpuField | undefined {
  if (!(field && emptying && words && sums && sumsStaging)) return undefined;
  const room = createFieldRoom(field);
  const bytes = sumsBytes(field);
  const pending: Promise<void>[] = [];
  const submit = (what: string, encode: (encoder: GPUCommandEncoder) => void) => {
    const { checked } = guarded(device, what, () => {
      const encoder = device.createCommandEncoder();
      encode(encoder);
      device.queue.submit([encoder.finish()]);
    });
    pending.push(checked);
  };
  const { value: bindGroup, checked } = guarded(device, 'field', () =>
    device.createBindGroup({
      layout: emptying.layout,
      entries: [
        { binding: 0, resource: { buffer: words } },
        { binding: 1, resource: { buffer: sums, size: bytes } },
      ],
    }),
  );
  pending.push(checked);
  submit('field', (encoder) => {
    encoder.clearBuffer(words);
    encoder.clearBuffer(sums);
  });
  const empty = (encoder: GPUCommandEncoder) => {
    const pass = encoder.beginComputePass();
    pass.setPipeline(emptying.pipeline);
    pass.setBindGroup(0, bindGroup);
    pass.dispatchWorkgroups(Math.min(mostWorkgroups, Math.ceil(field.size / 64)));
    pass.end();
    room.emptied();
  };
  return {
    groups: room.groups,
    before(count, groups) {
      if (room.take(count, groups)) return;
      submit('field', empty);
      room.take(count, groups);
    },
    async read() {
      submit('field', (encoder) => {
        empty(encoder);
        encoder.copyBufferToBuffer(sums, 0, sumsStaging, 0, bytes);
      });
      await Promise.all([...pending, sumsStaging.mapAsync(1, 0, bytes)]); // GPUMapMode.READ
      const halves = new DataView(sumsStaging.getMappedRange(0, bytes));
      const result = Float64Array.from(
        { length: field.size },
        (_, i) => 2 ** 32 * halves.getInt32(8 * i + 4, true) + halves.getUint32(8 * i, true),
      );
      sumsStaging.unmap();
      return result;
    },
  };
}

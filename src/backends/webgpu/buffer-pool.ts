import { guarded } from './guarded.ts';

/** Buffers kept between runs, so that batch after batch allocates nothing. */
export interface BufferPool {
  /** A buffer of at least `size` bytes; rejects with a `DeviceError` when the device has no room. */
  take(size: number, usage: GPUBufferUsageFlags): Promise<GPUBuffer>;
  /** Hands a buffer back, unmapped. */
  give(buffer: GPUBuffer): void;
  /** Destroys a buffer whose run failed. */
  drop(buffer: GPUBuffer): void;
  /** Bytes of all buffers, in use or free. */
  readonly bytes: number;
  dispose(): void;
}

/** Where a free buffer is too small, it is destroyed and a larger one made, so the pool stays as large as the peak use. */
export function createBufferPool(device: GPUDevice): BufferPool {
  const all = new Set<GPUBuffer>();
  let free: GPUBuffer[] = [];
  const destroy = (buffer: GPUBuffer) => {
    all.delete(buffer);
    buffer.destroy();
  };
  return {
    async take(size, usage) {
      const same = free.filter((buffer) => buffer.usage === usage).sort((a, b) => a.size - b.size);
      const fit = same.find((buffer) => buffer.size >= size);
      const drop = fit ?? same[0];
      free = free.filter((buffer) => buffer !== drop);
      if (fit) return fit;
      if (drop) destroy(drop);
      const { value, checked } = guarded(device, `buffer of ${size} bytes`, () => device.createBuffer({ size, usage }));
      all.add(value);
      try {
        await checked;
      } catch (error) {
        destroy(value);
        throw error;
      }
      return value;
    },
    give(buffer) {
      if (all.has(buffer)) free.push(buffer);
    },
    drop(buffer) {
      if (all.has(buffer)) destroy(buffer);
    },
    get bytes() {
      return [...all].reduce((sum, buffer) => sum + buffer.size, 0);
    },
    dispose() {
      for (const buffer of [...all]) destroy(buffer);
      free = [];
    },
  };
}

import { expect, test } from 'vitest';
import { createBufferPool } from '../../../src/backends/webgpu/buffer-pool.ts';
import { DeviceError } from '../../../src/errors.ts';

/** A device that only makes buffers, of at most 1000 bytes. */
function fakeDevice() {
  const living = new Set<object>();
  let failed: GPUError | null = null;
  const device = {
    pushErrorScope() {},
    async popErrorScope() {
      const error = failed;
      failed = null;
      return error;
    },
    createBuffer({ size, usage }: GPUBufferDescriptor) {
      const buffer = { size, usage, destroy: () => living.delete(buffer) };
      living.add(buffer);
      if (size > 1000) failed = { message: 'too large' } as GPUError;
      return buffer;
    },
  };
  return { device: device as unknown as GPUDevice, living };
}

test('a buffer handed back is used again where it is large enough and of the same usage', async () => {
  const { device, living } = fakeDevice();
  const pool = createBufferPool(device);
  const first = await pool.take(100, 1);
  pool.give(first);
  expect(await pool.take(80, 2)).not.toBe(first);
  expect(await pool.take(80, 1)).toBe(first);
  expect(await pool.take(80, 1)).not.toBe(first);
  expect(living.size).toBe(3);
});

test('the smallest buffer that fits is taken', async () => {
  const pool = createBufferPool(fakeDevice().device);
  const sizes = [300, 100, 200];
  const buffers = await Promise.all(sizes.map((size) => pool.take(size, 1)));
  buffers.forEach(pool.give);
  expect((await pool.take(150, 1)).size).toBe(200);
});

test('a free buffer that is too small gives way to a larger one', async () => {
  const { device, living } = fakeDevice();
  const pool = createBufferPool(device);
  pool.give(await pool.take(100, 1));
  await pool.take(500, 1);
  expect(living.size).toBe(1);
  expect(pool.bytes).toBe(500);
});

test('a buffer that the device refuses is a DeviceError and does not stay', async () => {
  const { device, living } = fakeDevice();
  const pool = createBufferPool(device);
  await expect(pool.take(2000, 1)).rejects.toThrow(DeviceError);
  expect(living.size).toBe(0);
  expect(pool.bytes).toBe(0);
});

test('dispose destroys buffers in use, too, and what is handed back later stays out', async () => {
  const { device, living } = fakeDevice();
  const pool = createBufferPool(device);
  const buffer = await pool.take(100, 1);
  pool.dispose();
  expect(living.size).toBe(0);
  pool.give(buffer);
  expect(await pool.take(100, 1)).not.toBe(buffer);
});

import { DeviceError } from '../../errors.ts';
import { type BufferPool, createBufferPool } from './buffer-pool.ts';
import { createQueueClock, type QueueClock } from './queue-clock.ts';

/** A device with what all its runs share. */
export interface GpuContext {
  readonly device: GPUDevice;
  readonly pool: BufferPool;
  readonly clock: QueueClock;
  /** False once the device is lost, or has reported an error that no scope caught: then nobody knows which results it spoilt. */
  alive(): boolean;
  /** Throws a `DeviceError` once it is not alive. */
  assertAlive(): void;
}

export function createGpuContext(device: GPUDevice): GpuContext {
  let fault: string | undefined;
  device.lost.then((info) => {
    fault ??= `device lost (${info.reason ?? 'unknown'}): ${info.message.split('\n', 1)[0]}`;
  });
  device.addEventListener('uncapturederror', (event) => {
    event.preventDefault();
    fault ??= `device: ${event.error.message.split('\n', 1)[0]}`;
  });
  return {
    device,
    pool: createBufferPool(device),
    clock: createQueueClock(device.queue),
    alive: () => fault === undefined,
    assertAlive() {
      if (fault) throw new DeviceError(fault);
    },
  };
}

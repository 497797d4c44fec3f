import { DeviceError } from '../../errors.ts';

const filters: GPUErrorFilter[] = ['validation', 'out-of-memory', 'internal'];

/** The first line of a device's message, which may hold the whole shader. */
const firstLine = (message: string) => message.split('\n', 1)[0]!.trim();

/**
 * Does something with a device inside error scopes. `action` must be synchronous, since scopes form one stack per device.
 * `checked` rejects with a `DeviceError` when the device found a fault; ignoring it is safe.
 */
export function guarded<T>(device: GPUDevice, what: string, action: () => T): { value: T; checked: Promise<void> } {
  for (const filter of filters) device.pushErrorScope(filter);
  let value: T;
  let pops: Promise<GPUError | null>[];
  try {
    value = action();
  } catch (error) {
    throw new DeviceError(`${what}: ${firstLine((error as Error).message)}`);
  } finally {
    pops = filters.map(() => device.popErrorScope());
    pops.forEach((pop) => void pop.catch(() => {}));
  }
  const checked = Promise.all(pops).then(
    (errors) => {
      const error = errors.find((found) => found !== null);
      if (error) throw new DeviceError(`${what}: ${firstLine(error.message)}`);
    },
    (error: Error) => {
      throw new DeviceError(`${what}: ${firstLine(error.message)}`);
    },
  );
  checked.catch(() => {});
  return { value, checked };
}

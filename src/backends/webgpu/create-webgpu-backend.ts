import { DeviceError } from '../../errors.ts';
import { createRecent } from '../../recent.ts';
import type { Backend, Kernel, Program } from '../backend.ts';
import { checkRun } from '../check-run.ts';
import { kernelsKept } from '../kernels-kept.ts';
import { type SelfTest, selfTest } from '../self-test/self-test.ts';
import { type AdapterDescription, adapterName, describeAdapter } from './describe-adapter.ts';
import { createGpuContext } from './gpu-context.ts';
import { gpuRun } from './gpu-run.ts';
import { largestRange } from './largest-range.ts';
import { createPace, type Pace } from './pace.ts';
import { createPipelines, type Pipelines } from './pipelines.ts';
import { takeBuffers } from './run-buffers.ts';

export interface WebgpuOptions {
  /** `navigator.gpu` in a browser, `createNodeGpu()` in Node. */
  readonly gpu: Pick<GPU, 'requestAdapter'> | undefined;
  readonly powerPreference?: GPUPowerPreference;
  /** Length of a dispatch: 12 ms keeps a page smooth, 75 ms (the default) wastes least. At most 200, before drivers reset. */
  readonly dispatchMilliseconds?: number;
  /** Whether an invocation advances two trajectories where a kernel can: the default on a GPU; software adapters are slower with it. */
  readonly pairs?: boolean;
}

export interface WebgpuBackend extends Backend {
  readonly kind: 'webgpu';
  readonly description: AdapterDescription;
  readonly selfTests: readonly SelfTest[];
  /** Bytes of buffers on the device at present, those kept for later runs included. */
  bufferBytes(): number;
}

const longestDispatch = 200;

/** A kernel made ready, with how fast it runs: a later run need not find that out again. */
interface Ready {
  readonly pipelines: Pipelines;
  readonly pace: Pace;
}

/** Device bytes for the states of all runs together; software adapters share the cache of a CPU. */
const memory = { hardware: 512 * 2 ** 20, software: 32 * 2 ** 20 };

const concurrency = 2;

/** The largest buffers worth asking for: more would only be needed by ranges that one dispatch cannot hold. */
const largestBuffer = 2 ** 30;

/**
 * Runs kernels on a GPU through WebGPU. Tests the device first. Throws a `DeviceError` when there is no adapter, no
 * device, or a self-test fails.
 */
export async function createWebgpuBackend(options: WebgpuOptions): Promise<WebgpuBackend> {
  const { gpu, powerPreference = 'high-performance', dispatchMilliseconds = 75 } = options;
  if (!gpu) throw new DeviceError('webgpu: this browser has no WebGPU');
  const adapter = await gpu.requestAdapter({ powerPreference });
  if (!adapter) throw new DeviceError('webgpu: no adapter (no GPU, or its driver is missing or blocked)');
  const description = describeAdapter(adapter);
  const { pairs = !description.software } = options;
  const device = await requestDevice(adapter);
  const context = createGpuContext(device);
  const compiled = createRecent<Promise<Ready>>(kernelsKept);
  const target = Math.min(dispatchMilliseconds, longestDispatch);
  const budget = memory[description.software ? 'software' : 'hardware'] / concurrency;

  const readyOf = (kernel: Kernel) => {
    const key = `${kernel.events?.reached} ${kernel.source}`;
    return compiled.get(key, (forget) => {
      const created = createPipelines(device, kernel, pairs).then((pipelines) => ({
        pipelines,
        pace: createPace(target),
      }));
      created.catch(forget);
      return created;
    });
  };

  const prepare = async (kernel: Kernel): Promise<Program> => {
    context.assertAlive();
    const { pipelines, pace } = await readyOf(kernel);
    context.assertAlive();
    const largest = largestRange(kernel, device.limits, budget);
    return {
      largestRange: largest,
      async run(process, range, stops) {
        checkRun(kernel, process, range, stops);
        if (range.count > largest) throw new RangeError(`range.count: ${range.count} (must be ≤ ${largest})`);
        context.assertAlive();
        const buffers = await takeBuffers(context.pool, kernel, process, range.count);
        const settle = (done: (buffer: GPUBuffer) => void) => (Object.values(buffers) as GPUBuffer[]).forEach(done);
        try {
          const columns = await gpuRun({ context, kernel, pipelines, pace, buffers, process, range }, stops);
          settle(context.pool.give);
          return columns;
        } catch (error) {
          settle(context.pool.drop);
          context.assertAlive();
          throw error instanceof DeviceError ? error : new DeviceError(`webgpu: ${(error as Error).message}`);
        }
      },
      dispose() {},
    };
  };

  const backend = {
    kind: 'webgpu' as const,
    precision: 'single' as const,
    adapter: adapterName(description),
    software: description.software,
    concurrency,
    description,
    bufferBytes: () => context.pool.bytes,
    alive: context.alive,
    prepare,
    async dispose() {
      context.pool.dispose();
      device.destroy();
    },
  };
  const selfTests = await selfTest(backend);
  const failed = selfTests.find((test) => !test.passed);
  if (failed) {
    await backend.dispose();
    throw new DeviceError(`webgpu: self-test ${failed.id} failed on ${backend.adapter} (${failed.detail})`);
  }
  return { ...backend, selfTests };
}

async function requestDevice(adapter: GPUAdapter): Promise<GPUDevice> {
  const { maxBufferSize, maxStorageBufferBindingSize } = adapter.limits;
  try {
    return await adapter.requestDevice({
      requiredLimits: {
        maxBufferSize: Math.min(maxBufferSize, largestBuffer),
        maxStorageBufferBindingSize: Math.min(maxStorageBufferBindingSize, largestBuffer),
      },
    });
  } catch (error) {
    throw new DeviceError(`webgpu: no device: ${(error as Error).message.split('\n', 1)[0]}`);
  }
}

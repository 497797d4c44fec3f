import type { Backend, Kernel, Precision } from '../backends/backend.ts';
import { createCpuBackend } from '../backends/cpu/create-cpu-backend.ts';
import type { createWebglBackend } from '../backends/webgl/create-webgl-backend.ts';
import { createWebgpuBackend, type WebgpuOptions } from '../backends/webgpu/create-webgpu-backend.ts';
import type { Spawn } from '../backends/worker-slot.ts';
import { DeviceError, SpecError, UnsupportedError } from '../errors.ts';
import type { Plan } from './plan.ts';
import type { BackendId } from './spec.ts';
import { openTallyPool } from './tally-pool/open-tally-pool.ts';
import type { TallyPool } from './tally-pool/tally-pool.ts';

/** What differs between Node and a browser. */
export interface Environment {
  /** The WebGPU entry point. @throws DeviceError when there is none */
  readonly gpu: () => Promise<WebgpuOptions['gpu']>;
  /** Loads the WebGL2 backend; absent where there is no WebGL2. */
  readonly webgl?: () => Promise<{ readonly createWebglBackend: typeof createWebglBackend }>;
  readonly spawnCpuWorker: Spawn;
  readonly spawnTallyWorker: Spawn;
  /** Cores of this machine. */
  readonly cores: number;
  /** Milliseconds that one GPU dispatch should take. */
  readonly dispatchMilliseconds: number;
}

export interface OpenedBackend {
  readonly backend: Backend;
  /** Who tallies large ensembles beside it; null where the host does. */
  readonly pool: TallyPool | null;
  /** Why `auto` chose as it did, when the choice is worth a word. */
  readonly note: string | null;
  /** Whether the same would be chosen for other kernels. */
  readonly serves: (kernels: readonly Kernel[]) => boolean;
}

/** The kernels of a plan. */
export const kernelsOf = ({ forward, reverse, coarse }: Plan): Kernel[] =>
  [forward, reverse, coarse].flatMap((direction) => (direction ? [direction.kernel.kernel] : []));

/**
 * Opens the backend asked for. `auto` takes hardware WebGPU, else hardware WebGL2 where it can run the kernels, else the CPU, and says so; a
 * software adapter is used by name only.
 *
 * @param options.kernels what is to be run
 * @param options.fast fused multiply-adds, of the CPU alone
 * @throws DeviceError when the device asked for is not there
 * @throws SpecError when `fast` is asked for of another backend than the CPU
 */
export async function openBackend(
  environment: Environment,
  id: BackendId,
  options: { precision?: Precision; workers?: number; kernels?: readonly Kernel[]; fast?: boolean } = {},
): Promise<OpenedBackend> {
  const { precision = 'single', workers = environment.cores, kernels = [], fast = false } = options;
  const { dispatchMilliseconds } = environment;
  if (fast && id !== 'cpu') throw SpecError.of('fast', true, 'needs backend cpu');
  const pooled = (backend: Backend) => ({ backend, pool: openTallyPool({ ...environment, cores: workers }, backend) });
  const always = (backend: Backend, note: string | null = null) => ({
    ...pooled(backend),
    ...{ note, serves: () => true },
  });
  const cpu = () => createCpuBackend({ precision, workers, fast, spawn: environment.spawnCpuWorker });
  const webgpu = async () => createWebgpuBackend({ gpu: await environment.gpu(), dispatchMilliseconds });
  const webgl = async (allowSoftware: boolean) => {
    if (!environment.webgl) throw new UnsupportedError('backend: webgl (needs a browser)');
    const { createWebglBackend } = await environment.webgl();
    return createWebglBackend({ dispatchMilliseconds, allowSoftware });
  };
  if (id === 'cpu') return always(await cpu());
  if (id === 'webgpu') return always(await webgpu());
  if (id === 'webgl') return always(await webgl(true));
  if (precision === 'double') return always(await cpu(), 'double precision runs on the CPU');

  const missing: string[] = [];
  /** The backend if there is one, on hardware. */
  const hardware = async <B extends Backend>(open: () => Promise<B>): Promise<B | null> => {
    try {
      const backend = await open();
      if (!backend.software) return backend;
      await backend.dispose();
      missing.push('only a software adapter');
    } catch (error) {
      if (!(error instanceof DeviceError)) throw error;
      missing.push(error.message.replace(/^web(gpu|gl): /, ''));
    }
    return null;
  };
  const gpu = await hardware(webgpu);
  if (gpu) return always(gpu);
  const [why] = missing;
  const gl = environment.webgl ? await hardware(() => webgl(false)) : null;
  if (!gl) return always(await cpu(), `no WebGPU (${why}): running on the CPU`);
  const refusals = (asked: readonly Kernel[]) => asked.flatMap((kernel) => gl.refusal(kernel) ?? []);
  const [refused] = refusals(kernels);
  if (refused === undefined)
    return {
      ...pooled(gl),
      note: `no WebGPU (${why}): running on WebGL2`,
      serves: (asked) => refusals(asked).length === 0,
    };
  await gl.dispose();
  return {
    ...pooled(await cpu()),
    note: `no WebGPU (${why}), and WebGL2 ${refused}: running on the CPU`,
    serves: (asked) => refusals(asked).length > 0,
  };
}

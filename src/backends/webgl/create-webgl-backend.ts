import { DeviceError, UnsupportedError } from '../../errors.ts';
import { createRecent } from '../../recent.ts';
import type { Backend, Columns, Kernel, Program } from '../backend.ts';
import { checkRun } from '../check-run.ts';
import { wholeTable } from '../control-table.ts';
import { kernelsKept } from '../kernels-kept.ts';
import { type SelfTest, selfTest } from '../self-test/self-test.ts';
import { createPace, type Pace } from '../webgpu/pace.ts';
import { translate } from './glsl/translate.ts';
import { createGpuJsEntry, type GpuJs } from './gpu-js-entry.ts';
import { webglRefusal } from './refusal.ts';
import { createWebglContext } from './webgl-context.ts';
import { webglEvents } from './webgl-events.ts';
import { createTrajectories, type Entries, type WebglRun } from './webgl-run.ts';
import { webglSteps } from './webgl-steps.ts';

export interface WebglOptions {
  /** Length of a dispatch: 12 ms keeps a page smooth. */
  readonly dispatchMilliseconds: number;
  /** Whether a GPU emulated on the CPU will do. */
  readonly allowSoftware: boolean;
}

export interface WebglBackend extends Backend {
  readonly kind: 'webgl';
  readonly selfTests: readonly SelfTest[];
  /** Why WebGL2 cannot run a kernel, in words that follow its name; null where it can. */
  readonly refusal: (kernel: Kernel) => string | null;
}

/** Trajectories of one run: as many as fill a GPU, and few enough for one dispatch to take them all through a group of steps. */
const largestRange = { hardware: 2 ** 17, software: 2 ** 15 };

/** A kernel made ready, with how fast it runs. */
interface Ready {
  readonly entries: Entries;
  readonly pace: Pace;
}

/** A process that `advance` does nothing for: it is there to be compiled. */
const idle = (kernel: Kernel) => ({
  uniforms: kernel.uniforms.map(() => 0),
  controls: wholeTable(new Float64Array(kernel.controlCount), Math.max(1, kernel.controlCount)),
  table: new Float64Array(1),
  groups: 0,
  purpose: 0,
  seed: 0n,
});

/**
 * Runs kernels on a GPU through WebGL2 and gpu.js: a fragment is a trajectory, its state lies in textures of floats. The kernels are the
 * WGSL of every backend, translated. Tests the device first.
 *
 * @throws DeviceError where there is no WebGL2, or the self-test fails; `prepare` throws an UnsupportedError for kernels that
 * WebGL2 cannot run (`webglRefusal`)
 */
export async function createWebglBackend(options: WebglOptions): Promise<WebglBackend> {
  const { dispatchMilliseconds, allowSoftware } = options;
  const context = createWebglContext();
  const { name, software } = context.description;
  if (software && !allowSoftware) {
    context.dispose();
    throw new DeviceError(`webgl: only a software adapter (${name})`);
  }
  const gpuJs: GpuJs = await import('gpu.js');
  const compiled = createRecent<Promise<Ready>>(kernelsKept);
  const range = software ? largestRange.software : largestRange.hardware;

  const compile = async (kernel: Kernel): Promise<Ready> => {
    const entry = (name: 'initialise' | 'advance') =>
      createGpuJsEntry(gpuJs, context, translate(kernel.source, name), kernel.columns.length, name === 'advance');
    const entries: Entries = { initialise: entry('initialise'), advance: entry('advance') };
    const process = idle(kernel);
    const pace = createPace(dispatchMilliseconds);
    const trial = createTrajectories({ context, kernel, entries, pace, process, range: { first: 0, count: 1 } });
    await trial.dispatch('initialise', process, 0, 0);
    await trial.dispatch('advance', process, 0, 0);
    await trial.settled();
    trial.dispose();
    return { entries, pace: createPace(dispatchMilliseconds) };
  };
  const readyOf = (kernel: Kernel): Promise<Ready> =>
    compiled.get(kernel.source, (forget) => {
      const compiling = compile(kernel);
      compiling.catch(forget);
      return compiling;
    });

  const prepare = async (kernel: Kernel): Promise<Program> => {
    context.assertAlive();
    const refused = webglRefusal(kernel);
    if (refused) throw new UnsupportedError(`backend: webgl (cannot run this: WebGL2 ${refused})`);
    const { entries, pace } = await readyOf(kernel);
    return {
      largestRange: range,
      async run(process, part, stops) {
        checkRun(kernel, process, part, stops);
        if (part.count > range) throw new RangeError(`range.count: ${part.count} (must be ≤ ${range})`);
        context.assertAlive();
        return await runOn({ context, kernel, entries, pace, process, range: part }, stops);
      },
      dispose() {},
    };
  };

  const backend = {
    kind: 'webgl' as const,
    precision: 'single' as const,
    adapter: name,
    software,
    concurrency: 2,
    alive: context.alive,
    prepare,
    async dispose() {
      context.dispose();
    },
  };
  try {
    const selfTests = await selfTest(backend);
    const failed = selfTests.find((test) => !test.passed);
    if (failed) throw new DeviceError(`webgl: self-test ${failed.id} failed on ${name} (${failed.detail})`);
    return { ...backend, selfTests, refusal: webglRefusal };
  } catch (error) {
    context.dispose();
    throw error;
  }
}

/** Starts and advances the range of `run`; reads it at every stop. */
async function runOn(run: WebglRun, stops: readonly number[]): Promise<Columns[]> {
  const trajectories = createTrajectories(run);
  try {
    await trajectories.dispatch('initialise', run.process, 0, 1);
    const columns: Columns[] = [];
    let at = 0;
    for (const stop of stops) {
      if (run.kernel.events) {
        if (Math.fround(stop) !== Math.fround(at)) await webglEvents(run, trajectories, stop);
      } else await webglSteps(run, trajectories, at, stop);
      at = stop;
      columns.push(trajectories.read());
    }
    await trajectories.settled();
    return columns;
  } finally {
    trajectories.dispose();
  }
}

import type { Kernel, Process, Range } from '../backend.ts';
import { header, headerLength } from '../params.ts';
import type { Counter } from './counter.ts';
import type { GpuContext } from './gpu-context.ts';
import { guarded } from './guarded.ts';
import type { Pace } from './pace.ts';
import { type Entry, type Pipelines, workgroupSize } from './pipelines.ts';
import { paddedCount, type RunBuffers } from './run-buffers.ts';

/** Submissions that one run keeps in flight; two runs at a time keep the queue full while results are read back. */
export const depth = 2;

/** What a run on the device works with. */
export interface GpuRun {
  readonly context: GpuContext;
  readonly kernel: Kernel;
  readonly pipelines: Pipelines;
  readonly pace: Pace;
  readonly buffers: RunBuffers;
  readonly process: Process;
  readonly range: Range;
}

/** A dispatch over `n` trajectories of the range from the `start`-th on. */
interface Submission {
  readonly start: number;
  readonly n: number;
  readonly group: number;
  readonly groups: number;
}

/** The dispatches of one run. */
export interface RunQueue {
  /**
   * Hands a dispatch to the device, once fewer than `depth` are in flight. `timed` resolves to the milliseconds it took, and
   * rejects with a `DeviceError`; ignoring it is safe.
   * @param process whose numbers the dispatch sees @param counter adds up the trajectories that are under way afterwards
   */
  submit(
    entry: Entry,
    process: Process,
    work: Submission,
    counter?: Counter,
  ): Promise<{ readonly timed: Promise<number> }>;
  /** Writes to a buffer before the dispatches that follow. */
  write(what: string, buffer: GPUBuffer, values: Float64Array): void;
  /** Resolves when no write has failed so far. */
  written(): Promise<void>;
  /** Resolves when nothing is in flight, and rejects when something has failed. */
  settled(): Promise<void>;
}

export function createRunQueue({ context, kernel, pipelines, buffers, range }: GpuRun): RunQueue {
  const { device, clock } = context;
  const stride = paddedCount(range.count);
  const bytes = 4 * kernel.columns.length * stride;
  const params = new ArrayBuffer(buffers.uniforms.size);
  const inFlight: Promise<number>[] = [];
  let checks: Promise<void>[] = [];

  /** The state seen from trajectory `start` on: offsets are multiples of 64 trajectories, hence of 256 bytes. */
  const bind = (start: number) => {
    const resources: GPUBufferBinding[] = [
      { buffer: buffers.uniforms },
      { buffer: buffers.controls },
      { buffer: buffers.table },
      { buffer: buffers.state, offset: 4 * start, size: bytes - 4 * start },
      ...(buffers.field ? [{ buffer: buffers.field }] : []),
    ];
    const entries = resources.map((resource, binding) => ({ binding, resource }));
    return device.createBindGroup({ layout: pipelines.layout, entries });
  };
  const whole = guarded(device, 'bind group', () => bind(0));
  checks.push(whole.checked);

  const written = async () => {
    const pending = checks;
    checks = [];
    await Promise.all(pending);
  };

  return {
    async submit(entry, process, { start, n, group, groups }, counter) {
      if (inFlight.length >= depth) await inFlight.shift();
      context.assertAlive();
      const dispatch = { count: n, stride, first: range.first + start, group, groups };
      new Uint32Array(params, 0, headerLength).set(header(process, dispatch));
      new Float32Array(params, 4 * headerLength).set(process.uniforms);
      const { checked } = guarded(device, entry, () => {
        device.queue.writeBuffer(buffers.uniforms, 0, params);
        const encoder = device.createCommandEncoder();
        const pass = encoder.beginComputePass();
        const each = entry === 'advance' ? pipelines.trajectoriesEach : 1;
        pass.setPipeline(pipelines[entry]);
        pass.setBindGroup(0, start === 0 ? whole.value : bind(start));
        pass.dispatchWorkgroups(Math.ceil(n / (each * workgroupSize)));
        counter?.count(pass, Math.ceil(n / workgroupSize));
        pass.end();
        device.queue.submit([encoder.finish()]);
      });
      const timed = Promise.all([clock.time(), checked]).then(([milliseconds]) => {
        context.assertAlive();
        return milliseconds;
      });
      timed.catch(() => {});
      inFlight.push(timed);
      return { timed };
    },
    write(what, buffer, values) {
      const { checked } = guarded(device, what, () => device.queue.writeBuffer(buffer, 0, new Float32Array(values)));
      checks.push(checked);
    },
    written,
    async settled() {
      await Promise.all([...inFlight, written()]);
    },
  };
}

import type { Columns, Kernel, Process, Range } from '../backend.ts';
import { controlRows } from '../check-run.ts';
import { header, headerLength } from '../params.ts';
import type { GpuContext } from './gpu-context.ts';
import { guarded } from './guarded.ts';
import type { Pace } from './pace.ts';
import { type Entry, type Pipelines, workgroupSize } from './pipelines.ts';
import { groupsInWindow, paddedCount, type RunBuffers } from './run-buffers.ts';

/** Submissions that one run keeps in flight; two runs at a time keep the queue full while results are read back. */
const depth = 2;

/** Trajectories below which cutting a range any finer only leaves a device idle. */
const smallestSlice = 4096;

/**
 * Starts and advances `range` on the device, in dispatches whose length follows `pace`: over whole ranges for several
 * groups of steps, or, where one group takes too long, over slices of the range.
 */
export async function gpuRun(
  context: GpuContext,
  kernel: Kernel,
  pipelines: Pipelines,
  pace: Pace,
  buffers: RunBuffers,
  process: Process,
  range: Range,
  stops: readonly number[],
): Promise<Columns[]> {
  const { device, clock } = context;
  const { count } = range;
  const stride = paddedCount(count);
  const bytes = 4 * kernel.columns.length * stride;
  const params = new ArrayBuffer(buffers.uniforms.size);
  new Float32Array(params, 4 * headerLength).set(process.uniforms);
  const inFlight: Promise<void>[] = [];
  let checks: Promise<void>[] = [];

  /** The state seen from trajectory `start` on: offsets are multiples of 64 trajectories, hence of 256 bytes. */
  const bind = (start: number) => {
    const resources: GPUBufferBinding[] = [
      { buffer: buffers.uniforms },
      { buffer: buffers.controls },
      { buffer: buffers.table },
      { buffer: buffers.state, offset: 4 * start, size: bytes - 4 * start },
    ];
    const entries = resources.map((resource, binding) => ({ binding, resource }));
    return device.createBindGroup({ layout: pipelines.layout, entries });
  };
  const whole = guarded(device, 'bind group', () => bind(0));
  checks.push(whole.checked);

  const submit = async (entry: Entry, start: number, n: number, group: number, groups: number) => {
    if (inFlight.length >= depth) await inFlight.shift();
    context.assertAlive();
    const dispatch = { count: n, stride, first: range.first + start, group, groups };
    new Uint32Array(params, 0, headerLength).set(header(process, dispatch));
    const { checked } = guarded(device, entry, () => {
      device.queue.writeBuffer(buffers.uniforms, 0, params);
      const encoder = device.createCommandEncoder();
      const pass = encoder.beginComputePass();
      pass.setPipeline(pipelines[entry]);
      pass.setBindGroup(0, start === 0 ? whole.value : bind(start));
      pass.dispatchWorkgroups(Math.ceil(n / workgroupSize));
      pass.end();
      device.queue.submit([encoder.finish()]);
    });
    const timed = clock.time().then((time) => pace.record(entry, count, n * groups, time));
    const done = Promise.all([timed, checked]).then(() => context.assertAlive());
    done.catch(() => {});
    inFlight.push(done);
  };

  /** One entry point over the whole range, in slices where the budget asks for it. */
  const sweep = async (entry: Entry, group: number, groups: number) => {
    for (let start = 0; start < count; ) {
      const budget = Math.floor(pace.budget(entry, count) / groups / workgroupSize) * workgroupSize;
      const n = Math.min(count - start, Math.max(budget, smallestSlice));
      await submit(entry, start, n, group, groups);
      start += n;
    }
  };

  const writeControls = (group: number, groups: number) => {
    if (kernel.controlCount === 0) return;
    const from = 2 * kernel.stepsPerGroup * group * kernel.controlCount;
    const slice = process.controls.subarray(from, from + controlRows(kernel, groups) * kernel.controlCount);
    const { checked } = guarded(device, 'controls', () =>
      device.queue.writeBuffer(buffers.controls, 0, new Float32Array(slice)),
    );
    checks.push(checked);
  };

  const readBack = (): Promise<Columns> => {
    const { value, checked } = guarded(device, 'read back', () => {
      const encoder = device.createCommandEncoder();
      encoder.copyBufferToBuffer(buffers.state, 0, buffers.staging, 0, bytes);
      device.queue.submit([encoder.finish()]);
      return buffers.staging.mapAsync(1, 0, bytes); // GPUMapMode.READ
    });
    const read = Promise.all([value, checked]).then(() => {
      const data = new Float32Array(buffers.staging.getMappedRange(0, bytes).slice(0));
      buffers.staging.unmap();
      return { data, stride, count };
    });
    read.catch(() => {});
    return read;
  };

  if (process.table.length > 0) {
    const table = new Float32Array(process.table);
    checks.push(guarded(device, 'table', () => device.queue.writeBuffer(buffers.table, 0, table)).checked);
  }
  await sweep('initialise', 0, 1);

  const columns: Columns[] = [];
  let reading: Promise<Columns> | undefined;
  let group = 0;
  for (const stop of stops) {
    while (group < stop) {
      const wanted = Math.max(1, Math.floor(pace.budget('advance', count) / count));
      const groups = Math.min(wanted, stop - group, groupsInWindow(kernel));
      writeControls(group, groups);
      await sweep('advance', group, groups);
      group += groups;
      await Promise.all(checks);
      checks = [];
    }
    if (reading) columns.push(await reading);
    reading = readBack();
  }
  await Promise.all([...inFlight, ...checks]);
  if (reading) columns.push(await reading);
  return columns;
}

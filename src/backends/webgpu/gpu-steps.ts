import { controlRows } from '../check-run.ts';
import type { GpuField } from './gpu-field.ts';
import type { Entry } from './pipelines.ts';
import { groupsInWindow } from './run-buffers.ts';
import type { GpuRun, RunQueue } from './run-queue.ts';
import { slices } from './slices.ts';

/** One entry point over the whole range, in slices where a dispatch would take too long. */
export async function sweep(run: GpuRun, queue: RunQueue, entry: Entry, group: number, groups: number): Promise<void> {
  const { pace, process } = run;
  const { count } = run.range;
  for (const { start, n } of slices(count, () => pace.budget(entry, count) / groups)) {
    const { timed } = await queue.submit(entry, process, { start, n, group, groups });
    timed.then((milliseconds) => pace.record(entry, count, n * groups, milliseconds)).catch(() => {});
  }
}

/** Advances the range by groups of steps, from `from` to `to`, with as many of them to a dispatch as `pace` says. */
export async function gpuSteps(
  run: GpuRun,
  queue: RunQueue,
  field: GpuField | undefined,
  from: number,
  to: number,
): Promise<void> {
  const { kernel, process, pace, range, buffers } = run;
  const room = field?.groups(range.count) ?? Number.POSITIVE_INFINITY;
  for (let group = from; group < to; ) {
    const wanted = Math.max(1, Math.floor(pace.budget('advance', range.count) / range.count));
    const groups = Math.min(wanted, to - group, groupsInWindow(kernel), room);
    field?.before(range.count, groups);
    if (kernel.controlCount > 0) {
      const first = kernel.stepsPerGroup * group;
      queue.write('controls', buffers.controls, process.controls.read(first, first + controlRows(kernel, groups)));
    }
    await sweep(run, queue, 'advance', group, groups);
    group += groups;
    await queue.written();
  }
}

import type { Columns } from '../backend.ts';
import { createCounter } from './counter.ts';
import { gpuEvents } from './gpu-events.ts';
import { createGpuField } from './gpu-field.ts';
import { gpuSteps, sweep } from './gpu-steps.ts';
import { readBack } from './read-back.ts';
import { createRunQueue, depth, type GpuRun } from './run-queue.ts';

/** Starts and advances the range of `run` on the device, in dispatches whose length follows its pace; reads it at every stop. */
export async function gpuRun(run: GpuRun, stops: readonly number[]): Promise<Columns[]> {
  const { context, pipelines, buffers, process } = run;
  const queue = createRunQueue(run);
  const field = createGpuField(context.device, run.kernel, pipelines.emptying, buffers);
  const counter = pipelines.counting && createCounter(context.device, pipelines.counting, depth);
  try {
    if (process.table.length > 0) queue.write('table', buffers.table, process.table);
    await sweep(run, queue, 'initialise', 0, 1);
    let group = 0;
    const advanceBySteps = async (stop: number) => {
      await gpuSteps(run, queue, field, group, stop);
      group = stop;
    };
    const advance = counter ? gpuEvents(run, queue, counter) : advanceBySteps;

    const columns: Columns[] = [];
    let reading: Promise<Columns> | undefined;
    for (const stop of stops) {
      await advance(stop);
      if (reading) columns.push(await reading);
      reading = readBack(run);
    }
    await queue.settled();
    if (reading) columns.push({ ...(await reading), ...(field && { field: await field.read() }) });
    return columns;
  } finally {
    counter?.dispose();
  }
}

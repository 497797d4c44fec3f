import type { Columns, Range } from '../backend.ts';
import type { CompiledKernel } from './compile-kernel.ts';
import { cpuEvents } from './cpu-events.ts';
import { createCpuField } from './cpu-field.ts';
import type { CpuInstance } from './cpu-instance.ts';
import { cpuSteps, windowWords } from './cpu-steps.ts';
import type { CpuWork } from './cpu-work.ts';
import type { Loaded, ProcessNumbers } from './loaded.ts';
import type { Spares } from './spares.ts';
import { cutTiles, gather } from './tiles.ts';

/**
 * Starts and advances `range`, tile by tile and piece by piece; yields after each piece. The result depends neither on
 * tiles nor on pieces, since every trajectory has its own lane and its own random stream.
 */
export function* cpuRun(
  kernel: CompiledKernel,
  instance: CpuInstance,
  loaded: Loaded,
  process: ProcessNumbers,
  range: Range,
  stops: readonly number[],
  spares: Spares,
): CpuWork<Columns[]> {
  const { columnCount, lanes, events } = kernel;
  const controls = windowWords(kernel, process);
  const tiles = cutTiles(range.count, lanes);
  const last = tiles.at(-1)!;
  const state = columnCount * (last.start + last.stride);

  const layout = `${process.table.length} ${controls}`;
  instance.reserve({ table: process.table.length, controls, state });
  if (loaded.process !== process || loaded.layout !== layout) {
    loaded.process = process;
    loaded.layout = layout;
    loaded.window = undefined;
    instance.writeTable(process.table);
  }

  for (const { start, count, stride } of tiles) {
    const dispatch = { count, stride, first: range.first + start, group: 0, groups: 1 };
    instance.call('initialise', process, dispatch, columnCount * start, 0);
    yield;
  }
  const field = createCpuField(kernel, instance);
  const columns: Columns[] = [];
  let at = 0;
  for (const stop of stops) {
    if (!events) yield* cpuSteps(kernel, instance, loaded, process, range, tiles, field, at, stop);
    else yield* cpuEvents(kernel, instance, process, range, tiles, stop);
    at = stop;
    columns.push(gather(instance, tiles, columnCount, range.count, spares));
  }
  const end = columns.pop();
  return end ? [...columns, field ? { ...end, field: field.sums() } : end] : [];
}

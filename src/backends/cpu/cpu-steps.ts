import type { Process, Range } from '../backend.ts';
import type { CompiledKernel } from './compile-kernel.ts';
import type { CpuField } from './cpu-field.ts';
import type { CpuInstance } from './cpu-instance.ts';
import type { Loaded } from './loaded.ts';
import type { Tile } from './tiles.ts';

/** Control values, in words, that a piece of a tile's run reads, and that are held in memory at a time. */
const pieceControls = 4096;
const windowControls = 4 * 2 ** 20;

/** Trajectories × groups in a piece: about a millisecond, after which other work gets its turn. */
const pieceWork = 2 ** 17;

/** Groups of steps whose control values fit in `words`. */
function groupsIn({ controlCount, stepsPerGroup }: CompiledKernel, words: number): number {
  if (controlCount === 0) return Number.POSITIVE_INFINITY;
  return Math.max(1, Math.floor(words / (controlCount * 2 * stepsPerGroup)));
}

const windowGroups = (kernel: CompiledKernel, process: Process) =>
  Math.min(process.groups, groupsIn(kernel, windowControls));

/** Words of the control table that are in memory at a time. */
export const windowWords = (kernel: CompiledKernel, process: Process): number =>
  kernel.controlCount * (windowGroups(kernel, process) * 2 * kernel.stepsPerGroup + 1);

/** Advances trajectories by groups of steps, from `from` to `to`, tile by tile and in pieces of the steps; yields after each piece. */
export function* cpuSteps(
  kernel: CompiledKernel,
  instance: CpuInstance,
  loaded: Loaded,
  process: Process,
  range: Range,
  tiles: readonly Tile[],
  field: CpuField | undefined,
  from: number,
  to: number,
): Generator<void, void> {
  const { columnCount, controlCount, stepsPerGroup } = kernel;
  const rowsPerGroup = 2 * stepsPerGroup;
  const loadControls = (group: number): { first: number; end: number } => {
    const known = loaded.window;
    if (known && group >= known.first && group < known.end) return known;
    const window = { first: group, end: Math.min(group + windowGroups(kernel, process), process.groups) };
    const rows = [window.first * rowsPerGroup, window.end * rowsPerGroup + 1] as const;
    if (controlCount > 0)
      instance.writeControls(process.controls.subarray(controlCount * rows[0], controlCount * rows[1]));
    loaded.window = window;
    return window;
  };

  for (let group = from; group < to; ) {
    const window = loadControls(group);
    const end = Math.min(to, window.end);
    for (const { start, count, stride } of tiles) {
      const room = field?.groups(count) ?? Number.POSITIVE_INFINITY;
      const most = Math.max(1, Math.min(groupsIn(kernel, pieceControls), Math.floor(pieceWork / stride), room));
      for (let g = group; g < end; g += most) {
        const dispatch = { count, stride, first: range.first + start, group: g, groups: Math.min(most, end - g) };
        field?.before(count, dispatch.groups);
        const row = (g - window.first) * rowsPerGroup;
        instance.call('advance', process, dispatch, columnCount * start, row);
        yield;
      }
    }
    group = end;
  }
}

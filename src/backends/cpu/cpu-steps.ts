import type { Range } from '../backend.ts';
import { windowValues } from '../control-table.ts';
import type { CompiledKernel } from './compile-kernel.ts';
import type { CpuField } from './cpu-field.ts';
import type { CpuInstance } from './cpu-instance.ts';
import type { CpuWork, Rows } from './cpu-work.ts';
import type { Loaded, ProcessNumbers } from './loaded.ts';
import type { Tile } from './tiles.ts';

/** Control values, in words, that a piece of a tile's run reads. */
const pieceControls = 4096;

/** Trajectories × groups in a piece: about a millisecond, after which other work gets its turn. */
const pieceWork = 2 ** 17;

/** Groups of steps whose control values fit in `words`. */
function groupsIn({ controlCount, stepsPerGroup }: CompiledKernel, words: number): number {
  if (controlCount === 0) return Number.POSITIVE_INFINITY;
  return Math.max(1, Math.floor(words / (controlCount * stepsPerGroup)));
}

const windowGroups = (kernel: CompiledKernel, process: ProcessNumbers) =>
  Math.min(process.groups, groupsIn(kernel, windowValues));

/** Words of the control table that are in memory at a time. */
export const windowWords = (kernel: CompiledKernel, process: ProcessNumbers): number =>
  kernel.controlCount * (windowGroups(kernel, process) * kernel.stepsPerGroup + 1);

/**
 * Advances trajectories by groups of steps, from `from` to `to`, tile by tile and in pieces of the steps; yields after each piece, and
 * wherever it wants a further window of the control table.
 */
export function* cpuSteps(
  kernel: CompiledKernel,
  instance: CpuInstance,
  loaded: Loaded,
  process: ProcessNumbers,
  range: Range,
  tiles: readonly Tile[],
  field: CpuField | undefined,
  from: number,
  to: number,
): CpuWork<void> {
  const { columnCount, controlCount, stepsPerGroup } = kernel;
  const windowFrom = (group: number) => ({
    first: group,
    end: Math.min(group + windowGroups(kernel, process), process.groups),
  });
  const rowsOf = ({ first, end }: Rows): Rows => ({ first: first * stepsPerGroup, end: end * stepsPerGroup + 1 });

  for (let group = from; group < to; ) {
    let window = loaded.window;
    if (!window || group < window.first || group >= window.end) {
      window = windowFrom(group);
      const ahead = window.end < to ? rowsOf(windowFrom(window.end)) : null;
      if (controlCount > 0) instance.writeControls((yield { ...rowsOf(window), width: controlCount, ahead })!);
      loaded.window = window;
    }
    const end = Math.min(to, window.end);
    for (const { start, count, stride } of tiles) {
      const room = field?.groups(count) ?? Number.POSITIVE_INFINITY;
      const most = Math.max(1, Math.min(groupsIn(kernel, pieceControls), Math.floor(pieceWork / stride), room));
      for (let g = group; g < end; g += most) {
        const dispatch = { count, stride, first: range.first + start, group: g, groups: Math.min(most, end - g) };
        field?.before(count, dispatch.groups);
        const row = (g - window.first) * stepsPerGroup;
        instance.call('advance', process, dispatch, columnCount * start, row);
        yield;
      }
    }
    group = end;
  }
}

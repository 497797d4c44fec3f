import type { Range } from '../backend.ts';
import { createEventWatch, withStop } from '../event-watch.ts';
import type { CompiledKernel } from './compile-kernel.ts';
import type { CpuInstance } from './cpu-instance.ts';
import type { CpuWork } from './cpu-work.ts';
import { createLaneOrder } from './lane-order.ts';
import type { ProcessNumbers } from './loaded.ts';
import type { Tile } from './tiles.ts';

/** Lanes × rounds in a piece: a few tenths of a millisecond, after which those that have arrived make room, and other work gets its turn. */
const pieceWork = 2 ** 14;

/**
 * Advances trajectories of a kernel with events to the time `stop`, one tile after another; yields after each piece. Those under way are
 * gathered in the first lanes of a tile before each piece, so that none waits for stragglers, and put back in the end. The fewer they are, the more
 * rounds a piece has.
 */
export function* cpuEvents(
  kernel: CompiledKernel,
  instance: CpuInstance,
  process: ProcessNumbers,
  range: Range,
  tiles: readonly Tile[],
  stop: number,
): CpuWork<void> {
  const { columnCount, lanes, precision } = kernel;
  const { reached, moved } = kernel.events!;
  const time = precision === 'single' ? Math.fround(stop) : stop;
  if (time === 0) return;
  const toStop = withStop(process, stop);
  for (const { start, count, stride } of tiles) {
    const watch = createEventWatch(stop);
    const columns = Array.from({ length: columnCount }, (_, c) =>
      instance.state(columnCount * start + c * stride, count),
    );
    const order = createLaneOrder(columns, moved);
    const underWay = () => order.gather((lane) => columns[reached]![lane] === time);
    for (let left = underWay(); left > 0; left = underWay()) {
      const groups = Math.floor(pieceWork / (lanes * Math.ceil(left / lanes)));
      watch(left, groups);
      const dispatch = { count: left, stride, first: range.first + start, group: 0, groups };
      instance.call('advance', toStop, dispatch, columnCount * start, 0);
      yield;
    }
    order.restore();
  }
}

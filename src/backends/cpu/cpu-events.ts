import type { Process, Range } from '../backend.ts';
import { createEventWatch, withStop } from '../event-watch.ts';
import type { CompiledKernel } from './compile-kernel.ts';
import type { CpuInstance } from './cpu-instance.ts';
import type { Tile } from './tiles.ts';

/** Passes of the inner loop × lanes × rounds in a piece: about a millisecond, after which other work gets its turn. */
const pieceWork = 2 ** 17;

/**
 * Advances trajectories of a kernel with events to the time `stop`, one tile after another, so that those of other tiles do not
 * wait for stragglers; yields after each piece. The fewer trajectories are under way, the more rounds a piece has.
 */
export function* cpuEvents(
  kernel: CompiledKernel,
  instance: CpuInstance,
  process: Process,
  range: Range,
  tiles: readonly Tile[],
  stop: number,
): Generator<void, void> {
  const { columnCount, lanes, precision, reached } = kernel;
  const time = precision === 'single' ? Math.fround(stop) : stop;
  if (time === 0) return;
  const toStop = withStop(process, stop);
  for (const { start, count, stride } of tiles) {
    const watch = createEventWatch(stop);
    const underWay = () => {
      let left = 0;
      for (const t of instance.state(columnCount * start + reached! * stride, count)) if (t !== time) left++;
      return left;
    };
    for (let left = underWay(); left > 0; left = underWay()) {
      const groups = Math.floor(pieceWork / Math.min(stride, lanes * left));
      watch(left, groups);
      const dispatch = { count, stride, first: range.first + start, group: 0, groups };
      instance.call('advance', toStop, dispatch, columnCount * start, 0);
      yield;
    }
  }
}

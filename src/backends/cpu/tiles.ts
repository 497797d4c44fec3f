import type { Columns } from '../backend.ts';
import type { CpuInstance } from './cpu-instance.ts';
import type { Spares } from './spares.ts';

/** Trajectories advanced together: their state and a piece of the control table stay in the first-level cache. */
const tileCount = 512;

/** A part of a range, which holds its own columns one after another. */
export interface Tile {
  /** Its first trajectory, counted from that of the range. */
  readonly start: number;
  readonly count: number;
  /** `count` padded to whole passes of the inner loop. */
  readonly stride: number;
}

export function cutTiles(count: number, lanes: number): Tile[] {
  return Array.from({ length: Math.ceil(count / tileCount) }, (_, i) => {
    const start = i * tileCount;
    const inTile = Math.min(tileCount, count - start);
    return { start, count: inTile, stride: Math.ceil(inTile / lanes) * lanes };
  });
}

/** Copies tiles to columns of the whole range. @param spares memory to be used again */
export function gather(
  instance: CpuInstance,
  tiles: readonly Tile[],
  columnCount: number,
  count: number,
  spares: Spares,
): Columns {
  const first = instance.state(0, 1);
  const words = columnCount * count;
  const buffer = spares.take(words * first.BYTES_PER_ELEMENT);
  const data = first instanceof Float64Array ? new Float64Array(buffer, 0, words) : new Float32Array(buffer, 0, words);
  for (const tile of tiles)
    for (let column = 0; column < columnCount; column++)
      data.set(
        instance.state(columnCount * tile.start + column * tile.stride, tile.count),
        column * count + tile.start,
      );
  return { data, stride: count, count };
}

import type { Columns, Process, Range } from '../backend.ts';
import type { CompiledKernel } from './compile-kernel.ts';
import type { CpuInstance } from './cpu-instance.ts';

/** Trajectories advanced together: their state and a piece of the control table stay in the first-level cache. */
const tileCount = 512;

/** Control values, in words, that a piece of a tile's run reads, and that are held in memory at a time. */
const pieceControls = 4096;
const windowControls = 4 * 2 ** 20;

/** Trajectories × groups in a piece: about a millisecond, after which other work gets its turn. */
const pieceWork = 2 ** 17;

/** What an instance holds between runs, so that a process's tables are loaded once. */
export interface Loaded {
  process?: Process;
  window?: { first: number; end: number };
  layout?: string;
}

/**
 * Starts and advances `range`, tile by tile and in pieces of the steps; yields after each piece. The result depends
 * neither on tiles nor on pieces, since every trajectory has its own lane and its own random stream.
 */
export function* cpuRun(
  kernel: CompiledKernel,
  instance: CpuInstance,
  loaded: Loaded,
  process: Process,
  range: Range,
  stops: readonly number[],
): Generator<void, Columns[]> {
  const { columnCount, controlCount, lanes, stepsPerGroup } = kernel;
  const rowsPerGroup = 2 * stepsPerGroup;
  const groupsIn = (words: number) =>
    controlCount === 0 ? Number.POSITIVE_INFINITY : Math.max(1, Math.floor(words / (controlCount * rowsPerGroup)));
  const windowGroups = Math.min(process.groups, groupsIn(windowControls));
  const controlWords = controlCount * (windowGroups * rowsPerGroup + 1);
  const tiles = cutTiles(range.count, lanes);
  const last = tiles.at(-1)!;
  const stateWords = columnCount * (last.start + last.stride);

  const layout = `${process.table.length} ${controlWords}`;
  instance.reserve({ table: process.table.length, controls: controlWords, state: stateWords });
  if (loaded.process !== process || loaded.layout !== layout) {
    loaded.process = process;
    loaded.layout = layout;
    loaded.window = undefined;
    instance.writeTable(process.table);
  }
  const loadControls = (group: number): { first: number; end: number } => {
    const known = loaded.window;
    if (known && group >= known.first && group < known.end) return known;
    const window = { first: group, end: Math.min(group + windowGroups, process.groups) };
    const rows = [window.first * rowsPerGroup, window.end * rowsPerGroup + 1] as const;
    if (controlCount > 0)
      instance.writeControls(process.controls.subarray(controlCount * rows[0], controlCount * rows[1]));
    loaded.window = window;
    return window;
  };

  for (const { start, count, stride } of tiles) {
    const dispatch = { count, stride, first: range.first + start, group: 0, groups: 1 };
    instance.call('initialise', process, dispatch, columnCount * start, 0);
    yield;
  }
  const columns: Columns[] = [];
  let group = 0;
  for (const stop of stops) {
    while (group < stop) {
      const window = loadControls(group);
      const end = Math.min(stop, window.end);
      for (const { start, count, stride } of tiles) {
        const most = Math.max(1, Math.min(groupsIn(pieceControls), Math.floor(pieceWork / stride)));
        for (let g = group; g < end; g += most) {
          const dispatch = { count, stride, first: range.first + start, group: g, groups: Math.min(most, end - g) };
          const row = (g - window.first) * rowsPerGroup;
          instance.call('advance', process, dispatch, columnCount * start, row);
          yield;
        }
      }
      group = end;
    }
    columns.push(gather(instance, tiles, columnCount, range.count));
  }
  return columns;
}

interface Tile {
  readonly start: number;
  readonly count: number;
  /** `count` padded to whole passes of the inner loop. */
  readonly stride: number;
}

function cutTiles(count: number, lanes: number): Tile[] {
  return Array.from({ length: Math.ceil(count / tileCount) }, (_, i) => {
    const start = i * tileCount;
    const inTile = Math.min(tileCount, count - start);
    return { start, count: inTile, stride: Math.ceil(inTile / lanes) * lanes };
  });
}

/** Copies tiles, which hold their columns one after another, to columns of the whole range. */
function gather(instance: CpuInstance, tiles: readonly Tile[], columnCount: number, count: number): Columns {
  const first = instance.state(0, 1);
  const data =
    first instanceof Float64Array ? new Float64Array(columnCount * count) : new Float32Array(columnCount * count);
  for (const tile of tiles)
    for (let column = 0; column < columnCount; column++)
      data.set(
        instance.state(columnCount * tile.start + column * tile.stride, tile.count),
        column * count + tile.start,
      );
  return { data, stride: count, count };
}

import { type Block, coarsen, createDyadic, foldBlocks, groupsOf, jackknifeGroups } from './dyadic.ts';
import { emptySide, mergeSides, mergeSidesInto, type SideLayout, type SideTally, sideTallyOf } from './side-tally.ts';
import { type StreamState, trajectoriesIn } from './stream-state.ts';

/** Trajectories in one leaf of a large ensemble. */
const largestLeaf = 256;

/** Raw works kept from the start of the ensemble. */
export const keptWorks = 2 ** 14;

/** All that estimators and their errors are made from: a stretch's total, the groups for its jackknife, its first raw works. */
export interface Ensemble {
  readonly total: SideTally;
  /** Up to 128 groups, or as many as were asked for, whose union is the total. */
  readonly groups: readonly SideTally[];
  /** The first works, up to 2^14, as they came (NaN and ±∞ too). */
  readonly first: Float64Array;
}

export interface SideStreamOptions extends SideLayout {
  /** Trajectories in the whole ensemble, all shards together; sets the size of a leaf. */
  readonly trajectories: number;
  /** Index in the whole ensemble of the first trajectory that comes: at a leaf (`leafOf`). Default 0. */
  readonly first?: number;
  /** Overrides the leaf's size, a power of two. */
  readonly leaf?: number;
  /** Number of groups below which they are kept apart, a power of two; default 128, 2048 for a bootstrap over block tallies. */
  readonly groups?: number;
  /** Columns of which the first 2^14 values are kept, by position. */
  readonly keep?: readonly number[];
  /** Whether the stream remembers how it stood at powers of two; default true. */
  readonly prefixes?: boolean;
  /** Level up to which blocks are merged from the beginning: that of the stream that will `append` this one's. Default 0. */
  readonly level?: number;
  /** Goes on where an earlier stream with the same options stopped. */
  readonly from?: StreamState | null;
}

/** Tallies one side of an experiment as its trajectories come in, in index order. */
export interface SideStream {
  /** Takes the next trajectories: their works in kT (null when none are measured) and one array for each further observable. */
  add(work: Float64Array | null, columns: readonly Float64Array[]): void;
  /**
   * Takes the next trajectories as a stream of their own has tallied them, which began behind the last of these and whose tallies nobody else has. No bit
   * differs, if that stream was merged no farther than to this one's `level`.
   *
   * @throws RangeError when this stream stands inside a leaf
   */
  append(next: StreamState): void;
  /** The level up to which blocks are merged so far. */
  level(): number;
  /** Trajectories taken so far. */
  count(): number;
  /** What has come so far; the same bits however it was cut into batches. */
  total(): SideTally;
  /** Between half of the options' `groups` and all of them, of equal size (fewer while there are fewer), and the remainder; their union is the total. */
  groups(): SideTally[];
  /** With so many groups at most (a power of two), or as many as the options say. */
  ensemble(groups?: number): Ensemble;
  /** The first raw works, up to 2^14. */
  first(): Float64Array;
  /** The first values of the columns that are kept, up to 2^14. */
  kept(): Float64Array[];
  /** The first `count` trajectories in up to 128 groups or as many as are asked for, `count` a power of two from 2^14, once they have come; else null. */
  prefix(count: number, groups?: number): Ensemble | null;
  /** All that the stream knows. */
  save(): StreamState;
}

/** Trajectories in one leaf of an ensemble of a given size: 256, less where that would leave fewer than 64 leaves. */
export function leafOf(trajectories: number): number {
  return leafFor(trajectories, jackknifeGroups);
}

/** The leaf with which half of `groups` are reached, 256 at most. */
function leafFor(trajectories: number, groups: number): number {
  return Math.max(1, Math.min(largestLeaf, 2 ** Math.floor(Math.log2((2 * trajectories) / groups))));
}

/** Opens a stream. @throws RangeError when `first` does not lie on a leaf, or columns do not fit */
export function createSideStream(options: SideStreamOptions): SideStream {
  const { scale, columns: width, trajectories, first = 0, groups = jackknifeGroups, keep = [], from = null } = options;
  const { leaf = leafFor(trajectories, groups), prefixes: remembers = true } = options;
  if (first % leaf !== 0) throw new RangeError(`first: ${first} (must be a multiple of ${leaf})`);
  const room = Math.max(0, Math.min(trajectories, keptWorks) - first);
  const kept = new Float64Array(scale ? room : 0);
  const keptColumns = keep.map(() => new Float64Array(room));
  const dyadic = createDyadic(mergeSidesInto, groups, options.level);
  const prefixes = new Map<number, readonly Block<SideTally>[]>();
  const workBuffer = new Float64Array(scale ? leaf : 0);
  const columnBuffers = Array.from({ length: width }, () => new Float64Array(leaf));
  const scratch = new Float64Array(2 * leaf);
  let count = 0;
  let filled = 0;
  if (from) {
    for (const block of from.blocks) dyadic.push(block);
    for (const [reached, blocks] of from.prefixes) prefixes.set(reached, blocks);
    count = trajectoriesIn(from);
    filled = Math.max(from.open.work.length, from.open.columns[0]?.length ?? 0);
    kept.set(from.first);
    from.kept.forEach((values, k) => void keptColumns[k]!.set(values));
    workBuffer.set(from.open.work);
    from.open.columns.forEach((values, c) => void columnBuffers[c]!.set(values));
  }

  const rest = () =>
    filled ? sideTallyOf(options, filled, scale && workBuffer.subarray(0, filled), columnBuffers, scratch) : null;
  const firstWorks = () => kept.subarray(0, Math.min(count, kept.length));
  const firstValues = () => keptColumns.map((values) => values.subarray(0, Math.min(count, room)));
  const fold = (blocks: readonly Block<SideTally>[], tail: SideTally | null) =>
    foldBlocks(blocks, tail, mergeSides) ?? emptySide(options);

  /** Tallies a whole leaf, which ends with the last of the trajectories that have come. */
  function closeLeaf(work: Float64Array | null, columns: readonly Float64Array[]): void {
    const tally = sideTallyOf(options, leaf, work, columns, scratch, dyadic.spare());
    dyadic.push({ level: 0, index: (first + count) / leaf - 1, tally }, true);
    remember();
  }

  /** Keeps the blocks as they are where the ensemble has reached a power of two. */
  function remember(): void {
    const reached = first + count;
    if (remembers && reached >= keptWorks && Number.isInteger(Math.log2(reached)))
      prefixes.set(reached, [...coarsen(dyadic.blocks(), jackknifeGroups, mergeSides)]);
  }

  function add(work: Float64Array | null, columns: readonly Float64Array[]): void {
    const length = work?.length ?? columns[0]?.length ?? 0;
    if (columns.length !== width || columns.some((column) => column.length !== length) || (scale && !work))
      throw new RangeError(
        `columns: ${columns.length} (must be ${width} of equal length${scale ? ', and works' : ''})`,
      );
    for (let at = 0; at < length; ) {
      const step = Math.min(leaf - filled, length - at);
      const works = scale ? work!.subarray(at, at + step) : null;
      const values = columns.map((column) => column.subarray(at, at + step));
      if (works && count < kept.length) kept.set(works.subarray(0, kept.length - count), count);
      if (count < room) keep.forEach((c, k) => void keptColumns[k]!.set(values[c]!.subarray(0, room - count), count));
      at += step;
      count += step;
      if (step === leaf) {
        closeLeaf(works, values);
        continue;
      }
      if (works) workBuffer.set(works, filled);
      values.forEach((column, c) => void columnBuffers[c]!.set(column, filled));
      filled += step;
      if (filled === leaf) {
        filled = 0;
        closeLeaf(scale && workBuffer, columnBuffers);
      }
    }
  }

  return {
    add,
    append({ blocks, open }) {
      if (filled > 0) throw new RangeError(`append: ${filled} trajectories fill no leaf`);
      for (const block of blocks) {
        count += block.tally.count;
        dyadic.push(block, true);
        remember();
      }
      if (trajectoriesIn({ blocks: [], open }) > 0) add(scale && open.work, open.columns);
    },
    level: dyadic.level,
    count: () => count,
    total: () => fold(dyadic.blocks(), rest()),
    groups: () => groupsOf(dyadic.blocks(), rest(), mergeSides),
    first: firstWorks,
    kept: firstValues,
    ensemble: (most = groups) => ensembleOf(coarsen(dyadic.blocks(), most, mergeSides), rest(), firstWorks(), options),
    prefix(length, most = jackknifeGroups) {
      const blocks = prefixes.get(length);
      return blocks ? ensembleOf(coarsen(blocks, most, mergeSides), null, kept, options) : null;
    },
    save: () => ({
      blocks: [...dyadic.blocks()],
      prefixes: [...prefixes],
      first: firstWorks().slice(),
      kept: firstValues().map((values) => values.slice()),
      open: {
        work: workBuffer.slice(0, scale ? filled : 0),
        columns: columnBuffers.map((values) => values.slice(0, filled)),
      },
    }),
  };
}

function ensembleOf(
  blocks: readonly Block<SideTally>[],
  rest: SideTally | null,
  first: Float64Array,
  layout: SideLayout,
): Ensemble {
  return {
    total: foldBlocks(blocks, rest, mergeSides) ?? emptySide(layout),
    groups: groupsOf(blocks, rest, mergeSides),
    first,
  };
}

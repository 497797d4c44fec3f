import { type Block, coarsen, createDyadic, foldBlocks, groupsOf, jackknifeGroups } from './dyadic.ts';
import { emptySide, mergeSides, type SideLayout, type SideTally, sideTallyOf } from './side-tally.ts';

/** Trajectories in one leaf of a large ensemble. */
const largestLeaf = 256;

/** Raw works kept from the start of the ensemble, and the step at which shards may begin. */
export const keptWorks = 2 ** 14;

/** All that estimators and their errors are made from: a stretch's total, the groups for its jackknife, its first raw works. */
export interface Ensemble {
  readonly total: SideTally;
  /** Up to 128 groups, or as many as were asked for, whose union is the total. */
  readonly groups: readonly SideTally[];
  /** The first works, up to 2^14, as they came (NaN and ±∞ too). */
  readonly first: Float64Array;
}

/** A part of an ensemble, from which the whole is put together in index order. */
export interface Shard {
  readonly blocks: readonly Block<SideTally>[];
  readonly rest: SideTally | null;
  readonly first: Float64Array;
}

export interface SideStreamOptions extends SideLayout {
  /** Trajectories in the whole ensemble, all shards together; sets the size of a leaf. */
  readonly trajectories: number;
  /** Global index of the first trajectory that comes: a multiple of 2^14. Default 0. */
  readonly first?: number;
  /** Overrides the leaf's size, a power of two. */
  readonly leaf?: number;
  /** Number of groups below which they are kept apart, a power of two; default 128, 2048 for a bootstrap over block tallies. */
  readonly groups?: number;
  /** Goes on where an earlier stream with the same options stopped, at the end of a leaf. */
  readonly resume?: Shard;
}

/** Tallies one side of an experiment as its trajectories come in, in index order. */
export interface SideStream {
  /** Takes the next trajectories: their works in kT (null when none are measured) and one array for each further observable. */
  add(work: Float64Array | null, columns: readonly Float64Array[]): void;
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
  /** The first `count` trajectories in up to 128 groups, `count` a power of two from 2^14, once they have come; else null. */
  prefix(count: number): Ensemble | null;
  shard(): Shard;
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
  const { scale, columns: width, trajectories, first = 0, groups = jackknifeGroups, resume } = options;
  const { leaf = leafFor(trajectories, groups) } = options;
  if (first % leaf !== 0) throw new RangeError(`first: ${first} (must be a multiple of ${leaf})`);
  const kept = new Float64Array(scale && first === 0 ? Math.min(trajectories, keptWorks) : 0);
  const dyadic = createDyadic(mergeSides, groups);
  const prefixes = new Map<number, readonly Block<SideTally>[]>();
  const workBuffer = new Float64Array(scale ? leaf : 0);
  const columnBuffers = Array.from({ length: width }, () => new Float64Array(leaf));
  const scratch = new Float64Array(leaf);
  let count = 0;
  let filled = 0;
  if (resume) {
    if (resume.rest) throw new RangeError('resume: the earlier stream stopped inside a leaf');
    for (const block of resume.blocks) dyadic.push(block);
    count = resume.blocks.reduce((sum, { tally }) => sum + tally.count, 0);
    kept.set(resume.first);
  }

  const tallyBuffer = () =>
    sideTallyOf(options, filled, scale && workBuffer.subarray(0, filled), columnBuffers, scratch);
  const rest = () => (filled ? tallyBuffer() : null);
  const firstWorks = () => kept.subarray(0, Math.min(count, kept.length));
  const fold = (blocks: readonly Block<SideTally>[], tail: SideTally | null) =>
    foldBlocks(blocks, tail, mergeSides) ?? emptySide(options);

  function closeLeaf(): void {
    dyadic.push({ level: 0, index: (first + count) / leaf - 1, tally: tallyBuffer() });
    filled = 0;
    if (first === 0 && count >= keptWorks && Number.isInteger(Math.log2(count)))
      prefixes.set(count, [...coarsen(dyadic.blocks(), jackknifeGroups, mergeSides)]);
  }

  return {
    add(work, columns) {
      const length = work?.length ?? columns[0]?.length ?? 0;
      if (columns.length !== width || columns.some((column) => column.length !== length) || (scale && !work))
        throw new RangeError(
          `columns: ${columns.length} (must be ${width} of equal length${scale ? ', and works' : ''})`,
        );
      for (let at = 0; at < length; ) {
        const step = Math.min(leaf - filled, length - at);
        if (scale && work) {
          const piece = work.subarray(at, at + step);
          workBuffer.set(piece, filled);
          if (count < kept.length) kept.set(piece.subarray(0, kept.length - count), count);
        }
        for (let c = 0; c < width; c++) columnBuffers[c]!.set(columns[c]!.subarray(at, at + step), filled);
        at += step;
        filled += step;
        count += step;
        if (filled === leaf) closeLeaf();
      }
    },
    count: () => count,
    total: () => fold(dyadic.blocks(), rest()),
    groups: () => groupsOf(dyadic.blocks(), rest(), mergeSides),
    first: firstWorks,
    ensemble: (most = groups) =>
      ensembleOf({ blocks: coarsen(dyadic.blocks(), most, mergeSides), rest: rest(), first: firstWorks() }, options),
    prefix(length) {
      const blocks = prefixes.get(length);
      return blocks ? ensembleOf({ blocks, rest: null, first: kept }, options) : null;
    },
    shard: () => ({ blocks: [...dyadic.blocks()], rest: rest(), first: firstWorks().slice() }),
  };
}

function ensembleOf({ blocks, rest, first }: Shard, layout: SideLayout): Ensemble {
  return {
    total: foldBlocks(blocks, rest, mergeSides) ?? emptySide(layout),
    groups: groupsOf(blocks, rest, mergeSides),
    first,
  };
}

/**
 * Puts contiguous shards, in index order and starting at trajectory 0, together to the ensemble that one stream would have
 * given, bit for bit. @throws RangeError when a shard other than the last ends inside a leaf
 */
export function mergeShards(shards: readonly Shard[], layout: SideLayout): Ensemble {
  const dyadic = createDyadic(mergeSides);
  for (const { blocks, rest } of shards.slice(0, -1)) {
    if (rest) throw new RangeError('shards: only the last may end inside a leaf');
    for (const block of blocks) dyadic.push(block);
  }
  const last = shards.at(-1);
  for (const block of last?.blocks ?? []) dyadic.push(block);
  return ensembleOf(
    { blocks: dyadic.blocks(), rest: last?.rest ?? null, first: shards[0]?.first ?? new Float64Array(0) },
    layout,
  );
}

/** A tally of the leaves index·2^level … (index + 1)·2^level − 1 of an ensemble. */
export interface Block<T> {
  readonly level: number;
  readonly index: number;
  readonly tally: T;
}

/** Groups below which a jackknife's are kept apart; half as many are left when that number is reached. */
export const jackknifeGroups = 128;

/** Appends a block, then merges aligned neighbours of one level as long as they are below `level`. */
function append<T>(blocks: Block<T>[], block: Block<T>, level: number, merge: (a: T, b: T) => T): void {
  blocks.push(block);
  for (;;) {
    const b = blocks.at(-1)!;
    const a = blocks.at(-2);
    if (!a || b.level >= level || a.level !== b.level || (a.index & 1) !== 0 || a.index + 1 !== b.index) return;
    blocks.length -= 2;
    blocks.push({ level: b.level + 1, index: a.index / 2, tally: merge(a.tally, b.tally) });
  }
}

/**
 * Aligned blocks of an ensemble in index order. Only aligned neighbours are ever merged, so a block's bits depend on its own
 * trajectories alone, not on batches, workers or shards. Fewer than a given number of the top level are kept apart.
 */
export interface Dyadic<T> {
  /**
   * Adds the next block; blocks of contiguous shards may follow one another.
   *
   * @param given whether nobody else has its tally, which may then be overwritten
   */
  push(block: Block<T>, given?: boolean): void;
  /** The blocks so far; their tallies stay as they are from now on. */
  blocks(): readonly Block<T>[];
  /** The level up to which neighbours are merged so far. */
  level(): number;
  /** A tally that has been merged into another and that nobody else has, for the next one to be written over; null where there is none. */
  spare(): T | null;
}

/**
 * An empty forest of aligned blocks; below `limit` (a power of two) they are kept apart.
 *
 * @param merge gives both together, in memory of its own or over that of `into`: one of the two that nobody else has, or null
 * @param from the level up to which neighbours are merged from the beginning
 */
export function createDyadic<T>(
  merge: (a: T, b: T, into: T | null) => T,
  limit = jackknifeGroups,
  from = 0,
): Dyadic<T> {
  let blocks: Block<T>[] = [];
  let level = from;
  const own = new Set<T>();
  const spares: T[] = [];
  const mergeOwn = (a: T, b: T): T => {
    const into = own.has(a) ? a : own.has(b) ? b : null;
    const both = merge(a, b, into);
    own.delete(a);
    if (own.delete(b) && into === a) spares.push(b);
    own.add(both);
    return both;
  };
  return {
    push(block, given = false) {
      if (given) own.add(block.tally);
      if (block.level > level) {
        level = block.level;
        blocks = collapse(blocks, level, mergeOwn);
      }
      append(blocks, block, level, mergeOwn);
      while (blocks.filter(({ level: at }) => at === level).length >= limit)
        blocks = collapse(blocks, ++level, mergeOwn);
    },
    blocks() {
      own.clear();
      return blocks;
    },
    level: () => level,
    spare: () => spares.pop() ?? null,
  };
}

/** The blocks that a forest of a lower `limit` would have kept. */
export function coarsen<T>(blocks: readonly Block<T>[], limit: number, merge: (a: T, b: T) => T): readonly Block<T>[] {
  let level = blocks.reduce((top, block) => Math.max(top, block.level), 0);
  let coarse = blocks;
  while (coarse.filter(({ level: at }) => at === level).length >= limit) coarse = collapse(coarse, ++level, merge);
  return coarse;
}

/** Merges aligned neighbours up to `level`. */
function collapse<T>(blocks: readonly Block<T>[], level: number, merge: (a: T, b: T) => T): Block<T>[] {
  const merged: Block<T>[] = [];
  for (const block of blocks) append(merged, block, level, merge);
  return merged;
}

/** The canonical sum: aligned neighbours first, as far as they go, then what is left from the last to the first. */
export function foldBlocks<T>(blocks: readonly Block<T>[], rest: T | null, merge: (a: T, b: T) => T): T | null {
  return collapse(blocks, Number.POSITIVE_INFINITY, merge).reduceRight<T | null>(
    (sum, { tally }) => (sum === null ? tally : merge(tally, sum)),
    rest,
  );
}

/** The blocks of the highest level as groups of equal size; before and after them, all smaller blocks merged into one group. */
export function groupsOf<T>(blocks: readonly Block<T>[], rest: T | null, merge: (a: T, b: T) => T): T[] {
  const level = blocks.reduce((top, block) => Math.max(top, block.level), 0);
  const first = blocks.findIndex((block) => block.level === level);
  const last = blocks.findLastIndex((block) => block.level === level);
  const head = foldBlocks(blocks.slice(0, Math.max(0, first)), null, merge);
  const tail = foldBlocks(blocks.slice(last + 1), rest, merge);
  const whole = first < 0 ? [] : blocks.slice(first, last + 1).map(({ tally }) => tally);
  return [head, ...whole, tail].filter((group): group is T => group !== null);
}

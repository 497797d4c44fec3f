import { emptyMoments, type Moments, mergeMoments, momentsOf } from '../../tally/moments.ts';

/** Levels of a block study: blocks of 2^level works of each direction, up to 2^20. */
export const levels = 21;

/** One estimator over disjoint blocks, by level: moments of its values, and how many blocks have none. */
export interface LevelTally {
  readonly moments: readonly Moments[];
  readonly missing: readonly number[];
}

/** Both together: the blocks of `b` come after those of `a`. */
export const mergeLevels = (a: LevelTally, b: LevelTally): { moments: Moments[]; missing: number[] } => ({
  moments: a.moments.map((moments, level) => mergeMoments(moments, b.moments[level]!)),
  missing: a.missing.map((count, level) => count + b.missing[level]!),
});

/** Collects the values that one estimator takes in the blocks of each level. */
export interface LevelCollector {
  /** Takes the first `count` values of a level; a value that is not finite is a block without an estimate. */
  add(level: number, values: Float64Array, count: number): void;
  /** Takes what was collected elsewhere from the blocks that come next. */
  merge(next: LevelTally): void;
  tally(): LevelTally;
}

/** Goes on from `from`, which stays as it is. */
export function collectLevels(from?: LevelTally): LevelCollector {
  let moments: Moments[] = from ? [...from.moments] : Array(levels).fill(emptyMoments);
  let missing: number[] = from ? [...from.missing] : Array(levels).fill(0);
  return {
    add(level, values, count) {
      if (count === 0) return;
      let these = momentsOf(values, count);
      // Infinite values poison a mean; looking for them only then costs nothing where there are none.
      if (!Number.isFinite(these.mean))
        these = momentsOf(values.subarray(0, count).map((x) => (Number.isFinite(x) ? x : Number.NaN)));
      moments[level] = mergeMoments(moments[level]!, these);
      missing[level]! += count - these.count;
    },
    merge(next) {
      ({ moments, missing } = mergeLevels({ moments, missing }, next));
    },
    tally: () => ({ moments: [...moments], missing: [...missing] }),
  };
}

import type { LevelTally } from './level-tally.ts';

/**
 * Follows an estimator that needs both directions, over blocks of equally many works of each. `lowest` is the lowest level of
 * which the blocks of these works are taken.
 */
export interface PairStudy {
  /** Takes the next full stretch of either direction. */
  add(forward: Float64Array, reverse: Float64Array, lowest: number): void;
  /** What has come so far, with the blocks of equally many works that fill no stretch. */
  tally(forward: Float64Array, reverse: Float64Array, lowest: number): LevelTally;
}

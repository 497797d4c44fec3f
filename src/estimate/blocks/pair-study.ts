import type { Bracket } from '../../tally/fermi-sums.ts';
import type { CarryState } from './carry.ts';
import type { LevelTally } from './level-tally.ts';
import type { WeighedWorks } from './weights.ts';

/**
 * Follows an estimator that needs both directions, over blocks of equally many works of each. `lowest` is the lowest level of
 * which the blocks of these works are taken.
 */
export interface PairStudy {
  /** Takes the next full stretch of either direction. */
  add(forward: WeighedWorks, reverse: WeighedWorks, lowest: number): void;
  /** What has come so far, with the blocks of equally many works that fill no stretch. */
  tally(forward: WeighedWorks, reverse: WeighedWorks, lowest: number): LevelTally;
  save(): PairStudyState;
}

export interface PairStudyState {
  readonly levels: LevelTally;
  /** Null before the first stretch, where a study waits for it. */
  readonly carry: CarryState | null;
  /** Where Bennett's sums are kept, once the first stretch has fixed it. */
  readonly bracket: Bracket | null;
}

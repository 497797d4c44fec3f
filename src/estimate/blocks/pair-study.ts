import type { Bracket } from '../../tally/fermi-sums.ts';
import type { CarryState } from './carry.ts';
import type { LevelTally } from './level-tally.ts';

/** What equally many works of either direction give by themselves: the blocks within them, and full stretches as a node of larger blocks. */
export interface PairGain {
  readonly levels: LevelTally;
  readonly node: readonly number[];
}

/** Follows an estimator that needs both directions, over blocks of equally many works of each. */
export interface PairStudy {
  /** Takes what the next full stretch of either direction gives. */
  add(gain: PairGain): void;
  /** What has come so far, with what works that fill no stretch give. */
  tally(rest: LevelTally): LevelTally;
  save(): PairStudyState;
}

export interface PairStudyState {
  readonly levels: LevelTally;
  /** Null before the first stretch, where a study waits for it. */
  readonly carry: CarryState | null;
  /** Where Bennett's sums are kept, once the first stretch has fixed it. */
  readonly bracket: Bracket | null;
}

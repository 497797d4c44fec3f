import type { Bracket } from '../../tally/fermi-sums.ts';
import { type BennettGain, createBennettReader } from './bennett-study.ts';
import { createCrossingReader } from './crossing-study.ts';
import type { PairGain } from './pair-study.ts';
import { createSideReader, type SideGain } from './side-study.ts';
import type { WeighedWorks } from './weights.ts';

/** What equally many works of either direction give. */
export interface StretchPairGain {
  readonly bennett: BennettGain;
  readonly crossing: PairGain;
}

/** Works out what stretches of works give by themselves, whatever came before them: so anywhere, and in any order. */
export interface StretchReader {
  /** Works of a direction (0 forward, 1 reverse), of the blocks within them those from the level `lowest` on. */
  side(side: 0 | 1, works: WeighedWorks, lowest: number): SideGain;
  /** @param bracket where Bennett's sums are kept; null for the first works, which fix it */
  pair(forward: WeighedWorks, reverse: WeighedWorks, lowest: number, bracket: Bracket | null): StretchPairGain;
}

export function createStretchReader(): StretchReader {
  const sides = [createSideReader(true), createSideReader(false)] as const;
  const bennett = createBennettReader();
  const crossing = createCrossingReader();
  return {
    side: (side, works, lowest) => sides[side](works, lowest),
    pair: (forward, reverse, lowest, bracket) => ({
      bennett: bennett(forward, reverse, lowest, bracket),
      crossing: crossing(forward, reverse, lowest),
    }),
  };
}

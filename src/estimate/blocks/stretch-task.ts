import type { Bracket } from '../../tally/fermi-sums.ts';
import type { SideGain } from './side-study.ts';
import type { StretchPairGain, StretchReader } from './stretch-reader.ts';
import { weigh } from './weights.ts';

/** Works that are to be read, as plain data: a stretch of a direction, or one of either. */
export type StretchTask =
  | { readonly side: 0 | 1; readonly works: Float64Array; readonly lowest: number }
  | {
      readonly side: null;
      readonly forward: Float64Array;
      readonly reverse: Float64Array;
      readonly lowest: number;
      readonly bracket: Bracket;
    };

/** What they give: plain data too. */
export type StretchGain = SideGain | StretchPairGain;

/** Reads stretches somewhere else, all of them in the order given. */
export type ReadStretches = (tasks: readonly StretchTask[]) => Promise<readonly StretchGain[]>;

export function readStretch(reader: StretchReader, task: StretchTask): StretchGain {
  if (task.side !== null) return reader.side(task.side, weigh(task.works), task.lowest);
  return reader.pair(weigh(task.forward), weigh(task.reverse), task.lowest, task.bracket);
}

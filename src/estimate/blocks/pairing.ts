import type { LevelTally } from './level-tally.ts';
import type { PairStudy, PairStudyState } from './pair-study.ts';
import { lowestLevel, stretch } from './stretch.ts';

/** Most stretches kept of a direction that is ahead: 2^22 works. */
const mostWaiting = 1024;

/** Brings the stretches of both directions together. */
export interface Pairing {
  /** Takes the next full stretch of a direction (0 forward, 1 reverse) and copies it. */
  add(side: 0 | 1, works: Float64Array): void;
  /** What each study has so far, with the works of stretches that are not full. */
  tally(rests: readonly [Float64Array, Float64Array]): LevelTally[];
  save(): PairingState;
}

export interface PairingState {
  readonly studies: readonly PairStudyState[];
  readonly waiting: readonly [readonly Float64Array[], readonly Float64Array[]];
  readonly ended: readonly [boolean, boolean];
  readonly pairs: number;
}

/**
 * Works of a direction that is ahead wait for the other; one that is more than 2^22 works ahead is followed no farther, and pairs end
 * there. `from` is where an earlier pairing stopped; the studies must go on from there too.
 */
export function createPairing(
  studies: readonly PairStudy[],
  from: Omit<PairingState, 'studies'> = { waiting: [[], []], ended: [false, false], pairs: 0 },
): Pairing {
  const copies = (works: readonly Float64Array[]) => works.map((part) => part.slice());
  const waiting: [Float64Array[], Float64Array[]] = [copies(from.waiting[0]), copies(from.waiting[1])];
  const ended: [boolean, boolean] = [...from.ended];
  const spare: Float64Array[] = [];
  let { pairs } = from;

  return {
    add(side, works) {
      const other = side === 0 ? 1 : 0;
      if (ended[side] || (ended[other] && waiting[other].length === 0)) return;
      if (waiting[side].length >= mostWaiting) {
        ended[side] = true;
        return;
      }
      const copy = spare.pop() ?? new Float64Array(stretch);
      copy.set(works);
      waiting[side].push(copy);
      if (waiting[0].length === 0 || waiting[1].length === 0) return;
      const [forward, reverse] = [waiting[0].shift()!, waiting[1].shift()!];
      for (const study of studies) study.add(forward, reverse, lowestLevel(pairs));
      pairs++;
      spare.push(forward, reverse);
    },
    tally(rests) {
      const next = (side: 0 | 1) => waiting[side][0] ?? (ended[side] ? new Float64Array(0) : rests[side]);
      const [forward, reverse] = [next(0), next(1)];
      const length = Math.min(forward.length, reverse.length);
      return studies.map((study) =>
        study.tally(forward.subarray(0, length), reverse.subarray(0, length), lowestLevel(pairs)),
      );
    },
    save: () => ({
      studies: studies.map((study) => study.save()),
      waiting: [copies(waiting[0]), copies(waiting[1])],
      ended: [...ended],
      pairs,
    }),
  };
}

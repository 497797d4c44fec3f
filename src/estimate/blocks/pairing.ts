import type { LevelTally } from './level-tally.ts';
import type { PairStudy, PairStudyState } from './pair-study.ts';
import { lowestLevel, stretch } from './stretch.ts';
import { firstOf, type WeighedWorks, weigh } from './weights.ts';

/** Most stretches kept of a direction that is ahead: 2^22 works. */
const mostWaiting = 1024;

/** Stretches that keep their weights while they wait; those farther behind are weighed again. */
const weightsKept = 64;

/** A stretch that waits. */
interface Waiting {
  readonly works: Float64Array;
  readonly weighed: WeighedWorks | null;
}

const nothing = weigh(new Float64Array(0));

/** Brings the stretches of both directions together. */
export interface Pairing {
  /** Takes the next full stretch of a direction (0 forward, 1 reverse), and copies it where it has to wait. */
  add(side: 0 | 1, works: WeighedWorks): void;
  /** What each study has so far, with the works of stretches that are not full. */
  tally(rests: readonly [WeighedWorks, WeighedWorks]): LevelTally[];
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
  const again = (stretches: readonly Float64Array[]) =>
    stretches.map((works): Waiting => ({ works: works.slice(), weighed: null }));
  const waiting: [Waiting[], Waiting[]] = [again(from.waiting[0]), again(from.waiting[1])];
  const ended: [boolean, boolean] = [...from.ended];
  const worksOf = (side: 0 | 1) => waiting[side].map(({ works }) => works.slice());
  const spare: Float64Array[] = [];
  const copy = (values: Float64Array) => {
    const room = spare.pop() ?? new Float64Array(stretch);
    room.set(values);
    return room;
  };
  const hold = (weighed: WeighedWorks, keepsWeights: boolean): Waiting => {
    const works = copy(weighed.works);
    if (!keepsWeights) return { works, weighed: null };
    return { works, weighed: { ...weighed, works, weights: weighed.weights && copy(weighed.weights) } };
  };
  const weighedOf = ({ works, weighed }: Waiting) => weighed ?? weigh(works);
  let { pairs } = from;

  return {
    add(side, works) {
      const other = side === 0 ? 1 : 0;
      if (ended[side] || (ended[other] && waiting[other].length === 0)) return;
      if (waiting[side].length >= mostWaiting) {
        ended[side] = true;
        return;
      }
      const [next] = waiting[other];
      if (!next) {
        waiting[side].push(hold(works, waiting[side].length < weightsKept));
        return;
      }
      waiting[other].shift();
      const partner = weighedOf(next);
      const [forward, reverse] = side === 0 ? [works, partner] : [partner, works];
      for (const study of studies) study.add(forward, reverse, lowestLevel(pairs));
      pairs++;
      spare.push(next.works, ...(next.weighed?.weights ? [next.weighed.weights] : []));
    },
    tally(rests) {
      const next = (side: 0 | 1) => {
        const [first] = waiting[side];
        if (first) return weighedOf(first);
        return ended[side] ? nothing : rests[side];
      };
      const [forward, reverse] = [next(0), next(1)];
      const length = Math.min(forward.works.length, reverse.works.length);
      return studies.map((study) =>
        study.tally(firstOf(forward, length), firstOf(reverse, length), lowestLevel(pairs)),
      );
    },
    save: () => ({
      studies: studies.map((study) => study.save()),
      waiting: [worksOf(0), worksOf(1)],
      ended: [...ended],
      pairs,
    }),
  };
}

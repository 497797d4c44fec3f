import { stretch } from './stretch.ts';
import type { WeighedWorks } from './weights.ts';

/** Most stretches kept of a direction that is ahead: 2^22 works. */
const mostWaiting = 1024;

/** Stretches that keep their weights while they wait; those farther behind are weighed again. */
const weightsKept = 64;

/** The works of a full stretch, weighed where that has been done already. */
export interface Stretch {
  readonly works: Float64Array;
  readonly weighed: WeighedWorks | null;
}

/** Brings the stretches of both directions together. */
export interface Pairing {
  /** Takes the next full stretch of a direction (0 forward, 1 reverse), and copies it where it has to wait. */
  add(side: 0 | 1, next: Stretch): void;
  /** The stretch of a direction that comes next: one that waits; null where pairs have ended, undefined where it is not full yet. */
  next(side: 0 | 1): Stretch | null | undefined;
  /** Pairs so far. */
  pairs(): number;
  save(): PairingState;
}

export interface PairingState {
  readonly waiting: readonly [readonly Float64Array[], readonly Float64Array[]];
  readonly ended: readonly [boolean, boolean];
  readonly pairs: number;
}

/**
 * Works of a direction that is ahead wait for the other; one that is more than 2^22 works ahead is followed no farther, and pairs end
 * there.
 *
 * @param study receives the stretches of each pair, which are overwritten afterwards, and how many pairs came before
 * @param from where an earlier pairing stopped, to go on from
 */
export function createPairing(
  study: (forward: Stretch, reverse: Stretch, before: number) => void,
  from: PairingState = { waiting: [[], []], ended: [false, false], pairs: 0 },
): Pairing {
  const again = (stretches: readonly Float64Array[]) =>
    stretches.map((works): Stretch => ({ works: works.slice(), weighed: null }));
  const waiting: [Stretch[], Stretch[]] = [again(from.waiting[0]), again(from.waiting[1])];
  const ended: [boolean, boolean] = [...from.ended];
  const worksOf = (side: 0 | 1) => waiting[side].map(({ works }) => works.slice());
  const spare: Float64Array[] = [];
  const copy = (values: Float64Array) => {
    const room = spare.pop() ?? new Float64Array(stretch);
    room.set(values);
    return room;
  };
  const hold = ({ works, weighed }: Stretch, keepsWeights: boolean): Stretch => {
    const own = copy(works);
    if (!weighed || !keepsWeights) return { works: own, weighed: null };
    return { works: own, weighed: { ...weighed, works: own, weights: weighed.weights && copy(weighed.weights) } };
  };
  let { pairs } = from;

  return {
    add(side, next) {
      const other = side === 0 ? 1 : 0;
      if (ended[side] || (ended[other] && waiting[other].length === 0)) return;
      if (waiting[side].length >= mostWaiting) {
        ended[side] = true;
        return;
      }
      const partner = waiting[other].shift();
      if (!partner) {
        waiting[side].push(hold(next, waiting[side].length < weightsKept));
        return;
      }
      const [forward, reverse] = side === 0 ? [next, partner] : [partner, next];
      study(forward, reverse, pairs++);
      spare.push(partner.works, ...(partner.weighed?.weights ? [partner.weighed.weights] : []));
    },
    next: (side) => waiting[side][0] ?? (ended[side] ? null : undefined),
    pairs: () => pairs,
    save: () => ({ waiting: [worksOf(0), worksOf(1)], ended: [...ended], pairs }),
  };
}

import { createBennettStudy } from './blocks/bennett-study.ts';
import { type BlockSeries, blockSeries } from './blocks/block-series.ts';
import { createCrossingStudy } from './blocks/crossing-study.ts';
import { levels } from './blocks/level-tally.ts';
import type { PairStudyState } from './blocks/pair-study.ts';
import { createPairing, type PairingState, type Stretch } from './blocks/pairing.ts';
import { createSideStudy, type SideStudyState } from './blocks/side-study.ts';
import { createStretchBuffer, lowestLevel, type StretchState, stretch } from './blocks/stretch.ts';
import { createStretchReader, type StretchPairGain } from './blocks/stretch-reader.ts';
import { type ReadStretches, readStretch } from './blocks/stretch-task.ts';
import { createTasksAhead } from './blocks/tasks-ahead.ts';
import type { WeightPowers } from './blocks/weight-powers.ts';
import { firstOf, type WeighedWorks, weigh } from './blocks/weights.ts';

/** What an estimate from N works is like: bias and spread of every estimator against N. */
export interface BlockStudy {
  /** Works of each direction in a block: 1, 2, 4 … 2^20, as far as the works reach. */
  readonly works: readonly number[];
  /**
   * By estimate id: `jarzynski-forward` and `cumulant-2` to `cumulant-4`; with reverse works also `jarzynski-reverse`, `bar` and
   * `crooks-gaussian`. Over the first 4096 blocks of up to 4096 works, and all larger ones.
   */
  readonly estimates: Readonly<Record<string, BlockSeries>>;
  /** Over all works of a direction: what the laws on the bias need to know. */
  readonly weights: { readonly forward: SideWeights; readonly reverse: SideWeights | null };
}

/** Power sums of e^{−W} and of e^{+W} (over finite works). */
export interface SideWeights {
  readonly falling: WeightPowers;
  readonly rising: WeightPowers;
}

/** Follows the study as works come in. */
export interface BlockStudyStream {
  /**
   * Takes further works in kT, W_F and W_R done on the system in the reverse process; null where there is no reverse process. Works of +∞
   * have weight zero, NaN and −∞ are left out.
   */
  add(forward: Float64Array, reverse: Float64Array | null): void;
  /** The study of what has come so far; the same bits however it was cut, once it is `settled`. Before that, stretches read elsewhere may be missing. */
  study(): BlockStudy;
  /** @throws what reading elsewhere has thrown so far */
  check(): void;
  /** Resolves when what is read elsewhere has come back. @throws what reading threw */
  settled(): Promise<void>;
  /** All that the stream knows, as plain data of its own. */
  save(): BlockStudyState;
}

/** What a stream is resumed from. */
export interface BlockStudyState {
  readonly twoSided: boolean;
  readonly sides: readonly SideStudyState[];
  readonly studies: readonly PairStudyState[];
  readonly pairing: PairingState;
  readonly rests: readonly StretchState[];
}

const allInfinite = 'every work is infinite';
const noMoments = 'infinite works have no moments';
const noRoot = 'works of one direction are all infinite, or both do not overlap near the root of the first works';
const noSpread = 'works of one direction are all equal, or infinite';

const nothing = weigh(new Float64Array(0));

/**
 * Opens a study of bias and spread against the number of works: binary trees over the works, in O(log N) memory, and at most 2^22 works
 * of a direction that is ahead of the other. One-sided estimators cost one exponential a work.
 *
 * @param from where an earlier stream stopped, to go on from
 * @param elsewhere where stretches are read; null where they are read here
 */
export function createBlockStudy(
  from: BlockStudyState | null = null,
  elsewhere: ReadStretches | null = null,
): BlockStudyStream {
  const reader = createStretchReader();
  const sides = [createSideStudy(true, from?.sides[0]), createSideStudy(false, from?.sides[1])] as const;
  const bennett = createBennettStudy(from?.studies[0]);
  const crossings = createCrossingStudy(from?.studies[1]);
  const weighedOf = ({ works, weighed }: Stretch) => weighed ?? weigh(works);
  const readPair = (forward: WeighedWorks, reverse: WeighedWorks, before: number) =>
    reader.pair(forward, reverse, lowestLevel(before), bennett.bracket());
  const addPair = ({ bennett: ratio, crossing }: StretchPairGain) => {
    bennett.add(ratio);
    crossings.add(crossing);
  };
  const ahead =
    elsewhere &&
    createTasksAhead(
      elsewhere,
      (task) => readStretch(reader, task),
      ({ side }, gain) => {
        if ('bennett' in gain) addPair(gain);
        else if (side !== null) sides[side].add(gain);
      },
    );
  const pairing = createPairing((forward, reverse, before) => {
    const bracket = bennett.bracket();
    // The first pair fixes the bracket of all others.
    if (!ahead || !bracket) addPair(readPair(weighedOf(forward), weighedOf(reverse), before));
    else
      ahead.ask({
        ...{ side: null, lowest: lowestLevel(before), bracket },
        ...{ forward: forward.works.slice(), reverse: reverse.works.slice() },
      });
  }, from?.pairing);
  let twoSided = from?.twoSided ?? false;
  const scratch = new Float64Array(stretch);
  const buffers = ([0, 1] as const).map((side) =>
    createStretchBuffer((works, before) => {
      const lowest = lowestLevel(before);
      const weighed = ahead ? null : weigh(works, scratch);
      if (weighed) sides[side].add(reader.side(side, weighed, lowest));
      else ahead!.ask({ side, works: works.slice(), lowest });
      if (twoSided) pairing.add(side, { works, weighed });
    }, from?.rests[side]),
  );
  const [forwardBuffer, reverseBuffer] = [buffers[0]!, buffers[1]!];

  /** The pair studies with the equally many works of both directions that fill no stretch. */
  const pairTallies = (rests: readonly [WeighedWorks, WeighedWorks]) => {
    const next = (side: 0 | 1) => {
      const waits = pairing.next(side);
      return waits ? weighedOf(waits) : waits === null ? nothing : rests[side];
    };
    const [forward, reverse] = [next(0), next(1)];
    const length = Math.min(forward.works.length, reverse.works.length);
    const gain = readPair(firstOf(forward, length), firstOf(reverse, length), pairing.pairs());
    return { bar: bennett.tally(gain.bennett.levels), crossing: crossings.tally(gain.crossing.levels) };
  };

  return {
    add(forward, reverse) {
      twoSided ||= reverse !== null;
      // In turns, so that neither direction waits long for the other.
      for (let f = 0, r = 0; f < forward.length || r < (reverse?.length ?? 0); ) {
        f = forwardBuffer.take(forward, f);
        if (reverse) r = reverseBuffer.take(reverse, r);
      }
    },
    check: () => ahead?.check(),
    settled: async () => ahead?.done(),
    save() {
      ahead?.settle();
      return {
        twoSided,
        sides: sides.map((side) => side.save()),
        studies: [bennett.save(), crossings.save()],
        pairing: pairing.save(),
        rests: buffers.map((buffer) => buffer.save()),
      };
    },
    study() {
      const rests = [weigh(forwardBuffer.rest()), weigh(reverseBuffer.rest())] as const;
      const most = Math.max(...rests.map(({ works }, side) => stretch * sides[side]!.stretches() + works.length));
      const count = most > 0 ? Math.min(levels, 1 + Math.floor(Math.log2(most))) : 0;
      const tallyOf = (side: 0 | 1) =>
        sides[side].tally(reader.side(side, rests[side], lowestLevel(buffers[side]!.stretches())));
      const forward = tallyOf(0);
      const estimates: Record<string, BlockSeries> = {
        'jarzynski-forward': blockSeries(forward.average, count, { fewest: 1, why: allInfinite }),
      };
      forward.expansions.forEach((tally, i) => {
        estimates[`cumulant-${i + 2}`] = blockSeries(tally, count, { fewest: i + 2, why: noMoments });
      });
      const reverse = twoSided ? tallyOf(1) : null;
      if (reverse) {
        const { bar, crossing } = pairTallies(rests);
        estimates['jarzynski-reverse'] = blockSeries(reverse.average, count, { fewest: 1, why: allInfinite, sign: -1 });
        estimates.bar = blockSeries(bar, count, { fewest: 1, why: noRoot });
        estimates['crooks-gaussian'] = blockSeries(crossing, count, { fewest: 2, why: noSpread });
      }
      return {
        works: Array.from({ length: count }, (_, level) => 2 ** level),
        estimates,
        weights: {
          forward: { falling: forward.falling, rising: forward.rising },
          reverse: reverse && { falling: reverse.falling, rising: reverse.rising },
        },
      };
    },
  };
}

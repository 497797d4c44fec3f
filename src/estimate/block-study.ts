import { createBennettStudy } from './blocks/bennett-study.ts';
import { type BlockSeries, blockSeries } from './blocks/block-series.ts';
import { createCrossingStudy } from './blocks/crossing-study.ts';
import { levels } from './blocks/level-tally.ts';
import { createPairing, type PairingState } from './blocks/pairing.ts';
import { createSideStudy, type SideStudyState } from './blocks/side-study.ts';
import { createStretchBuffer, lowestLevel, type StretchState, stretch } from './blocks/stretch.ts';
import type { WeightPowers } from './blocks/weight-powers.ts';
import { weigh } from './blocks/weights.ts';

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
  /** The study of what has come so far; the same bits however it was cut. */
  study(): BlockStudy;
  /** All that the stream knows, as plain data of its own. */
  save(): BlockStudyState;
}

/** What a stream is resumed from. */
export interface BlockStudyState {
  readonly twoSided: boolean;
  readonly sides: readonly SideStudyState[];
  readonly pairing: PairingState;
  readonly rests: readonly StretchState[];
}

const allInfinite = 'every work is infinite';
const noMoments = 'infinite works have no moments';
const noRoot = 'works of one direction are all infinite, or both do not overlap near the root of the first works';
const noSpread = 'works of one direction are all equal, or infinite';

/**
 * Opens a study of bias and spread against the number of works: binary trees over the works, in O(log N) memory, and at most 2^22 works
 * of a direction that is ahead of the other. One-sided estimators cost one exponential a work. Goes on `from` where an earlier stream
 * stopped.
 */
export function createBlockStudy(from: BlockStudyState | null = null): BlockStudyStream {
  const sides = [createSideStudy(true, from?.sides[0]), createSideStudy(false, from?.sides[1])] as const;
  const [bennett, crossings] = from?.pairing.studies ?? [];
  const pairing = createPairing([createBennettStudy(bennett), createCrossingStudy(crossings)], from?.pairing);
  let twoSided = from?.twoSided ?? false;
  const scratch = new Float64Array(stretch);
  const buffers = ([0, 1] as const).map((side) =>
    createStretchBuffer((works, before) => {
      const weighed = weigh(works, scratch);
      sides[side].add(weighed, lowestLevel(before));
      if (twoSided) pairing.add(side, weighed);
    }, from?.rests[side]),
  );
  const [forwardBuffer, reverseBuffer] = [buffers[0]!, buffers[1]!];

  return {
    add(forward, reverse) {
      twoSided ||= reverse !== null;
      // In turns, so that neither direction waits long for the other.
      for (let f = 0, r = 0; f < forward.length || r < (reverse?.length ?? 0); ) {
        f = forwardBuffer.take(forward, f);
        if (reverse) r = reverseBuffer.take(reverse, r);
      }
    },
    save: () => ({
      twoSided,
      sides: sides.map((side) => side.save()),
      pairing: pairing.save(),
      rests: buffers.map((buffer) => buffer.save()),
    }),
    study() {
      const rests = [weigh(forwardBuffer.rest()), weigh(reverseBuffer.rest())] as const;
      const most = Math.max(forwardBuffer.count(), reverseBuffer.count());
      const count = most > 0 ? Math.min(levels, 1 + Math.floor(Math.log2(most))) : 0;
      const forward = sides[0].tally(rests[0], lowestLevel(forwardBuffer.stretches()));
      const estimates: Record<string, BlockSeries> = {
        'jarzynski-forward': blockSeries(forward.average, count, { fewest: 1, why: allInfinite }),
      };
      forward.expansions.forEach((tally, i) => {
        estimates[`cumulant-${i + 2}`] = blockSeries(tally, count, { fewest: i + 2, why: noMoments });
      });
      const reverse = twoSided ? sides[1].tally(rests[1], lowestLevel(reverseBuffer.stretches())) : null;
      if (twoSided) {
        const [bar, crossing] = pairing.tally(rests);
        estimates['jarzynski-reverse'] = blockSeries(reverse!.average, count, {
          fewest: 1,
          why: allInfinite,
          sign: -1,
        });
        estimates.bar = blockSeries(bar!, count, { fewest: 1, why: noRoot });
        estimates['crooks-gaussian'] = blockSeries(crossing!, count, { fewest: 2, why: noSpread });
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

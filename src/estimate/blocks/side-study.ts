import { type CarryState, createCarry } from './carry.ts';
import { collectLevels, type LevelCollector, type LevelTally, levels, mergeLevels } from './level-tally.ts';
import { createLogSumNodes } from './log-sum-nodes.ts';
import { createMomentNodes } from './moment-nodes.ts';
import { stretch, stretchLevel } from './stretch.ts';
import { mergePowers, noWeights, type WeightPowers, weightPowers } from './weight-powers.ts';
import type { WeighedWorks } from './weights.ts';

/** What the works of one direction give. */
interface SideTally {
  /** −ln⟨e^{−W}⟩ over blocks. */
  readonly average: LevelTally;
  /** Cumulant expansions to order 2, 3 and 4 over blocks, where asked for. */
  readonly expansions: readonly LevelTally[];
  /** Powers of e^{−W} and of e^{+W} over all works. */
  readonly falling: WeightPowers;
  readonly rising: WeightPowers;
}

/** What some works give by themselves: the blocks within them, and for a full stretch the stretch as a node of larger blocks. */
export interface SideGain {
  readonly levels: readonly LevelTally[];
  readonly falling: WeightPowers;
  readonly rising: WeightPowers;
  /** ln Σ e^{−W}. */
  readonly sum: number;
  /** Mean and central power sums; empty where cumulants are not followed. */
  readonly moments: readonly number[];
}

/** Reads works of one direction; of the blocks within them those from the level `lowest` on. */
export type SideReader = (works: WeighedWorks, lowest: number) => SideGain;

/** Follows the estimators of one direction over blocks of its works. */
export interface SideStudy {
  /** Takes what the next full stretch gives. */
  add(gain: SideGain): void;
  /** Full stretches taken so far. */
  stretches(): number;
  /** What has come so far, with what the works of a stretch that is not full give. */
  tally(rest: SideGain): SideTally;
  save(): SideStudyState;
}

export interface SideStudyState {
  readonly levels: readonly LevelTally[];
  readonly falling: WeightPowers;
  readonly rising: WeightPowers;
  readonly sums: CarryState;
  readonly moments: CarryState;
}

const collectorsOf = (withCumulants: boolean, from?: readonly LevelTally[]) =>
  Array.from({ length: withCumulants ? 4 : 1 }, (_, i) => collectLevels(from?.[i]));

type Expand = (collectors: readonly LevelCollector[], level: number, count: number) => void;

/** Expansions of the first `count` nodes, blocks of 2^level works, each order from the one below. */
function expansionOf({ mean, m2, m3, m4 }: ReturnType<typeof createMomentNodes>): Expand {
  const expansion = new Float64Array(mean.length);
  return ([, second, third, fourth], level, count) => {
    const n = 2 ** level;
    for (let j = 0; j < count; j++) expansion[j] = mean[j]! - m2[j]! / (2 * n);
    second!.add(level, expansion, count);
    if (level < 2) return;
    for (let j = 0; j < count; j++) expansion[j]! += m3[j]! / (6 * n);
    third!.add(level, expansion, count);
    for (let j = 0; j < count; j++) expansion[j]! -= (m4[j]! / n - 3 * (m2[j]! / n) ** 2) / 24;
    fourth!.add(level, expansion, count);
  };
}

/** @param withCumulants whether cumulant expansions are followed */
export function createSideReader(withCumulants: boolean): SideReader {
  const sums = createLogSumNodes(stretch);
  const moments = createMomentNodes(stretch);
  const expand = expansionOf(moments);
  return (weighed, lowest) => {
    const collectors = collectorsOf(withCumulants);
    sums.reduce(weighed, lowest, (level, values, count) => collectors[0]!.add(level, values, count));
    if (withCumulants) {
      let count = moments.begin(weighed.works, weighed.works.length);
      for (let level = 1; count > 0; level++) {
        if (level >= lowest) expand(collectors, level, count);
        count = Math.floor(count / 2);
        moments.pair(count, 2 ** level);
      }
    }
    return {
      levels: collectors.map((collector) => collector.tally()),
      falling: weightPowers(weighed, -1),
      rising: weightPowers(weighed, 1),
      sum: sums.columns[0]![0]!,
      moments: withCumulants ? moments.columns.map((column) => column[0]!) : [],
    };
  };
}

/** @param withCumulants whether cumulant expansions are followed @param from an earlier state, to go on from */
export function createSideStudy(withCumulants: boolean, from: SideStudyState | null = null): SideStudy {
  const sums = createLogSumNodes(2);
  const moments = createMomentNodes(4);
  const expand = expansionOf(moments);
  const sumCarry = createCarry(sums, stretchLevel, levels - 1, from?.sums);
  const momentCarry = createCarry(moments, stretchLevel, levels - 1, from?.moments);
  let { falling, rising } = from ?? { falling: noWeights, rising: noWeights };
  const collectors = collectorsOf(withCumulants, from?.levels);

  return {
    stretches: () => falling.count / stretch,
    add(gain) {
      gain.levels.forEach((tally, i) => void collectors[i]!.merge(tally));
      falling = mergePowers(falling, gain.falling);
      rising = mergePowers(rising, gain.rising);
      sums.columns[0]![0] = gain.sum;
      sumCarry.push((level) => collectors[0]!.add(level, sums.first(level), 1));
      if (!withCumulants) return;
      for (const [c, column] of moments.columns.entries()) column[0] = gain.moments[c]!;
      momentCarry.push((level) => expand(collectors, level, 1));
    },
    tally(rest) {
      const [average, ...expansions] = collectors.map((of, i) => mergeLevels(of.tally(), rest.levels[i]!));
      return {
        average: average!,
        expansions,
        falling: mergePowers(falling, rest.falling),
        rising: mergePowers(rising, rest.rising),
      };
    },
    save: () => ({
      levels: collectors.map((collector) => collector.tally()),
      falling,
      rising,
      sums: sumCarry.save(),
      moments: momentCarry.save(),
    }),
  };
}

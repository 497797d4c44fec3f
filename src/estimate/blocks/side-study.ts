import { type CarryState, createCarry } from './carry.ts';
import { collectLevels, type LevelCollector, type LevelTally, levels } from './level-tally.ts';
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

/** Follows the estimators of one direction over blocks of its works. */
export interface SideStudy {
  /** Takes the next full stretch, and of it the blocks from the level `lowest` on. */
  add(works: WeighedWorks, lowest: number): void;
  /** What has come so far, with the works of a stretch that is not full. */
  tally(rest: WeighedWorks, lowest: number): SideTally;
  save(): SideStudyState;
}

export interface SideStudyState {
  readonly levels: readonly LevelTally[];
  readonly falling: WeightPowers;
  readonly rising: WeightPowers;
  readonly sums: CarryState;
  readonly moments: CarryState;
}

/** @param withCumulants whether cumulant expansions are followed @param from an earlier state, to go on from */
export function createSideStudy(withCumulants: boolean, from: SideStudyState | null = null): SideStudy {
  const sums = createLogSumNodes(stretch);
  const moments = createMomentNodes(stretch);
  const sumCarry = createCarry(sums, stretchLevel, levels - 1, from?.sums);
  const momentCarry = createCarry(moments, stretchLevel, levels - 1, from?.moments);
  const expansion = new Float64Array(stretch / 2);
  let { falling, rising } = from ?? { falling: noWeights, rising: noWeights };
  const collectors = Array.from({ length: withCumulants ? 4 : 1 }, (_, i) => collectLevels(from?.levels[i]));

  /** Expansions of the first `count` blocks of 2^level works, each order from the one below. */
  const expand = ([, second, third, fourth]: readonly LevelCollector[], level: number, count: number) => {
    const { mean, m2, m3, m4 } = moments;
    const n = 2 ** level;
    for (let j = 0; j < count; j++) expansion[j] = mean[j]! - m2[j]! / (2 * n);
    second!.add(level, expansion, count);
    if (level < 2) return;
    for (let j = 0; j < count; j++) expansion[j]! += m3[j]! / (6 * n);
    third!.add(level, expansion, count);
    for (let j = 0; j < count; j++) expansion[j]! -= (m4[j]! / n - 3 * (m2[j]! / n) ** 2) / 24;
    fourth!.add(level, expansion, count);
  };
  /** Takes the blocks within some works, and says what their weights add up to. */
  const within = (weighed: WeighedWorks, lowest: number, into: readonly LevelCollector[]) => {
    sums.reduce(weighed, lowest, (level, values, count) => into[0]!.add(level, values, count));
    if (withCumulants) expandWithin(weighed.works, lowest, into);
    return {
      falling: mergePowers(falling, weightPowers(weighed, -1)),
      rising: mergePowers(rising, weightPowers(weighed, 1)),
    };
  };
  const expandWithin = (works: Float64Array, lowest: number, into: readonly LevelCollector[]) => {
    let count = moments.begin(works, works.length);
    for (let level = 1; count > 0; level++) {
      if (level >= lowest) expand(into, level, count);
      count = Math.floor(count / 2);
      moments.pair(count, 2 ** level);
    }
  };

  return {
    add(works, lowest) {
      ({ falling, rising } = within(works, lowest, collectors));
      sumCarry.push((level) => collectors[0]!.add(level, sums.first(level), 1));
      if (withCumulants) momentCarry.push((level) => expand(collectors, level, 1));
    },
    tally(rest, lowest) {
      const all = collectors.map((collector) => collectLevels(collector.tally()));
      const powers = within(rest, lowest, all);
      const [average, ...expansions] = all.map((collector) => collector.tally());
      return { average: average!, expansions, ...powers };
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

import { type Moments, standardErrorOfMean, standardErrorOfVariance, variance } from '../../tally/moments.ts';
import type { LevelTally } from './level-tally.ts';

/**
 * One estimator over disjoint contiguous blocks of N works each, for N = 1, 2, 4 …; NaN where a number cannot be given. In kT.
 *
 * Where some blocks have no estimate, as when every work of a block is infinite, mean and spread are NaN: an average over the
 * others would be that of experiments chosen for their outcome.
 */
export interface BlockSeries {
  /** Mean of the estimates: less the true ΔF, the bias of one experiment of N works. */
  readonly mean: readonly number[];
  readonly meanError: readonly number[];
  /** Their standard deviation: the statistical error of one experiment of N works. */
  readonly spread: readonly number[];
  readonly spreadError: readonly number[];
  /** Blocks in which the estimate exists. */
  readonly blocks: readonly number[];
  /** Blocks in which it does not. */
  readonly missing: readonly number[];
  /** Why one of the numbers is missing; null where none is. */
  readonly reason: readonly (string | null)[];
}

/** Blocks from which the fourth moment tells the error of a spread; with fewer that of a Gaussian is taken. */
const enoughForFourth = 64;

interface Row {
  readonly mean: number;
  readonly meanError: number;
  readonly spread: number;
  readonly spreadError: number;
  readonly blocks: number;
  readonly missing: number;
  readonly reason: string | null;
}

/** Standard error of a standard deviation from independent values. */
function errorOfSpread(moments: Moments): number {
  const spread = Math.sqrt(variance(moments));
  if (moments.count >= enoughForFourth) return standardErrorOfVariance(moments) / (2 * spread);
  return spread / Math.sqrt(2 * (moments.count - 1));
}

function rowOf(moments: Moments, missing: number, why: string, tooFew: string): Row {
  const { count } = moments;
  const nothing = { mean: Number.NaN, meanError: Number.NaN, spread: Number.NaN, spreadError: Number.NaN };
  const known = { blocks: count, missing };
  if (count + missing === 0) return { ...nothing, ...known, reason: tooFew };
  if (missing > 0)
    return { ...nothing, ...known, reason: `no estimate in ${missing} of ${count + missing} blocks: ${why}` };
  const { mean } = moments;
  if (count === 1) return { ...nothing, mean, ...known, reason: 'a single block: its error is unknown' };
  const spread = Math.sqrt(variance(moments));
  if (!(spread > 0)) return { ...nothing, mean, spread, ...known, reason: 'no spread between blocks' };
  return {
    mean,
    meanError: standardErrorOfMean(moments),
    spread,
    spreadError: errorOfSpread(moments),
    ...known,
    reason: null,
  };
}

interface Reading {
  /** Works that a block must have. */
  readonly fewest: number;
  /** What makes the estimate of a block impossible. */
  readonly why: string;
  /** −1 where the negative of the estimate was tallied. */
  readonly sign?: 1 | -1;
}

/** An estimator over the levels below `count`. */
export function blockSeries(tally: LevelTally, count: number, { fewest, why, sign = 1 }: Reading): BlockSeries {
  const rows = tally.moments.slice(0, count).map((moments, level) => {
    const works = 2 ** level;
    const tooFew = works < fewest ? `needs ${fewest} works or more` : `fewer than ${works} works of a direction`;
    return rowOf({ ...moments, mean: sign * moments.mean }, tally.missing[level]!, why, tooFew);
  });
  return {
    mean: rows.map((row) => row.mean),
    meanError: rows.map((row) => row.meanError),
    spread: rows.map((row) => row.spread),
    spreadError: rows.map((row) => row.spreadError),
    blocks: rows.map((row) => row.blocks),
    missing: rows.map((row) => row.missing),
    reason: rows.map((row) => row.reason),
  };
}

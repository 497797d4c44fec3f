import type { Ensemble } from '../tally/side-stream.ts';
import type { WorkTally } from '../tally/work-tally.ts';
import { freeEnergyValues } from './free-energies.ts';
import { normalProbability, normalQuantile, studentQuantile } from './normal-law.ts';
import { type RandomStream, randomStream } from './random-stream.ts';
import { lanes, type TallyTable, tallyTable } from './tally-table.ts';

/** How resampling is done. */
export interface BootstrapOptions {
  /** Number of resamples; default 1000. */
  readonly resamples?: number;
  /** Seed of the draws; default 1. */
  readonly seed?: number;
  /** What is measured on each resample; default all free energies, in the order of `estimateIds`. */
  readonly measure?: (forward: WorkTally, reverse: WorkTally | null) => ArrayLike<number>;
  /** Hears what share of the resamples has been made. */
  readonly onProgress?: (share: number) => void;
}

/** What resampling says about one measured number; NaN where it cannot. */
export interface Resampled {
  /** Standard deviation over resamples. */
  readonly error: number;
  /** 95 % confidence interval. */
  readonly lower: number;
  readonly upper: number;
}

/** Resamples with all their numbers. */
export interface Bootstrap {
  readonly measured: readonly Resampled[];
  /** Standard deviation over resamples of any function of the measured numbers. */
  errorOf(of: (values: ArrayLike<number>) => number): number;
}

/** Groups below which even the whole range of the sample holds a median with less than 95 %, 1 − 2·2^−n. */
const fewestForInterval = 6;

/** Least share of resamples on which a number must exist. */
const leastShare = 0.975;

/** Resamples made between two reports of progress; a multiple of `lanes`. */
const portion = 40;

/**
 * The bootstrap over block tallies: groups of each direction are drawn with replacement, directions by themselves, tallies of the
 * drawn groups put together, and everything measured anew (Efron and Tibshirani, An Introduction to the Bootstrap (1993)). With
 * 1,024 groups or more a group may hold any number of works at the same cost, and may be correlated inside.
 *
 * Intervals are bias-corrected percentiles, widened as Student's t is against the normal law for as many degrees of freedom as
 * the smaller side has groups less one (Hesterberg, The American Statistician 69, 371 (2015)); of fewer than six groups there is none.
 *
 * @param whole the numbers measured on the ensembles themselves
 */
export function bootstrap(
  forward: Ensemble,
  reverse: Ensemble | null,
  whole: ArrayLike<number>,
  { resamples = 1000, seed = 1, measure = freeEnergyValues, onProgress }: BootstrapOptions = {},
): Bootstrap {
  const [f, r] = [tableOf(forward), reverse && tableOf(reverse)];
  const none = { error: Number.NaN, lower: Number.NaN, upper: Number.NaN };
  const groups = Math.min(f?.groups ?? 0, reverse ? (r?.groups ?? 0) : Number.POSITIVE_INFINITY);
  if (!f || groups < 2) return { measured: Array.from(whole, () => none), errorOf: () => Number.NaN };
  const random = randomStream(seed);
  const weights = [f, r].map((table) => new Float64Array(lanes * (table?.groups ?? 0)));
  const drawn: ArrayLike<number>[] = [];
  while (drawn.length < resamples) {
    const fs = drawGroups(f, weights[0]!, random);
    const rs = r && drawGroups(r, weights[1]!, random);
    for (let l = 0; l < lanes && drawn.length < resamples; l++) drawn.push(measure(fs[l]!, rs && rs[l]!));
    if (drawn.length % portion === 0) onProgress?.(drawn.length / resamples);
  }
  return {
    measured: Array.from(whole, (value, k) =>
      resampled(
        drawn.map((values) => values[k]!),
        value,
        groups,
      ),
    ),
    errorOf: (of) => spreadOf(drawn.map(of)),
  };
}

function tableOf({ groups }: Ensemble): TallyTable | null {
  const works = groups.flatMap(({ work }) => (work && work.count > 0 ? [work] : []));
  return works.length ? tallyTable(works) : null;
}

function drawGroups(table: TallyTable, weights: Float64Array, random: RandomStream): readonly WorkTally[] {
  weights.fill(0);
  for (let l = 0; l < lanes; l++)
    for (let i = 0; i < table.groups; i++) weights[lanes * random.below(table.groups) + l]!++;
  return table.resample(weights);
}

/** The values that exist, in order; null when too few do. */
function existing(values: readonly number[]): Float64Array | null {
  const found = Float64Array.from(values.filter(Number.isFinite)).sort();
  return found.length >= Math.max(2, leastShare * values.length) ? found : null;
}

function spreadOf(values: readonly number[]): number {
  const found = existing(values);
  if (!found) return Number.NaN;
  const mean = found.reduce((sum, x) => sum + (x - found[0]!), 0) / found.length + found[0]!;
  return Math.sqrt(found.reduce((sum, x) => sum + (x - mean) ** 2, 0) / (found.length - 1));
}

function resampled(values: readonly number[], whole: number, groups: number): Resampled {
  const sorted = existing(values);
  if (!sorted || !Number.isFinite(whole)) return { error: Number.NaN, lower: Number.NaN, upper: Number.NaN };
  const below = sorted.reduce((n, x) => n + (x < whole ? 1 : x === whole ? 0.5 : 0), 0);
  const bias = normalQuantile(Math.min(0.99, Math.max(0.01, below / sorted.length)));
  const half = Math.sqrt(groups / (groups - 1)) * studentQuantile(groups - 1);
  const at = (z: number) => {
    const place = normalProbability(2 * bias + z) * (sorted.length - 1);
    const low = Math.floor(place);
    const next = Math.min(low + 1, sorted.length - 1);
    return sorted[low]! + (place - low) * (sorted[next]! - sorted[low]!);
  };
  const error = spreadOf(values);
  if (groups < fewestForInterval) return { error, lower: Number.NaN, upper: Number.NaN };
  return { error, lower: at(-half), upper: at(half) };
}

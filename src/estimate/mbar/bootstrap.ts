import type { Mbar } from '../mbar.ts';
import { type RandomStream, randomStream } from '../random-stream.ts';
import { type StateSamples, sampledStates, sampleStarts } from './samples.ts';
import { solveMbar } from './solve.ts';

export interface MbarBootstrapOptions {
  /** Times that samples are drawn anew; by default 200, and down to 20 where that would take more than a few seconds. */
  readonly replicates?: number;
  /** Stretches of consecutive samples of each state that are drawn whole; 50 by default, fewer where there are fewer samples. */
  readonly blocks?: number;
  readonly seed?: number;
}

/** Replicates, and terms of their sums over samples and pairs of states, that are waited for. */
const [most, fewest, patience] = [200, 20, 4e8];

/** Replicates that a few seconds are enough for; 0 where these are too few to tell an error. */
function affordableReplicates({ energies, counts }: StateSamples): number {
  const terms = energies[0]!.length * counts.length ** 2;
  const replicates = Math.min(most, Math.floor(patience / terms));
  return replicates < fewest ? 0 : replicates;
}

/**
 * Bootstrap errors of f_j − f_i of the sampled states, [i][j] in kT: blocks of consecutive samples of each state are drawn with
 * replacement and the equations solved again, so that neither large numbers nor independent samples are assumed, only blocks much
 * longer than the samples' memory. NaN for states without samples, and all of them where some
 * draw cannot be solved or none can be afforded.
 */
export function mbarBootstrap(samples: StateSamples, at: Mbar, options: MbarBootstrapOptions = {}): number[][] {
  const { replicates = affordableReplicates(samples), blocks = 50, seed = 1 } = options;
  const states = sampledStates(samples);
  const start = states.map((k) => at.freeEnergies[k]!);
  const random = randomStream(seed);
  const draws = Array.from({ length: replicates }, () =>
    solveMbar(samples, states, { start, multiplicity: drawBlocks(samples.counts, blocks, random) }),
  );
  const solved = draws.every(({ converged }) => converged);
  const error = (i: number, j: number) => {
    if (i < 0 || j < 0 || !solved) return Number.NaN;
    const values = draws.map(({ free }) => free[j]! - free[i]!);
    const mean = values.reduce((sum, v) => sum + v, 0) / replicates;
    return Math.sqrt(values.reduce((sum, v) => sum + (v - mean) ** 2, 0) / (replicates - 1));
  };
  const places = samples.counts.map((_, k) => states.indexOf(k));
  return places.map((i) => places.map((j) => error(i, j)));
}

/** How often each sample counts when blocks of its state are drawn with replacement. */
function drawBlocks(counts: readonly number[], blocks: number, random: RandomStream): Float64Array {
  const starts = sampleStarts(counts);
  const multiplicity = new Float64Array(starts.at(-1)!);
  counts.forEach((count, k) => {
    const most = Math.min(blocks, count);
    const edge = (b: number) => starts[k]! + Math.floor((b * count) / most);
    for (let draw = 0; draw < most; draw++) {
      const b = random.below(most);
      for (let n = edge(b); n < edge(b + 1); n++) multiplicity[n]!++;
    }
  });
  return multiplicity;
}

import type { Nodes } from './carry.ts';
import type { WeighedWorks } from './weights.ts';

/** ln(e^a + e^b). */
function logAdd(a: number, b: number): number {
  const [high, low] = a > b ? [a, b] : [b, a];
  return low === Number.NEGATIVE_INFINITY ? high : high + Math.log1p(Math.exp(low - high));
}

/** Log sums ln Σ e^{−W} of blocks. */
export interface LogSumNodes extends Nodes {
  /**
   * Calls `each` with −ln⟨e^{−W}⟩ of the blocks of 2^level works, from the level `lowest` on, that fit into the works, +∞ where every
   * work is infinite. Node 0 then is the largest of these blocks.
   */
  reduce(
    weighed: WeighedWorks,
    lowest: number,
    each: (level: number, values: Float64Array, count: number) => void,
  ): void;
  /** −ln⟨e^{−W}⟩ of node 0, a block of 2^level works. */
  first(level: number): Float64Array;
}

/**
 * Exponential averages of blocks of at most `capacity` works at a time: one exponential a work, and one logarithm a block, the
 * weights being added in pairs. Where works are too far apart for that, weights are added as logarithms instead.
 */
export function createLogSumNodes(capacity: number): LogSumNodes {
  const sums = new Float64Array(Math.max(2, capacity));
  const values = new Float64Array(Math.max(1, capacity / 2));
  const pair = (count: number) => {
    for (let j = 0; j < count; j++) sums[j] = logAdd(sums[2 * j]!, sums[2 * j + 1]!);
  };
  return {
    columns: [sums],
    pair,
    reduce({ works, low, weights }, lowest, each) {
      if (lowest === 0) each(0, works, works.length);
      if (weights) sums.set(weights);
      else for (let i = 0; i < works.length; i++) sums[i] = -works[i]!;
      let count = works.length;
      for (let level = 1; ; level++) {
        count = Math.floor(count / 2);
        if (count === 0) break;
        if (weights) {
          for (let j = 0; j < count; j++) sums[j] = sums[2 * j]! + sums[2 * j + 1]!;
        } else pair(count);
        if (level < lowest) continue;
        if (weights) {
          const share = 2 ** -level;
          for (let j = 0; j < count; j++) values[j] = low - Math.log(sums[j]! * share);
        } else for (let j = 0; j < count; j++) values[j] = level * Math.LN2 - sums[j]!;
        each(level, values, count);
      }
      if (weights) sums[0] = Math.log(sums[0]!) - low;
    },
    first(level) {
      values[0] = level * Math.LN2 - sums[0]!;
      return values;
    },
  };
}

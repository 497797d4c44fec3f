import type { Bracket } from './fermi-sums.ts';
import type { Bins } from './histogram.ts';

/**
 * What must be fixed before works are tallied, so that every block, worker and shard counts alike: histogram bins, and the
 * bracket for Bennett's acceptance ratio (null without reverse works). In kT; plain JSON.
 */
export interface WorkScale {
  readonly bins: Bins;
  readonly bracket: Bracket | null;
}

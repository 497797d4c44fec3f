/** One estimator over all disjoint blocks of N works each, for N = 1, 2, 4 …; NaN where a number cannot be given. In kT. */
export interface BlockSeries {
  /** Mean of the estimates. */
  readonly mean: readonly number[];
  readonly meanError: readonly number[];
  /** Their standard deviation: the error of one experiment of N works. */
  readonly spread: readonly number[];
  readonly spreadError: readonly number[];
  /** Blocks in which the estimate exists. */
  readonly blocks: readonly number[];
}

/** What an estimate from N works is like: bias and spread of every estimator against N. */
export interface BlockStudy {
  /** Works of each direction in a block: 1, 2, 4 … */
  readonly works: readonly number[];
  readonly estimates: Readonly<Record<string, BlockSeries>>;
}

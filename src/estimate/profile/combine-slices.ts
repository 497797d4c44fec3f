import { middlesOf, type ProfileGrid } from './profile-grid.ts';
import type { Bias } from './profile-tally.ts';
import type { SliceAverages } from './slice-averages.ts';

/** What averages of slices say, for one grid and one bias. */
export interface CombineSlices {
  /** The profile in each cell; +∞ where no trajectory was. */
  readonly profile: (averages: SliceAverages) => Float64Array;
  readonly support: (averages: SliceAverages) => Support;
}

/** What each cell of a profile rests on. */
export interface Support {
  /** The effective number of works behind it. */
  readonly works: Float64Array;
  /** A relative error, hence one in kT, that the spread of works does not show: by how much slices that saw next to nothing of the cell missed what they should have seen. */
  readonly missed: Float64Array;
}

/** Below this many effective works the spread of a slice's works says nothing about its error. */
const fewestWorks = 5;

/**
 * [U_m(x) − F(λ(0))]/kT in each cell by the weighted histograms of Hummer and Szabo,
 *
 *     e^{−U_m(x)} ∝ Σ_t [⟨δ(x − x_t) e^{−w_t}⟩/⟨e^{−w_t}⟩] / Σ_t [e^{−V(x, t)}/⟨e^{−w_t}⟩],
 *
 * e^{−U_m} being the mean over the cell. With averages from both directions it is the estimator of Minh and Adib.
 *
 * The relative error of the sum over slices is Σ_t f_t/√n_t at most, n_t being the slice's effective sample size in the cell and f_t its share: as much as if the
 * same few trajectories made up every slice. The number of works that stands for it is 1/(Σ_t f_t/√n_t)². Shares are taken both as they were seen and as the
 * bias says that they should have been, where a slice that should have shown the cell and did not has an error of 100 %: rare works that would carry
 * the average, but are missing, betray themselves so. Nor may there be fewer than hold the slices together, by the averages ⟨e^{−w_t}⟩.
 *
 * @returns functions of the averages: what depends on the bias alone is computed once
 */
export function createCombineSlices(grid: ProfileGrid, bias: Bias): CombineSlices {
  const { cells, slices, width } = grid;
  const middles = middlesOf(grid);
  const biases = new Float64Array(slices * cells);
  for (let t = 0; t < slices; t++) bias(t, middles, biases.subarray(t * cells, (t + 1) * cells));
  const expected = new Float64Array(slices);

  /** Fills `expected` with e^{least} times the terms e^{−V(x, t)}/⟨e^{−w_t}⟩ of a cell. */
  function expect(logMeans: Float64Array, k: number): { least: number; sum: number } {
    let least = Number.POSITIVE_INFINITY;
    for (let t = 0; t < slices; t++)
      if (logMeans[t]! > Number.NEGATIVE_INFINITY) least = Math.min(least, biases[t * cells + k]! + logMeans[t]!);
    let sum = 0;
    for (let t = 0; t < slices; t++) {
      const log = logMeans[t]!;
      expected[t] = log > Number.NEGATIVE_INFINITY ? Math.exp(least - biases[t * cells + k]! - log) : 0;
      sum += expected[t]!;
    }
    return { least, sum };
  }

  return {
    profile: ({ logMeans, shares }) =>
      Float64Array.from({ length: cells }, (_, k) => {
        const { least, sum } = expect(logMeans, k);
        let seen = 0;
        for (let t = 0; t < slices; t++) seen += shares[t * cells + k]!;
        return seen > 0 ? Math.log((width * sum) / seen) - least : Number.POSITIVE_INFINITY;
      }),
    support({ logMeans, shares, scatters, noise }) {
      const works = new Float64Array(cells);
      const missed = new Float64Array(cells);
      for (let k = 0; k < cells; k++) {
        const { sum } = expect(logMeans, k);
        let seen = 0;
        for (let t = 0; t < slices; t++) seen += shares[t * cells + k]!;
        if (seen === 0) continue;
        let [asSeen, asExpected, between] = [0, 0, 0];
        for (let t = 0; t < slices; t++) {
          const share = shares[t * cells + k]! / seen;
          const due = expected[t]! / sum;
          // 1/√n of the slice in this cell; 1 where it saw nothing
          const error = share > 0 ? scatters[t * cells + k]! / shares[t * cells + k]! : 1;
          asSeen += share * error;
          asExpected += due * error;
          between += share * noise[t]!;
          if (error * error * fewestWorks > 1) missed[k]! += Math.abs(due - share);
        }
        works[k] = 1 / Math.max(asSeen, asExpected, between) ** 2;
      }
      return { works, missed };
    },
  };
}

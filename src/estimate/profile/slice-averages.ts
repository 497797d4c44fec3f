import type { WeightSums } from './weight-sums.ts';

/** Weights that enter an average, multiplied by e^{logFactor}/count. */
export interface Part {
  readonly sums: WeightSums;
  readonly logFactor: number;
}

/** What a profile is put together from, slice by slice. */
export interface SliceAverages {
  /** ln⟨e^{−w_t}⟩; −∞ for a slice without weight. */
  readonly logMeans: Float64Array;
  /** ⟨weight in the cell⟩/⟨e^{−w_t}⟩: cell k of slice t at `t · cells + k`. */
  readonly shares: Float64Array;
  /** The same of root sums of squares: √Σ(weight in the cell)²/Σe^{−w_t}. */
  readonly scatters: Float64Array;
  /** 1/√(effective sample size) of ⟨e^{−w_t}⟩. */
  readonly noise: Float64Array;
}

/** Averages ⟨e^{−w_t}⟩ and their distribution over the cells, from one direction or from both. */
export function sliceAverages(parts: readonly Part[], cells: number): SliceAverages {
  const used = parts.filter(({ sums, logFactor }) => sums.count > 0 && logFactor > Number.NEGATIVE_INFINITY);
  const slices = parts[0]!.sums.scales.length;
  const averages = {
    logMeans: new Float64Array(slices).fill(Number.NEGATIVE_INFINITY),
    shares: new Float64Array(slices * cells),
    scatters: new Float64Array(slices * cells),
    noise: new Float64Array(slices),
  };
  for (let t = 0; t < slices; t++) {
    const logs = used.map(({ sums, logFactor }) => sums.scales[t]! + logFactor - Math.log(sums.count));
    const most = Math.max(...logs);
    if (!(most > Number.NEGATIVE_INFINITY)) continue;
    const factors = logs.map((log) => Math.exp(log - most));
    const total = weighted(used, factors, ({ totals }) => totals[t]!);
    if (!(total > 0)) continue;
    averages.logMeans[t] = most + Math.log(total);
    const squares = factors.map((f) => f * f);
    averages.noise[t] = Math.sqrt(weighted(used, squares, ({ totalSquares }) => totalSquares[t]!)) / total;
    for (let i = t * cells; i < (t + 1) * cells; i++) {
      averages.shares[i] = weighted(used, factors, ({ inCells }) => inCells[i]!) / total;
      averages.scatters[i] = Math.sqrt(weighted(used, squares, ({ squaresInCells }) => squaresInCells[i]!)) / total;
    }
  }
  return averages;
}

function weighted(parts: readonly Part[], factors: readonly number[], of: (sums: WeightSums) => number): number {
  let sum = 0;
  for (let p = 0; p < parts.length; p++) sum += factors[p]! * of(parts[p]!.sums);
  return sum;
}

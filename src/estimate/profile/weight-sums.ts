/**
 * Weights e^a of trajectories at each of several instants (slices), and of those of them in each cell along a coordinate. What stands here
 * is divided by e^{scale} of its slice, so that nothing overflows.
 */
export interface WeightSums {
  /** Trajectories, those without weight too. */
  readonly count: number;
  /** One for each slice; −∞ where nothing has a weight. */
  readonly scales: Float64Array;
  /** Σ e^a over all of a slice, on the grid or off it, and Σ e^{2a}. */
  readonly totals: Float64Array;
  readonly totalSquares: Float64Array;
  /** The same over each cell: cell k of slice t at `t · cells + k`. */
  readonly inCells: Float64Array;
  readonly squaresInCells: Float64Array;
}

/** The sums over no trajectories; neutral under `mergeWeights`. */
export function emptyWeights(slices: number, cells: number): WeightSums {
  return {
    count: 0,
    scales: new Float64Array(slices).fill(Number.NEGATIVE_INFINITY),
    totals: new Float64Array(slices),
    totalSquares: new Float64Array(slices),
    inCells: new Float64Array(slices * cells),
    squaresInCells: new Float64Array(slices * cells),
  };
}

/** The sums over both sets of trajectories. @throws RangeError when their grids differ */
export function mergeWeights(a: WeightSums, b: WeightSums): WeightSums {
  if (a.scales.length !== b.scales.length || a.inCells.length !== b.inCells.length)
    throw new RangeError('weights on different grids cannot be merged');
  const scales = a.scales.map((scale, t) => Math.max(scale, b.scales[t]!));
  const factors = (own: Float64Array) =>
    own.map((scale, t) => (scale === Number.NEGATIVE_INFINITY ? 0 : Math.exp(scale - scales[t]!)));
  const [fa, fb] = [factors(a.scales), factors(b.scales)];
  const cells = a.inCells.length / scales.length;
  const add = (key: 'totals' | 'totalSquares' | 'inCells' | 'squaresInCells', width: number, power: 1 | 2) => {
    const out = new Float64Array(a[key].length);
    for (let t = 0, i = 0; t < scales.length; t++) {
      const [p, q] = [fa[t]! ** power, fb[t]! ** power];
      for (const end = i + width; i < end; i++) out[i] = p * a[key][i]! + q * b[key][i]!;
    }
    return out;
  };
  return {
    count: a.count + b.count,
    scales,
    totals: add('totals', 1, 1),
    totalSquares: add('totalSquares', 1, 2),
    inCells: add('inCells', cells, 1),
    squaresInCells: add('squaresInCells', cells, 2),
  };
}

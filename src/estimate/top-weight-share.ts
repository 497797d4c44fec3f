/** Share of Σ e^{−W} carried by the heaviest hundredth (one work at least) of works in rising order; NaN without finite works. */
export function topWeightShare(sorted: Float64Array): number {
  if (!Number.isFinite(sorted[0] ?? Number.NaN)) return Number.NaN;
  const top = Math.ceil(sorted.length / 100);
  let heaviest = 0;
  let sum = 0;
  for (let i = 0; i < sorted.length; i++) {
    sum += Math.exp(sorted[0]! - sorted[i]!);
    if (i < top) heaviest = sum;
  }
  return heaviest / sum;
}

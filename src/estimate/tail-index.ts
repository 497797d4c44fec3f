/** Fewest works from which a tail is judged. */
const fewest = 4096;

/**
 * Exponent α of the tail P(w) ∝ w^{−α−1} of the weights w = e^{−W} when that tail looks like a power law with α ≤ 2, so that the
 * variance of ⟨e^{−W}⟩ is suspected to be infinite; else NaN.
 *
 * Hill's estimator (Annals of Statistics 3, 1163 (1975)): 1/α is the mean excess of −W over its k-th largest value. For a power
 * law it hardly depends on k; for Gaussian works it falls by half between the outermost eighth and the outermost 1/160, which
 * tells a truly heavy tail from a wide but harmless one.
 */
export function tailIndex(works: Float64Array): number {
  const sorted = works.filter((w) => w > Number.NEGATIVE_INFINITY).toSorted();
  if (sorted.length < fewest) return Number.NaN;
  const hill = (k: number) => {
    let excess = 0;
    for (let i = 0; i < k; i++) excess += sorted[k]! - sorted[i]!;
    return k / excess;
  };
  const outer = Math.floor(sorted.length / 160);
  const far = hill(outer);
  const near = hill(Math.floor(sorted.length / 8));
  return far < 1.2 * near && far <= 2 * (1 + 2 / Math.sqrt(outer)) ? far : Number.NaN;
}

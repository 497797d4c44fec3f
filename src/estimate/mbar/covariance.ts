import { Matrix } from 'ml-matrix';
import { apartness } from './apartness.ts';

/** Uncertainties of all free energies at once, and what they come from. */
export interface MbarCovariance {
  /** Θ_ij up to a constant: Var(f_i − f_j) = Θ_ii − 2Θ_ij + Θ_jj. */
  readonly covariance: number[][];
  /** O_ij = N_j Σ_n w_in w_jn, the chance that a sample of state i is seen in state j: rows sum to 1. */
  readonly overlap: number[][];
  /** Second largest eigenvalue of the overlap: near 1, the states fall into groups that hardly share samples. */
  readonly secondEigenvalue: number;
}

/**
 * Asymptotic covariance Θ = Wᵀ(1 − W N Wᵀ)⁺W (Shirts and Chodera, J. Chem. Phys. 129, 124105 (2008), eq. 8) from G = WᵀW alone: with
 * B = √N G √N over the sampled states and 1/N_tot dropped, since a constant is no matter,
 *
 *     Θ = G + G √N (1 − B)⁺ √N G
 *
 * @param gram G over all states @param states the sampled ones @param counts N_k over all states
 */
export function mbarCovariance(
  gram: readonly Float64Array[],
  states: readonly number[],
  counts: readonly number[],
): MbarCovariance {
  const size = gram.length;
  const sampled = states.map((k) => counts[k]!);
  const shared = states.map((i) => states.map((j) => gram[i]![j]! * counts[i]! * counts[j]!));
  const { inverse, secondEigenvalue } = apartness(shared, sampled);
  const g = new Matrix(gram.map((row) => Array.from(row)));
  const towards = new Matrix(gram.map((row) => states.map((k) => row[k]! * Math.sqrt(counts[k]!))));
  const theta = Matrix.add(g, towards.mmul(inverse).mmul(towards.transpose()));
  return {
    covariance: theta.to2DArray(),
    overlap: Array.from({ length: size }, (_, i) => counts.map((count, j) => gram[i]![j]! * count)),
    secondEigenvalue,
  };
}

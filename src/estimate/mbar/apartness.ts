import { EigenvalueDecomposition, Matrix } from 'ml-matrix';

/** Eigenvalues of I − B below which states count as apart: they are what double precision leaves of 0. */
const nothing = 1e-13;

/** The pseudo-inverse of I − B for the overlap B of sampled states, and what its eigenvalues say. */
export interface Apartness {
  /** (I − B)⁺ */
  readonly inverse: Matrix;
  /** Second largest eigenvalue of B; that of one state alone is 0. */
  readonly secondEigenvalue: number;
}

/**
 * I − B, B_ij = Σ_n p_in p_jn/√(N_i N_j), written as a weighted graph's Laplacian (1 − B_ii = Σ_{j≠i} B_ij √(N_j/N_i)), so that states that
 * hardly overlap lose no digits.
 */
export function apartness(shared: readonly ArrayLike<number>[], counts: readonly number[]): Apartness {
  const size = counts.length;
  const laplacian = Matrix.zeros(size, size);
  for (let i = 0; i < size; i++) {
    let own = 0;
    for (let j = 0; j < size; j++) {
      if (j === i) continue;
      own += shared[i]![j]!;
      laplacian.set(i, j, -shared[i]![j]! / Math.sqrt(counts[i]! * counts[j]!));
    }
    laplacian.set(i, i, own / counts[i]!);
  }
  const { realEigenvalues, eigenvectorMatrix } = new EigenvalueDecomposition(laplacian, { assumeSymmetric: true });
  const scaled = Matrix.zeros(size, size);
  realEigenvalues.forEach((value, e) => {
    if (value < nothing) return;
    for (let i = 0; i < size; i++) scaled.set(i, e, eigenvectorMatrix.get(i, e) / value);
  });
  const rising = [...realEigenvalues].sort((a, b) => a - b);
  return {
    inverse: scaled.mmul(eigenvectorMatrix.transpose()),
    secondEigenvalue: size > 1 ? Math.min(1, 1 - rising[1]!) : 0,
  };
}

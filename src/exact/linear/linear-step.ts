import { CholeskyDecomposition, Matrix } from 'ml-matrix';
import { blockMatrix } from './block-matrix.ts';
import { matrixExponential, oneNorm } from './matrix-exponential.ts';

/** Transition of a linear Langevin system over a finite time. */
export interface LinearStep {
  /** Φ = ∫₀ᵗ e^{−As}ds: the mean moves by Φ(b − Ax). */
  readonly response: number[][];
  /** C = ∫₀ᵗ e^{−As} 2D e^{−Aᵀs} ds. */
  readonly covariance: number[][];
  /** L with LLᵀ = C. */
  readonly choleskyFactor: number[][];
}

/**
 * Exact transition of dx = (b − Ax)dt + noise with ⟨dx dxᵀ⟩ = 2D dt: x(t) = x + Φ(b − Ax) + L z, z standard normals. Φ and C come from
 * block exponentials (C. F. Van Loan, IEEE Trans. Autom. Control 23, 395 (1978)) over a time ≤ 1/‖A‖ and are doubled from there,
 * Φ(2t) = Φ + e^{−At}Φ, C(2t) = C + e^{−At}C e^{−Aᵀt}, so that nothing grows and cancels; A may be singular or unstable.
 *
 * @throws RangeError where D is not positive definite or the result not finite
 */
export function linearStep(
  A: readonly (readonly number[])[],
  D: readonly (readonly number[])[],
  t: number,
): LinearStep {
  const n = A.length;
  const doublings = Math.max(0, Math.ceil(Math.log2(oneNorm(A) * t)));
  const scaled = (m: readonly (readonly number[])[], by: number) => m.map((row) => row.map((x) => x * by));
  const h = t * 2 ** -doublings;
  const [drift, noise, identity] = [scaled(A, -h), scaled(D, 2 * h), Matrix.eye(n, n).mul(h).to2DArray()];
  const back = A.map((_, i) => A.map((row) => row[i]! * h));
  const block = (right: number[][], below: number[][] | null) => {
    const e = new Matrix(
      matrixExponential(
        blockMatrix([
          [drift, right],
          [null, below],
        ]),
      ),
    );
    return { corner: e.subMatrix(0, n - 1, n, 2 * n - 1), decay: e.subMatrix(0, n - 1, 0, n - 1) };
  };
  let { corner: response, decay } = block(identity, null);
  let covariance = block(noise, back).corner.mmul(decay.transpose());
  for (let k = 0; k < doublings; k++) {
    response = Matrix.add(response, decay.mmul(response));
    covariance = Matrix.add(covariance, decay.mmul(covariance).mmul(decay.transpose()));
    decay = decay.mmul(decay);
  }
  covariance = Matrix.add(covariance, covariance.transpose()).mul(0.5);
  const cholesky = new CholeskyDecomposition(covariance);
  if (!cholesky.isPositiveDefinite()) throw new RangeError('the noise of a linear step must reach every direction');
  return {
    response: response.to2DArray(),
    covariance: covariance.to2DArray(),
    choleskyFactor: cholesky.lowerTriangularMatrix.to2DArray(),
  };
}

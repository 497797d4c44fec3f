import { Matrix, solve } from 'ml-matrix';
import { SpecError } from '../../errors.ts';

/** Stationary normal law of a linear Langevin system. */
export interface StationaryGaussian {
  readonly mean: number[];
  readonly covariance: number[][];
  /** L with L Lᵀ = covariance. */
  readonly choleskyFactor: number[][];
}

/**
 * Stationary law of dx = (b − A x) dt + noise with diffusion matrix D, ⟨dx dxᵀ⟩ = 2D dt: mean A⁻¹b and covariance C with
 * A C + C Aᵀ = 2D (Lyapunov's equation, solved as a linear system of n² unknowns; C. W. Gardiner, Stochastic Methods, 4.5.6).
 *
 * @throws SpecError when there is no stationary law: A must have eigenvalues with positive real parts only
 */
export function stationaryGaussian(
  A: readonly (readonly number[])[],
  b: readonly number[],
  D: readonly (readonly number[])[],
): StationaryGaussian {
  const n = b.length;
  const system = Matrix.zeros(n * n, n * n);
  const right = Matrix.zeros(n * n, 1);
  for (let i = 0; i < n; i++)
    for (let j = 0; j < n; j++) {
      const row = i * n + j;
      right.set(row, 0, 2 * D[i]![j]!);
      for (let k = 0; k < n; k++) {
        system.set(row, k * n + j, system.get(row, k * n + j) + A[i]![k]!);
        system.set(row, i * n + k, system.get(row, i * n + k) + A[j]![k]!);
      }
    }
  try {
    const c = solve(system, right);
    const covariance = A.map((_, i) => A.map((__, j) => (c.get(i * n + j, 0) + c.get(j * n + i, 0)) / 2));
    const mean = solve(new Matrix(A as number[][]), Matrix.columnVector(b as number[])).to1DArray();
    return { mean, covariance, choleskyFactor: cholesky(covariance) };
  } catch {
    throw SpecError.of('model.initial', 'stationary', 'this linear model has no stationary state');
  }
}

/** L with L Lᵀ = C; throws unless C is positive definite, which it is exactly when the system relaxes. */
function cholesky(c: readonly (readonly number[])[]): number[][] {
  const n = c.length;
  const L = c.map(() => new Array<number>(n).fill(0));
  for (let i = 0; i < n; i++)
    for (let j = 0; j <= i; j++) {
      let sum = c[i]![j]!;
      for (let k = 0; k < j; k++) sum -= L[i]![k]! * L[j]![k]!;
      if (i === j && !(sum > 0)) throw new RangeError('not positive definite');
      L[i]![j] = i === j ? Math.sqrt(sum) : sum / L[j]![j]!;
    }
  return L;
}

import { noEquilibrium, type PotentialSource } from './no-equilibrium.ts';

/** Equilibrium of a quadratic potential. */
export interface Gaussian {
  mean: number[];
  /** Σ = H⁻¹. */
  covariance: number[][];
  /** Lower triangular L, Σ = LLᵀ: mean + L·(standard normals) is a draw. */
  choleskyFactor: number[][];
  /** ln ∫ e^{−u} dx. */
  logZ: number;
}

/**
 * Boltzmann density of u(x) = βU = ½xᵀHx + gᵀx in D dimensions: mean −H⁻¹g, covariance H⁻¹,
 * ln Z = (D/2) ln 2π − ½ ln det H + ½ gᵀH⁻¹g. A constant in u is the caller's to subtract from ln Z.
 *
 * @param hessian β ∂²U/∂x∂x, symmetric @param gradientAtZero β ∂U/∂x at x = 0
 * @throws SpecError when H is not positive definite: no equilibrium
 */
export function gaussian(
  hessian: readonly (readonly number[])[],
  gradientAtZero: readonly number[],
  source: PotentialSource = {},
): Gaussian {
  const d = hessian.length;
  // H = RRᵀ, then H⁻¹ = R⁻ᵀR⁻¹; sizes are small and every step is relative to the diagonal, so units do not matter.
  const r = cholesky(hessian);
  if (!r) throw noEquilibrium(source, 'its quadratic form is not positive definite');
  const inverse = invertLower(r);
  const covariance = square(d, (i, j) => inverse.reduce((sum, row) => sum + row[i]! * row[j]!, 0));
  const mean = covariance.map((row) => -row.reduce((sum, c, j) => sum + c * gradientAtZero[j]!, 0));
  const choleskyFactor = cholesky(covariance);
  if (!choleskyFactor) throw noEquilibrium(source, 'its quadratic form is not positive definite');
  const halfLogDet = r.reduce((sum, row, i) => sum + Math.log(row[i]!), 0);
  const shift = mean.reduce((sum, m, i) => sum - 0.5 * m * gradientAtZero[i]!, 0);
  return { mean, covariance, choleskyFactor, logZ: 0.5 * d * Math.log(2 * Math.PI) - halfLogDet + shift };
}

function square(d: number, at: (i: number, j: number) => number): number[][] {
  return Array.from({ length: d }, (_, i) => Array.from({ length: d }, (_, j) => at(i, j)));
}

/** Lower Cholesky factor, or null when a pivot is not positive to rounding. */
function cholesky(a: readonly (readonly number[])[]): number[][] | null {
  const d = a.length;
  const l = square(d, () => 0);
  for (let i = 0; i < d; i++)
    for (let j = 0; j <= i; j++) {
      let sum = a[i]![j]!;
      for (let k = 0; k < j; k++) sum -= l[i]![k]! * l[j]![k]!;
      if (i !== j) l[i]![j] = sum / l[j]![j]!;
      else if (sum > 4 * d * Number.EPSILON * a[i]![i]!) l[i]![i] = Math.sqrt(sum);
      else return null;
    }
  return l;
}

function invertLower(l: readonly (readonly number[])[]): number[][] {
  const inverse = square(l.length, () => 0);
  for (let j = 0; j < l.length; j++)
    for (let i = j; i < l.length; i++) {
      let sum = i === j ? 1 : 0;
      for (let k = j; k < i; k++) sum -= l[i]![k]! * inverse[k]![j]!;
      inverse[i]![j] = sum / l[i]![i]!;
    }
  return inverse;
}

import { EigenvalueDecomposition, Matrix } from 'ml-matrix';
import type { Relaxation } from '../fokker-planck/frequency-rule.ts';
import type { DrivenRingParameters } from './driven-ring.ts';

/**
 * The slowest modes e^{−(Γ ± iω)t} of the driven ring, slowest first, to about six digits: eigenvalues of its Fokker–Planck operator
 * in Fourier components k = 1 … n, which do not couple to k ≤ 0 as the component 0 of what relaxes is 0,
 *
 *   ċ_k = −(μkT k² + iμf k) c_k − (μV0 k/2)(c_{k−1} − c_{k+1}).
 */
export function ringRelaxation({ V0, f, mu, kT }: DrivenRingParameters, count: number): Relaxation[] {
  const n = count + 10 + Math.ceil(6 * Math.sqrt(Math.abs(V0) / kT));
  // [[Re, −Im], [Im, Re]] has each eigenvalue and its conjugate.
  const matrix = Matrix.zeros(2 * n, 2 * n);
  for (let i = 0; i < n; i++) {
    const k = i + 1;
    const push = (mu * V0 * k) / 2;
    for (const half of [0, n]) {
      matrix.set(half + i, half + i, -mu * kT * k * k);
      if (i > 0) matrix.set(half + i, half + i - 1, -push);
      if (i < n - 1) matrix.set(half + i, half + i + 1, push);
    }
    matrix.set(i, n + i, mu * f * k);
    matrix.set(n + i, i, -mu * f * k);
  }
  const { realEigenvalues, imaginaryEigenvalues } = new EigenvalueDecomposition(matrix);
  return realEigenvalues
    .map((x, i) => ({ rate: -x, frequency: Math.abs(imaginaryEigenvalues[i]!) }))
    .sort((a, b) => a.rate - b.rate)
    .filter((_, i) => i % 2 === 0)
    .slice(0, count);
}

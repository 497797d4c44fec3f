import { LuDecomposition, Matrix } from 'ml-matrix';

/**
 * The eigenvalue of largest real part of an irreducible matrix whose off-diagonal elements are ≥ 0; it is real and simple. Noda's
 * iteration (T. Noda, Numer. Math. 17, 382 (1971)): for a positive vector v the eigenvalue lies between the least and the largest
 * (Mv)_i/v_i, and v ← (λ − M)⁻¹v with the largest of them as λ contracts this interval quadratically, from any start. M is scaled by
 * v at each step, so that eigenvectors over many decades do no harm. The error is a few ulp of the largest |M_ii| + |λ|.
 */
export function perronRoot(matrix: readonly (readonly number[])[]): number {
  const n = matrix.length;
  let logs = new Array<number>(n).fill(0);
  let best: [number, number] = [-Infinity, Infinity];
  for (let round = 0; round < 500; round++) {
    const m = new Matrix(matrix.map((row, i) => row.map((x, j) => (i === j ? x : x * Math.exp(logs[j]! - logs[i]!)))));
    const ratios = Array.from({ length: n }, (_, i) => m.getRow(i).reduce((sum, x) => sum + x, 0));
    const [low, high] = [Math.min(...ratios), Math.max(...ratios)];
    console.log(round, low, high);
    const shrinks = high - low < 0.99 * (best[1] - best[0]) || high < best[1];
    if (high - low < best[1] - best[0]) best = [low, high];
    const scale = m.diagonal().reduce((largest, x) => Math.max(largest, Math.abs(x)), Math.abs(high));
    if (high - low <= 4 * Number.EPSILON * scale || !shrinks) break;
    const lu = new LuDecomposition(Matrix.eye(n, n).mul(high).sub(m));
    if (lu.isSingular()) break;
    // Rounding may put λ just below the eigenvalue: v is then the same direction with the other sign.
    const solved = lu.solve(Matrix.ones(n, 1)).to1DArray();
    const v = solved[0]! < 0 ? solved.map((x) => -x) : solved;
    if (!v.every((x) => x > 0 && x < Infinity)) break;
    const largest = Math.max(...v);
    logs = logs.map((x, i) => x + Math.log(v[i]! / largest));
  }
  return (best[0] + best[1]) / 2;
}

import { LuDecomposition, Matrix } from 'ml-matrix';

/**
 * The eigenvalue of largest real part of an irreducible matrix whose off-diagonal elements are ≥ 0; it is real and simple. Noda's
 * iteration (T. Noda, Numer. Math. 17, 382 (1971)): for a positive vector v the eigenvalue lies between the least and the largest
 * (Mv)_i/v_i, and v ← (λ − M)⁻¹v with the largest of them as λ contracts this interval quadratically, from any start. M is scaled by
 * v at each step, so that eigenvectors over many decades do no harm. The error is a few ulp of the largest |M_ii| + |λ|, and as
 * many as ln of the span of v times |λ|.
 */
export function perronRoot(matrix: readonly (readonly number[])[]): number {
  const n = matrix.length;
  let logs = balance(matrix);
  let [bestLow, bestHigh] = [-Infinity, Infinity];
  for (let round = 0; round < 500; round++) {
    const m = scaledBy(matrix, logs);
    const ratios = m.map((row) => row.reduce((sum, x) => sum + x, 0));
    const [low, high] = [Math.min(...ratios), Math.max(...ratios)];
    const gains = high < bestHigh || high - low < bestHigh - bestLow;
    if (high - low < bestHigh - bestLow) [bestLow, bestHigh] = [low, high];
    const scale = m.reduce((largest, row, i) => Math.max(largest, Math.abs(row[i]!)), Math.abs(high));
    if (high - low <= 4 * Number.EPSILON * scale || !gains) break;
    const lu = new LuDecomposition(Matrix.eye(n, n).mul(high).sub(new Matrix(m)));
    if (lu.isSingular()) break;
    // Rounding may put λ just below the eigenvalue: v is then the same direction with the other sign.
    const v = lu.solve(Matrix.ones(n, 1)).abs().to1DArray();
    const largest = Math.max(...v);
    if (!v.every((x) => x > 0 && x < Infinity)) break;
    logs = logs.map((x, i) => x + Math.log(v[i]! / largest));
  }
  return (bestLow + bestHigh) / 2;
}

/** D⁻¹MD with D = diag(e^logs). */
function scaledBy(matrix: readonly (readonly number[])[], logs: readonly number[]): number[][] {
  return matrix.map((row, i) => row.map((x, j) => (i === j || x === 0 ? x : x * Math.exp(logs[j]! - logs[i]!))));
}

/** Logs of a diagonal scaling that makes each row sum about the column sum (E. Osborne, J. ACM 7, 338 (1960)): a good start. */
function balance(matrix: readonly (readonly number[])[]): number[] {
  const logs = new Array<number>(matrix.length).fill(0);
  for (let sweep = 0; sweep < 30; sweep++) {
    let change = 0;
    for (let i = 0; i < matrix.length; i++) {
      let [row, column] = [0, 0];
      for (let j = 0; j < matrix.length; j++) {
        if (j === i) continue;
        const factor = Math.exp(logs[j]! - logs[i]!);
        row += matrix[i]![j]! * factor;
        column += matrix[j]![i]! / factor;
      }
      if (!(row > 0 && column > 0 && row < Infinity && column < Infinity)) continue;
      const shift = 0.5 * Math.log(row / column);
      logs[i]! += shift;
      change = Math.max(change, Math.abs(shift));
    }
    if (change < 0.1) break;
  }
  return logs;
}

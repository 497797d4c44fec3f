import { EigenvalueDecomposition, Matrix, SingularValueDecomposition, solve } from 'ml-matrix';
import { matrixExponential, oneNorm } from './matrix-exponential.ts';
import { timesVector } from './times-vector.ts';

/** dy/dt = M y + b. */
export interface AffineFlow {
  matrix: number[][];
  source: number[];
}

/** y(t) from y(0): one exponential of the matrix bordered by the source, exact also where M is singular. */
export function affineFlowAt({ matrix, source }: AffineFlow, y0: readonly number[], t: number): number[] {
  const bordered = [...matrix.map((row, i) => [...row, source[i]!]), new Array<number>(source.length + 1).fill(0)];
  const flow = matrixExponential(bordered.map((row) => row.map((x) => x * t)));
  return timesVector(flow, [...y0, 1]).slice(0, -1);
}

/** Whether every mode of dy/dt = M y decays, faster than 1e-9 of ‖M‖. */
export function decays(matrix: readonly (readonly number[])[]): boolean {
  const slowest = -1e-9 * oneNorm(matrix);
  return new EigenvalueDecomposition(new Matrix(matrix as number[][])).realEigenvalues.every((re) => re < slowest);
}

/** The one point of rest, M y = −b, of a flow whose modes all decay. */
export function affineFlowRest({ matrix, source }: AffineFlow): number[] {
  return solve(new Matrix(matrix), Matrix.columnVector(source.map((b) => -b))).to1DArray();
}

/**
 * Where the flow from y0 ends: M y = −b, with every conserved combination (ℓᵀM = 0) as it was at the start. Modes slower
 * than 1e-12 of the fastest count as conserved.
 *
 * @returns the limit, or a reason when the flow grows, drifts or oscillates for ever
 */
export function affineFlowLimit({ matrix, source }: AffineFlow, y0: readonly number[]): number[] | { reason: string } {
  const n = source.length;
  const svd = new SingularValueDecomposition(new Matrix(matrix), { autoTranspose: true });
  const scale = Math.max(...svd.diagonal);
  const tolerance = 1e-12 * scale;
  const left = svd.leftSingularVectors;
  const conserved: number[][] = [];
  for (let k = 0; k < n; k++) if (!(svd.diagonal[k]! > tolerance)) conserved.push(left.getColumn(k));

  const eigenvalues = new EigenvalueDecomposition(new Matrix(matrix));
  const still = eigenvalues.realEigenvalues.filter(
    (re, i) => Math.hypot(re, eigenvalues.imaginaryEigenvalues[i]!) <= 1e-9 * scale,
  );
  if (eigenvalues.realEigenvalues.some((re) => re > 1e-9 * scale)) return { reason: 'grows without bound' };
  if (still.length > conserved.length) return { reason: 'grows without bound' };
  const dot = (a: readonly number[], b: readonly number[]) => a.reduce((sum, x, i) => sum + x * b[i]!, 0);
  const size = Math.hypot(...source);
  if (conserved.some((l) => Math.abs(dot(l, source)) > 1e-12 * size)) return { reason: 'drifts without bound' };
  if (eigenvalues.realEigenvalues.filter((re) => re >= -1e-12 * scale).length > conserved.length) {
    return { reason: 'oscillates for ever' };
  }
  const rows = [...matrix.map((row) => row.map((x) => x / (scale || 1))), ...conserved];
  const right = [...source.map((b) => -b / (scale || 1)), ...conserved.map((l) => dot(l, y0))];
  return new SingularValueDecomposition(new Matrix(rows), { autoTranspose: true })
    .solve(Matrix.columnVector(right))
    .to1DArray();
}

import { Matrix, solve } from 'ml-matrix';

/** Coefficients of the diagonal Padé approximant of degree 13 to e^x, lowest power first. */
const pade = [
  64764752532480000, 32382376266240000, 7771770303897600, 1187353796428800, 129060195264000, 10559470521600,
  670442572800, 33522128640, 1323241920, 40840800, 960960, 16380, 182, 1,
];

/** Largest 1-norm for which the approximant is exact to rounding. */
const theta = 5.371920351148152;

/**
 * e^A by scaling and squaring of the Padé approximant of degree 13 (N. J. Higham, SIAM J. Matrix Anal. Appl. 26, 1179 (2005)). The
 * error is a few ulp times ‖A‖ for matrices whose exponential stays bounded; entries that are small beside others are not resolved.
 */
export function matrixExponential(a: readonly (readonly number[])[]): number[][] {
  const n = a.length;
  const norm = oneNorm(a);
  const squarings = norm > theta ? Math.ceil(Math.log2(norm / theta)) : 0;
  const x = new Matrix(a as number[][]).mul(2 ** -squarings);
  const x2 = x.mmul(x);
  const x4 = x2.mmul(x2);
  const x6 = x4.mmul(x2);
  /** Σ of the coefficients from `start` in steps of 2, times the powers 6, 4, 2, 0. */
  const terms = (start: number) => {
    const sum = Matrix.eye(n, n).mul(pade[start]!);
    [x2, x4, x6].forEach((power, i) => {
      sum.add(Matrix.mul(power, pade[start + 2 * (i + 1)]!));
    });
    return sum;
  };
  const high = (start: number) =>
    x6.mmul(
      Matrix.mul(x6, pade[start + 4]!)
        .add(Matrix.mul(x4, pade[start + 2]!))
        .add(Matrix.mul(x2, pade[start]!)),
    );
  const odd = x.mmul(terms(1).add(high(9)));
  const even = terms(0).add(high(8));
  let result = solve(Matrix.sub(even, odd), Matrix.add(even, odd));
  for (let i = 0; i < squarings; i++) result = result.mmul(result);
  return result.to2DArray();
}

/** Largest column sum of absolute values. */
export function oneNorm(a: readonly (readonly number[])[]): number {
  let norm = 0;
  for (let j = 0; j < (a[0]?.length ?? 0); j++) {
    norm = Math.max(
      norm,
      a.reduce((sum, row) => sum + Math.abs(row[j]!), 0),
    );
  }
  return norm;
}

import { Matrix, solve } from 'ml-matrix';

/** A cost as a function of size: t = overhead + factor·n^exponent. */
export interface PowerFit {
  readonly overhead: number;
  readonly factor: number;
  readonly exponent: number;
  /** Standard error of the exponent, from the scatter about the curve. */
  readonly standardError: number;
}

interface Curve {
  readonly overhead: number;
  readonly factor: number;
  /** Sum of squared relative residuals. */
  readonly squares: number;
}

/**
 * Least squares of relative residuals, (t_i − a − b n_i^p)/t_i, since times over five decades all scatter by shares of themselves:
 * a and b by linear equations for each p, p by golden section; its error by linear propagation of the scatter, with n − 3 degrees
 * of freedom. NaN for fewer than four points.
 */
export function fitPower(sizes: readonly number[], times: readonly number[]): PowerFit {
  const missing = { overhead: Number.NaN, factor: Number.NaN, exponent: Number.NaN, standardError: Number.NaN };
  if (sizes.length < 4) return missing;
  const largest = Math.max(...sizes);
  const n = sizes.map((size) => size / largest); // so that powers stay within reach of a and b
  const exponent = leastAt((p) => curveOf(n, times, p).squares, 0.2, 3);
  const { overhead, factor, squares } = curveOf(n, times, exponent);
  const slopes = new Matrix(
    n.map((x, i) => [1, x ** exponent, factor * x ** exponent * Math.log(x)].map((d) => d / times[i]!)),
  );
  const unit = Matrix.columnVector([0, 0, 1]);
  const variance = (squares / (n.length - 3)) * solve(slopes.transpose().mmul(slopes), unit).get(2, 0);
  return { overhead, factor: factor / largest ** exponent, exponent, standardError: Math.sqrt(variance) };
}

/** The best a and b for a given p. */
function curveOf(n: readonly number[], times: readonly number[], p: number): Curve {
  const rows = n.map((x, i) => ({ one: 1 / times[i]!, power: x ** p / times[i]! }));
  const sum = (f: (row: (typeof rows)[number]) => number) => rows.reduce((total, row) => total + f(row), 0);
  const [aa, ab, bb] = [sum((r) => r.one ** 2), sum((r) => r.one * r.power), sum((r) => r.power ** 2)];
  const [a, b] = [sum((r) => r.one), sum((r) => r.power)];
  const determinant = aa * bb - ab ** 2;
  const overhead = (a * bb - b * ab) / determinant;
  const factor = (aa * b - ab * a) / determinant;
  return { overhead, factor, squares: sum((r) => (1 - overhead * r.one - factor * r.power) ** 2) };
}

const golden = (Math.sqrt(5) - 1) / 2;

/** Where a function with one minimum is least. */
function leastAt(f: (x: number) => number, from: number, to: number): number {
  let [low, high] = [from, to];
  while (high - low > 1e-7) {
    const step = golden * (high - low);
    if (f(high - step) < f(low + step)) high = low + step;
    else low = high - step;
  }
  return 0.5 * (low + high);
}

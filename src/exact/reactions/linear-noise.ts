import { Matrix, solve } from 'ml-matrix';
import { stationaryGaussian } from '../linear/lyapunov.ts';

/** Reactions of large populations: what each changes, and how often it happens where populations are real numbers. */
export interface SmoothReaction {
  readonly change: readonly number[];
  readonly propensity: (populations: readonly number[]) => number;
}

/**
 * Mean and covariance of populations that fluctuate about a stable fixed point n* of the mean-field equations ṅ = Σ ν a(n), to the second order of van
 * Kampen's expansion: A C + C Aᵀ + Σ a νᵢνⱼ = 0 and mean n* − ½A⁻¹(∂²ṅ : C), A the slopes of ṅ, which are taken by differences of one individual (N. G. van Kampen, Stochastic
 * Processes in Physics and Chemistry, X; R. Grima, J. Chem. Phys. 133, 035101 (2010)).
 *
 * @throws SpecError where the fixed point is not stable
 */
export function linearNoise(
  reactions: readonly SmoothReaction[],
  fixedPoint: readonly number[],
): { mean: number[]; covariance: number[][] } {
  const each = fixedPoint.map((_, i) => i);
  const rate = (n: readonly number[]) =>
    each.map((i) => reactions.reduce((sum, { change, propensity }) => sum + change[i]! * propensity(n), 0));
  const moved = (i: number, by: number, n = fixedPoint) => n.map((x, k) => (k === i ? x + by : x));
  const slopes = each.map((j) => {
    const [up, down] = [rate(moved(j, 1)), rate(moved(j, -1))];
    return each.map((i) => (up[i]! - down[i]!) / 2);
  });
  const A = each.map((i) => each.map((j) => -slopes[j]![i]!));
  const D = each.map((i) =>
    each.map((j) =>
      reactions.reduce(
        (sum, { change, propensity }) => sum + (change[i]! * change[j]! * propensity(fixedPoint)) / 2,
        0,
      ),
    ),
  );
  const { covariance } = stationaryGaussian(
    A,
    each.map(() => 0),
    D,
  );
  const bend = each.map(() => 0);
  for (const i of each)
    for (const j of each) {
      const corner = (a: number, b: number) => rate(moved(j, b, moved(i, a)));
      const corners = [corner(1, 1), corner(-1, -1), corner(1, -1), corner(-1, 1)];
      for (const k of each) {
        const curvature = (corners[0]![k]! + corners[1]![k]! - corners[2]![k]! - corners[3]![k]!) / 4;
        bend[k]! += (curvature * covariance[i]![j]!) / 2;
      }
    }
  const shift = solve(new Matrix(A), Matrix.columnVector(bend)).to1DArray();
  return { mean: fixedPoint.map((n, i) => n + shift[i]!), covariance };
}

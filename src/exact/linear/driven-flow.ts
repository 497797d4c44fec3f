import { SpecError } from '../../errors.ts';
import { matrixExponential, oneNorm } from './matrix-exponential.ts';
import { timesVector } from './times-vector.ts';

/** dy/dt = M(t) y between two times. */
export interface DrivenFlow {
  matrix: (t: number) => readonly (readonly number[])[];
  from: number;
  to: number;
  /** Times at which M(t) or its derivatives jump; steps end there. */
  breaks?: readonly number[];
}

const node = Math.sqrt(3) / 6;

/**
 * y(to) from y(from) where the matrix depends on time, such as a master equation with a protocol: Magnus steps of fourth order with two
 * Gauss points (S. Blanes, F. Casas, J. A. Oteo, J. Ros, Phys. Rep. 470, 151 (2009)). Each step is compared with its two halves and
 * shortened until they differ by less than the tolerance's share; the halves, extrapolated, are kept. Exact where M is constant.
 *
 * @param tolerance largest error over the whole time, relative to the largest Σ|y|
 * @throws SpecError where a step must be shorter than 1e-12 of the time
 */
export function drivenFlow(
  { matrix, from, to, breaks = [] }: DrivenFlow,
  y0: readonly number[],
  tolerance = 1e-11,
): number[] {
  const ends = [...breaks.filter((t) => t > from && t < to).sort((p, q) => p - q), to];
  let [t, y, h] = [from, [...y0], (to - from) / 8];
  for (const end of ends) {
    while (t < end) {
      const step = Math.min(h, end - t);
      const last = step === end - t;
      const whole = magnusStep(matrix, t, step, y);
      const halves = magnusStep(matrix, t + step / 2, step / 2, magnusStep(matrix, t, step / 2, y));
      const off = halves.reduce((sum, x, i) => sum + Math.abs(x - whole[i]!), 0) / 15;
      const size = halves.reduce((sum, x) => sum + Math.abs(x), 0);
      const allowed = Math.max((tolerance * size * step) / (to - from), 4 * Number.EPSILON * size);
      if (off <= allowed) {
        y = halves.map((x, i) => x + (x - whole[i]!) / 15);
        t = last ? end : t + step;
      }
      // A last step cut short by `end` says nothing about longer ones.
      const factor = Math.min(4, Math.max(0.2, 0.85 * (allowed / (off || allowed * 1e-4)) ** 0.2));
      h = off <= allowed && last ? Math.max(h, step * factor) : step * factor;
      if (h < 1e-12 * (to - from)) throw SpecError.of('t', t, 'changes too fast here for the master equation');
    }
  }
  return y;
}

/** One step of e^{Ω}, Ω = (h/2)(M₁ + M₂) − (√3h²/12)[M₁, M₂]. */
function magnusStep(matrix: DrivenFlow['matrix'], t: number, h: number, y: readonly number[]): number[] {
  const [a, b] = [matrix(t + (0.5 - node) * h), matrix(t + (0.5 + node) * h)];
  const omega = a.map((row, i) => row.map((x, j) => 0.5 * h * (x + b[i]![j]!)));
  const commutator = 0.5 * node * h * h;
  for (let i = 0; i < y.length; i++) {
    for (let k = 0; k < y.length; k++) {
      const [left, right] = [commutator * a[i]![k]!, commutator * b[i]![k]!];
      if (left === 0 && right === 0) continue;
      for (let j = 0; j < y.length; j++) omega[i]![j]! -= left * b[k]![j]! - right * a[k]![j]!;
    }
  }
  const norm = oneNorm(omega);
  // A matrix that is not finite would make every comparison above false.
  if (!Number.isFinite(norm)) throw SpecError.of('t', t, 'has a rate that is not finite nearby');
  return norm > 2 ? timesVector(matrixExponential(omega), y) : exponentialSeries(omega, y);
}

/** e^Ω y by its power series, for ‖Ω‖ ≤ 2, where it costs less than the exponential and no digits. */
function exponentialSeries(omega: readonly (readonly number[])[], y: readonly number[]): number[] {
  const sum = [...y];
  let term = [...y];
  for (let k = 1; k < 40; k++) {
    term = timesVector(omega, term).map((x) => x / k);
    let [largest, size] = [0, 0];
    for (let i = 0; i < sum.length; i++) {
      sum[i]! += term[i]!;
      largest = Math.max(largest, Math.abs(term[i]!));
      size = Math.max(size, Math.abs(sum[i]!));
    }
    if (largest <= 1e-17 * size) break;
  }
  return sum;
}

import { inverse, Matrix } from 'ml-matrix';
import type { WithError } from './spread-about.ts';

/** Mean works over one duration, in kT. */
export interface MeanWorks {
  readonly duration: number;
  readonly forward: WithError;
  /** Work done on the system in the reverse process; null where it was not run. */
  readonly reverse: WithError | null;
}

/** The limit of mean works of ever slower processes. */
export interface QuasiStatic {
  readonly id: 'quasi-static';
  /** ΔF in kT; NaN with a reason where there is none. */
  readonly value: number;
  readonly standardError: number;
  readonly reason: string | null;
  /** c in ⟨W⟩ = ΔF + c/τ + a/τ², in kT times time. */
  readonly friction: WithError;
  readonly chiSquare: number;
  readonly degrees: number;
  /** Durations that were fitted: the slowest. */
  readonly durations: readonly number[];
  /** Whether the expansion describes them; if not, ΔF is not to be trusted. */
  readonly slowEnough: boolean;
}

/** Durations for a fit, so that something is left to test it by: with works of both directions, and of one. */
const fewest = { both: 3, one: 4 } as const;

/** χ² as a normal deviate above which the expansion does not fit (1 %). */
const misfit = 2.326;

/** Largest second term of the expansion, as a part of the first, that lets one leave out the third. */
const strongestBend = 0.5;

/**
 * Free energy difference by slowing down: the mean work of a process of duration τ is ΔF + c/τ + a/τ² + …, that of its reverse
 * −ΔF + c/τ + b/τ² + … with the same friction c (K. Sekimoto, S. Sasa, J. Phys. Soc. Jpn. 66, 3326 (1997)). Both are fitted
 * together, weighted with their errors, over the slowest three durations, or forward works alone over the slowest four. The error holds
 * what a third term may do. A straight line through as many as it seems to fit would be more precise and off by more than its error.
 */
export function quasiStaticLimit(works: readonly MeanWorks[]): QuasiStatic {
  const count = works.every((w) => w.reverse) ? fewest.both : fewest.one;
  const slowest = works.toSorted((a, b) => b.duration - a.duration).slice(0, count);
  if (slowest.length < count) return missing(`needs ${count} durations or more`);
  const known = ({ forward, reverse }: MeanWorks) =>
    [forward, ...(reverse ? [reverse] : [])].every((w) => Number.isFinite(w.value) && w.standardError > 0);
  if (!slowest.every(known)) return missing('some mean works have no error to weight them with');
  const { limit, friction, bend, chiSquare, degrees } = expansionThrough(slowest);
  return {
    id: 'quasi-static',
    ...limit,
    reason: null,
    friction,
    chiSquare,
    degrees,
    durations: slowest.map((w) => w.duration),
    slowEnough: deviateOf(chiSquare, degrees) <= misfit && bend <= strongestBend,
  };
}

const missing = (reason: string): QuasiStatic => ({
  id: 'quasi-static',
  value: Number.NaN,
  standardError: Number.NaN,
  reason,
  friction: { value: Number.NaN, standardError: Number.NaN },
  chiSquare: Number.NaN,
  degrees: 0,
  durations: [],
  slowEnough: false,
});

/** Weighted least squares of y = ΔF + c·x + a·x² with x = 1/τ forward, and y = −⟨W_R⟩ with x = −1/τ and a term of its own in reverse. */
function expansionThrough(works: readonly MeanWorks[]) {
  const unit = works[0]!.duration; // the slowest, so that x is of order 1
  const both = works[0]!.reverse !== null;
  const points = works.flatMap(({ duration, forward, reverse }) => {
    const x = unit / duration;
    return [
      { row: [1, x, x * x, ...(both ? [0] : [])], y: forward.value, error: forward.standardError },
      ...(reverse ? [{ row: [1, -x, 0, x * x], y: -reverse.value, error: reverse.standardError }] : []),
    ];
  });
  const rows = new Matrix(points.map(({ row, error }) => row.map((r) => r / error)));
  const ys = Matrix.columnVector(points.map(({ y, error }) => y / error));
  const covariance = inverse(rows.transpose().mmul(rows));
  const weights = covariance.mmul(rows.transpose());
  const found = weights.mmul(ys);
  const [value = 0, slope = 0, ...squares] = found.to1DArray();
  const fastest = unit / works.at(-1)!.duration;
  /** What a third term would move ΔF by, were it to the second as that is to the first. */
  const truncation = squares.map((square, side) =>
    points.reduce(
      (sum, { row, error }, i) => sum + (weights.get(0, i) * row[2 + side]! ** 1.5 * square ** 2) / (slope * error),
      0,
    ),
  );
  const own = Math.sqrt(covariance.get(0, 0));
  return {
    limit: { value, standardError: Math.hypot(own, ...truncation) },
    friction: { value: slope * unit, standardError: unit * Math.sqrt(covariance.get(1, 1)) },
    /** Second term at the fastest of these durations, as a part of the first, as far as it is more than noise. */
    bend: Math.max(
      ...squares.map((square, side) => {
        const sure = Math.abs(square) - 2 * Math.sqrt(covariance.get(2 + side, 2 + side));
        return (Math.max(0, sure) * fastest) / Math.abs(slope);
      }),
    ),
    chiSquare: Matrix.sub(rows.mmul(found), ys).norm('frobenius') ** 2,
    degrees: points.length - found.rows,
  };
}

/** A χ² as a normal deviate (E. B. Wilson, M. M. Hilferty, PNAS 17, 684 (1931)). */
function deviateOf(chiSquare: number, degrees: number): number {
  const small = 2 / (9 * degrees);
  return ((chiSquare / degrees) ** (1 / 3) - (1 - small)) / Math.sqrt(small);
}

import type { ConvergenceSeries } from './convergence.ts';

/** Fewest trajectories for which a mean is shown. */
const fewest = 16;

/** Follows means of observables as an ensemble grows, in a few numbers each. */
export interface MeanConvergence {
  /** Takes the next trajectories, in index order: one array for each observable. NaN marks an excluded value. */
  add(columns: readonly Float64Array[]): void;
  /** Means and standard errors of the first N = 16, 32, 64 … trajectories, and of all that came. */
  series(): ConvergenceSeries;
}

/** Sums about the first value, which keeps small spreads exact. */
interface Sums {
  count: number;
  origin: number;
  first: number;
  second: number;
}

/**
 * Means with standard errors √(Var/N), for the observables with these ids. Each value is added by itself and in order, so that the
 * series does not depend on how trajectories came in batches.
 */
export function createMeanConvergence(ids: readonly string[]): MeanConvergence {
  const sums = ids.map((): Sums => ({ count: 0, origin: 0, first: 0, second: 0 }));
  const kept: { trajectories: number; points: { value: number; standardError: number }[] }[] = [];
  let count = 0;

  function addStretch(columns: readonly Float64Array[], from: number, to: number): void {
    columns.forEach((column, k) => {
      let { count, origin, first, second } = sums[k]!;
      for (let i = from; i < to; i++) {
        const x = column[i]!;
        if (Number.isNaN(x)) continue;
        if (count++ === 0) origin = x;
        const d = x - origin;
        first += d;
        second += d * d;
      }
      sums[k] = { count, origin, first, second };
    });
    count += to - from;
  }
  const now = () => ({ trajectories: count, points: sums.map(pointOf) });

  return {
    add(columns) {
      const length = columns[0]?.length ?? 0;
      for (let at = 0; at < length; ) {
        const next = count < fewest ? fewest : 2 ** (Math.floor(Math.log2(count)) + 1);
        const to = Math.min(length, at + next - count);
        addStretch(columns, at, to);
        at = to;
        if (count === next) kept.push(now());
      }
    },
    series() {
      const all = kept.at(-1)?.trajectories === count || count === 0 ? kept : [...kept, now()];
      return {
        trajectories: all.map((p) => p.trajectories),
        estimates: Object.fromEntries(
          ids.map((id, k) => [
            id,
            {
              value: all.map((p) => p.points[k]!.value),
              standardError: all.map((p) => p.points[k]!.standardError),
            },
          ]),
        ),
      };
    },
  };
}

function pointOf({ count, origin, first, second }: Sums): { value: number; standardError: number } {
  const mean = first / count;
  const variance = Math.max(0, second - first * mean) / (count - 1);
  return { value: origin + mean, standardError: Math.sqrt(variance / count) };
}

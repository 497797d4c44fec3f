import { type Moments, momentsOf, standardErrorOfMean } from '../tally/moments.ts';
import { keptWorks, type SideStream } from '../tally/side-stream.ts';
import type { SideTally } from '../tally/side-tally.ts';
import type { ConvergenceSeries } from './convergence.ts';

/** Fewest trajectories for which a mean is shown. */
const fewest = 16;

/** An observable whose mean is followed: its position among a stream's columns, all of which the stream keeps first values of. */
export interface FollowedMean {
  readonly id: string;
  readonly column: number;
}

/** Follows means of observables as an ensemble grows, in a few numbers each. */
export interface MeanConvergence {
  /** Adds the powers of two that the stream has reached since the last call. */
  update(stream: SideStream): void;
  /** Means and standard errors of the first N = 16, 32, 64 … trajectories, and of all, if their total is given. NaN marks an excluded value. */
  series(total?: SideTally): ConvergenceSeries;
}

/**
 * Means with standard errors √(Var/N). Up to 2^13 each prefix is taken afresh from the raw values that the stream keeps, in the order of `followed`; from 2^14
 * on from its own tallies. Depends on the trajectories alone, not on when it is updated. `from` is the series of a run that is resumed.
 */
export function createMeanConvergence(
  followed: readonly FollowedMean[],
  from: ConvergenceSeries = { trajectories: [], estimates: {} },
): MeanConvergence {
  const points = from.trajectories.map((count, i) => ({
    count,
    means: followed.map(({ id }) => ({
      value: from.estimates[id]!.value[i]!,
      standardError: from.estimates[id]!.standardError[i]!,
    })),
  }));
  let next = points.length ? 2 * points.at(-1)!.count : fewest;

  const pointOf = (count: number, moments: readonly Moments[]) => ({
    count,
    means: moments.map((m) => ({
      value: m.count > 0 ? m.mean : Number.NaN,
      standardError: standardErrorOfMean(m),
    })),
  });

  return {
    update(stream) {
      for (; next <= stream.count(); next *= 2) {
        const { columns } = next < keptWorks ? { columns: null } : stream.prefix(next)!.total;
        const moments = columns
          ? followed.map(({ column }) => columns[column]!)
          : stream.kept().map((values) => momentsOf(values, next));
        points.push(pointOf(next, moments));
      }
    },
    series(total) {
      const all = [...points];
      if (total && total.count > 0 && total.count !== points.at(-1)?.count)
        all.push(
          pointOf(
            total.count,
            followed.map(({ column }) => total.columns[column]!),
          ),
        );
      return {
        trajectories: all.map((p) => p.count),
        estimates: Object.fromEntries(
          followed.map(({ id }, k) => [
            id,
            { value: all.map((p) => p.means[k]!.value), standardError: all.map((p) => p.means[k]!.standardError) },
          ]),
        ),
      };
    },
  };
}

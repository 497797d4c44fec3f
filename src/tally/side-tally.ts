import {
  type Distribution,
  type DistributionKind,
  distributionOf,
  emptyDistribution,
  mergeDistributions,
} from './distribution.ts';
import type { Side } from './fermi-sums.ts';
import { emptyMoments, type Moments, mergeMoments, momentsOf } from './moments.ts';
import type { WorkScale } from './work-scale.ts';
import { emptyWork, mergeWorkInto, type WorkTally, workTallyOf } from './work-tally.ts';

/** A stretch of one side of an experiment, forward or reverse. */
export interface SideTally {
  /** Trajectories in the stretch, excluded ones too. */
  readonly count: number;
  /** Null when no work is measured. */
  readonly work: WorkTally | null;
  /** Moments of further observables, one value a trajectory, by position. */
  readonly columns: readonly Moments[];
  /** Distributions of some of them, in the order of the layout. */
  readonly distributions: readonly Distribution[];
}

/** Which observable is counted, by position, and how. */
export type DistributionLayout = DistributionKind & { readonly column: number };

/** What a side measures: which scale its works are tallied on (null: no work) and how many further observables it has. */
export interface SideLayout {
  readonly scale: WorkScale | null;
  readonly side: Side;
  readonly columns: number;
  readonly distributions?: readonly DistributionLayout[];
}

/** A tally of no trajectories; neutral under `mergeSides`. */
export function emptySide({ scale, side, columns, distributions = [] }: SideLayout): SideTally {
  return {
    count: 0,
    work: scale && emptyWork(scale, side),
    columns: Array(columns).fill(emptyMoments),
    distributions: distributions.map(emptyDistribution),
  };
}

/** Tallies the `count` trajectories whose works (ignored when the layout has no scale) and observables are given; columns may be longer. @param into a tally of the same layout that is overwritten, its works' memory used again */
export function sideTallyOf(
  layout: SideLayout,
  count: number,
  work: Float64Array | null,
  columns: readonly Float64Array[],
  scratch?: Float64Array,
  into: SideTally | null = null,
): SideTally {
  return {
    count,
    work: layout.scale && work && workTallyOf(layout.scale, layout.side, work, scratch, into?.work),
    columns: columns.map((column) => momentsOf(column, count)),
    distributions: (layout.distributions ?? []).map((how) => distributionOf(how, columns[how.column]!, count)),
  };
}

/** Both stretches together. @throws RangeError when their layouts differ */
export const mergeSides = (a: SideTally, b: SideTally): SideTally => mergeSidesInto(a, b, null);

/** As `mergeSides`. @param into a tally that is overwritten, its works' memory used again; it may be either of the two */
export function mergeSidesInto(a: SideTally, b: SideTally, into: SideTally | null): SideTally {
  if (a.columns.length !== b.columns.length) throw new RangeError('sides with different columns cannot be merged');
  return {
    count: a.count + b.count,
    work: a.work && b.work && mergeWorkInto(a.work, b.work, into?.work ?? null),
    columns: a.columns.map((column, i) => mergeMoments(column, b.columns[i]!)),
    distributions: a.distributions.map((d, i) => mergeDistributions(d, b.distributions[i]!)),
  };
}

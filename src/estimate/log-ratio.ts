import type { WorkTally } from '../tally/work-tally.ts';
import type { LogRatio } from './work-study.ts';

/** Works of each side that a bin must hold: a bin seen only because a rare work fell into it would pull the point its way. */
const fewest = 5;

/**
 * ln[P_F(W)/P_R(−W)] in the bins where both sides have works enough: ln(n_F/N_F) − ln(n_R/N_R) with error √(1/n_F + 1/n_R), at the mean of the
 * two sides' mean works in the bin (as in `crooksLine`). By Crooks' theorem the points lie on the line W − ΔF.
 */
export function logRatio(forward: WorkTally, reverse: WorkTally): LogRatio {
  const { bins, counts, offsets } = forward.histogram;
  const other = reverse.histogram;
  const points: LogRatio & { work: number[]; value: number[]; standardError: number[] } = {
    work: [],
    value: [],
    standardError: [],
  };
  counts.forEach((f, b) => {
    const r = other.counts[b]!;
    if (Math.min(f, r) < fewest) return;
    points.work.push(bins.lower + (b + (offsets[b]! / f + other.offsets[b]! / r) / 2) * bins.width);
    points.value.push(Math.log(f / forward.count) - Math.log(r / reverse.count));
    points.standardError.push(Math.sqrt(1 / f + 1 / r));
  });
  return points;
}

import { jackknife } from '../estimate/jackknife.ts';
import type { Ensemble } from '../tally/side-stream.ts';
import { mergeSides, type SideTally } from '../tally/side-tally.ts';

const grouping = { merge: mergeSides, size: (side: SideTally) => side.count };

/** Values of `read` for the whole, and their standard errors: each direction is deleted group by group, variances add. */
export function withErrors(
  forward: Ensemble,
  reverse: Ensemble | null,
  read: (forward: SideTally, reverse: SideTally | null) => number[],
): { readonly values: number[]; readonly errors: Float64Array } {
  const values = read(forward.total, reverse?.total ?? null);
  const errors = jackknife(forward.groups, values, (f) => read(f, reverse?.total ?? null), grouping);
  if (reverse) {
    const other = jackknife(reverse.groups, values, (r) => read(forward.total, r), grouping);
    values.forEach((_, k) => {
      errors[k] = Math.hypot(errors[k]!, other[k]!);
    });
  }
  return { values, errors };
}

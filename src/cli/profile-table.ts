import type { ReportedProfile } from '../experiment/result.ts';

/** A table with a row for each cell of a profile: its middle, the exact profile, then each estimator's with its error, its effective works, and why it is not to be believed. */
export function profileTable({ axis, exact, estimators }: ReportedProfile): {
  columns: string[];
  rows: (number | string | null)[][];
} {
  const measured = Object.entries(estimators);
  return {
    columns: [
      axis.name,
      'exact',
      ...measured.flatMap(([id]) => [id, `${id}_error`, `${id}_effective_works`, `${id}_distrust`]),
    ],
    rows: exact.map((known, k) => [
      (axis.edges[k]! + axis.edges[k + 1]!) / 2,
      known,
      ...measured.flatMap(([, e]) => [e.value[k]!, e.standardError[k]!, e.effectiveWorks[k]!, e.reason[k]!]),
    ]),
  };
}

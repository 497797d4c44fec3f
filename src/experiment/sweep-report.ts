import type { Result } from './result.ts';
import type { SweepPoint } from './sweep-run.ts';

/** A sweep as JSON (contract: `--sweep`): values and their results side by side. */
export interface SweepReport {
  readonly sweep: { readonly name: string; readonly values: number[] };
  readonly results: Result[];
  /** Values that were refused, where there are any. */
  readonly refused?: { readonly value: number; readonly reason: string }[];
}

/** What is known of a sweep of the parameter `name`. */
export function sweepReport(name: string, points: readonly SweepPoint[]): SweepReport {
  const ran = points.flatMap(({ value, result }) => (result ? [{ value, result }] : []));
  const refused = points.flatMap(({ value, refused: reason }) => (reason === null ? [] : [{ value, reason }]));
  return {
    sweep: { name, values: ran.map((p) => p.value) },
    results: ran.map((p) => p.result),
    ...(refused.length > 0 && { refused }),
  };
}

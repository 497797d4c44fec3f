import { type Ensemble, keptWorks, type SideStream } from '../tally/side-stream.ts';
import { tallyWorks } from './estimate-works.ts';
import { estimateIds, freeEnergies } from './free-energies.ts';
import type { Estimate } from './measured.ts';

/** Fewest works for which an error is shown. */
const fewestForError = 8;

/** Groups for the errors of a series, which are known to an eighth then: there are twenty of them where a result has one, and each estimate is made without each group. */
const groups = 32;

/** Every estimate against the number of trajectories of each direction; NaN where a number cannot be given. */
export interface ConvergenceSeries {
  readonly trajectories: number[];
  readonly estimates: Record<string, { readonly value: number[]; readonly standardError: number[] }>;
}

/** Follows the estimates as an ensemble grows. */
export interface Convergence {
  /** Adds the powers of two that both streams (or the forward one alone) have reached since the last call. */
  update(forward: SideStream, reverse: SideStream | null): void;
  /** Adds the end of the run with the estimates reported for it. */
  finish(count: number, estimates: readonly Estimate[]): void;
  series(): ConvergenceSeries;
}

/**
 * Estimates of the first N = 1, 2, 4 … trajectories with their standard errors. Up to 2^13 each prefix is tallied afresh, on a
 * scale of its own, from the raw works that streams keep; from 2^14 on the streams' own tallies are used. Depends on the
 * trajectories alone, not on when it is updated. `from` is the series of a run that is resumed.
 */
export function createConvergence(from?: ConvergenceSeries): Convergence {
  const trajectories: number[] = [...(from?.trajectories ?? [])];
  const columns = new Map<string, { value: number[]; standardError: number[] }>(
    estimateIds.map((id) => [
      id,
      {
        value: [...(from?.estimates[id]?.value ?? [])],
        standardError: [...(from?.estimates[id]?.standardError ?? [])],
      },
    ]),
  );
  let next = trajectories.length ? 2 * trajectories.at(-1)! : 1;

  function append(count: number, estimates: readonly Estimate[]): void {
    trajectories.push(count);
    for (const { id, value, standardError } of estimates) {
      columns.get(id)?.value.push(value);
      columns.get(id)?.standardError.push(count < fewestForError ? Number.NaN : standardError);
    }
  }

  return {
    update(forward, reverse) {
      while (next <= Math.min(forward.count(), reverse?.count() ?? Number.POSITIVE_INFINITY)) {
        const pair = prefixes(next, forward, reverse);
        if (pair) append(next, freeEnergies(...pair).estimates);
        next *= 2;
      }
    },
    finish(count, estimates) {
      if (trajectories.at(-1) === count) {
        trajectories.pop();
        for (const { value, standardError } of columns.values()) {
          value.pop();
          standardError.pop();
        }
      }
      append(count, estimates);
    },
    series: () => ({
      trajectories: [...trajectories],
      estimates: Object.fromEntries(
        [...columns].map(([id, { value, standardError }]) => [
          id,
          { value: [...value], standardError: [...standardError] },
        ]),
      ),
    }),
  };
}

/** The first `count` trajectories of either direction. */
function prefixes(count: number, forward: SideStream, reverse: SideStream | null): [Ensemble, Ensemble | null] | null {
  if (count < keptWorks) {
    const first = (stream: SideStream) => stream.first().subarray(0, count);
    return tallyWorks(first(forward), reverse && first(reverse), groups);
  }
  const f = forward.prefix(count, groups);
  const r = reverse?.prefix(count, groups) ?? null;
  return f && (r || !reverse) ? [f, r] : null;
}

import type { Estimate } from '../estimate/measured.ts';
import type { Law, Measurement } from '../model/system.ts';
import type { Ensemble } from '../tally/side-stream.ts';
import type { SideTally } from '../tally/side-tally.ts';
import { withErrors } from './with-errors.ts';

/** Both directions of an ensemble. */
export interface EnsemblePair {
  readonly forward: Ensemble;
  readonly reverse: Ensemble | null;
}

/** Reads averages off a pair of tallies; made by the experiment, which knows names and exact values. */
export type Measure = (forward: SideTally, reverse: SideTally | null) => Measurement;

/** What laws are measured by. */
export interface LawEvidence {
  readonly measure: Measure;
  readonly ensemble: EnsemblePair;
  readonly estimates: readonly Estimate[];
}

export interface MeasuredLaw {
  readonly measured: number;
  /** Of the distance from expected. */
  readonly standardError: number;
  readonly reason: string | null;
}

/** What each law measures; one jackknife serves them all. */
export function measureLaws(laws: readonly Law[], { measure, ensemble, estimates }: LawEvidence): MeasuredLaw[] {
  const { values, errors } = withErrors(ensemble.forward, ensemble.reverse, (f, r) => {
    const m = measure(f, r);
    return laws.flatMap(({ measured, expected, expectedIsMeasured }) => {
      const value = typeof measured === 'function' ? measured(m) : Number.NaN;
      return [value, expectedIsMeasured ? value - expected(m) : value];
    });
  });
  return laws.map(({ measured }, k) => {
    if (typeof measured === 'function')
      return { measured: values[2 * k]!, standardError: errors[2 * k + 1]!, reason: null };
    const { value, standardError, reason } = estimates.find((e) => e.id === measured.estimate)!;
    return { measured: value, standardError, reason };
  });
}

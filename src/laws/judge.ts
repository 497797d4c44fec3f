import { jackknife } from '../estimate/jackknife.ts';
import type { Estimate } from '../estimate/measured.ts';
import type { Law, Measurement } from '../model/system.ts';
import { effectiveSampleSize } from '../tally/log-sum-exp.ts';
import type { Ensemble } from '../tally/side-stream.ts';
import { mergeSides, type SideTally } from '../tally/side-tally.ts';

/** Both directions of an ensemble. */
export interface EnsemblePair {
  readonly forward: Ensemble;
  readonly reverse: Ensemble | null;
}

/** Reads averages off a pair of tallies; made by the experiment, which knows names and exact values. */
export type Measure = (forward: SideTally, reverse: SideTally | null) => Measurement;

/** A law as measured: NaN with a reason where a number cannot be given. */
export interface Verdict {
  readonly id: string;
  readonly kind: Law['kind'];
  readonly statement: string;
  readonly unit: string;
  readonly measured: number;
  readonly standardError: number;
  /** Result at dt minus that at 2dt on the same noise; 0 where the law holds at any dt. */
  readonly timeStepBias: number;
  readonly expected: number;
  readonly z: number;
  /** Null: too small a run to tell. */
  readonly holds: boolean | null;
  readonly reason: string | null;
}

/** |z| up to which an equality holds; one chance in 150 000 to fail by luck. */
const largestZ = 4.5;

/** Least effective sample size of an exponential average that is tested. */
const leastSampleSize = 100;

/** Time-step bias above this part of a law's scale fails it. */
const largestBias = 0.01;

const grouping = { merge: mergeSides, size: (side: SideTally) => side.count };

/** Values of `read` for the whole, and their standard errors: each direction is deleted group by group, variances add. */
function withErrors(pair: EnsemblePair, read: (forward: SideTally, reverse: SideTally | null) => number[]) {
  const { forward, reverse } = pair;
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

/** What judging needs beside the laws. */
export interface Evidence {
  readonly measure: Measure;
  readonly ensemble: EnsemblePair;
  readonly estimates: readonly Estimate[];
  /** The same trajectories at dt and at 2dt, where laws have a time-step bias. */
  readonly timeSteps: { readonly fine: Ensemble; readonly coarse: Ensemble } | null;
  readonly position: (observable: string) => number;
  /** Trajectories that were left out as not finite: then no law holds. */
  readonly excluded: number;
}

/** Judges every law on one run (contract: "Laws"). */
export function judgeLaws(laws: readonly Law[], evidence: Evidence): Verdict[] {
  return laws.map((law) => judge(law, evidence));
}

function judge(law: Law, evidence: Evidence): Verdict {
  const { measure, ensemble, excluded } = evidence;
  const whole = measure(ensemble.forward.total, ensemble.reverse?.total ?? null);
  const expected = law.expected(whole);
  const { measured, standardError, reason } = measureLaw(law, evidence);
  const bias = timeStepBias(law, evidence);
  const distance = law.kind === 'bound' && law.side === 'at most' ? expected - measured : measured - expected;
  const z = distance / Math.hypot(standardError, bias.value);
  const effective = sampleSize(law, evidence);
  const verdict = (holds: boolean | null, why: string | null): Verdict => ({
    id: law.id,
    kind: law.kind,
    statement: law.statement,
    unit: law.unit,
    measured,
    standardError,
    timeStepBias: bias.value,
    expected,
    z: Number.isFinite(z) ? z : Number.NaN,
    holds,
    reason: why,
  });
  if (!Number.isFinite(measured)) return verdict(null, reason ?? 'could not be measured');
  if (excluded > 0)
    return verdict(false, `${excluded} trajectories became non-finite and are missing from the average`);
  if (effective < leastSampleSize)
    return verdict(
      null,
      `the exponential average rests on ${effective.toFixed(0)} effective trajectories (needs ${leastSampleSize})`,
    );
  if (!Number.isFinite(standardError)) return verdict(null, reason ?? 'too few trajectories for a standard error');
  const allowed = largestBias * Math.max(Math.abs(expected), law.scale(whole));
  if (Math.abs(bias.value) - 2 * bias.standardError > allowed)
    return verdict(
      false,
      `time-step bias ${bias.value.toPrecision(2)} exceeds 1 % of the law's scale: take a smaller dt`,
    );
  if (!Number.isFinite(z)) return verdict(null, 'no spread between trajectories to take an error from');
  return verdict(law.kind === 'bound' ? z >= -largestZ : Math.abs(z) <= largestZ, null);
}

/** Measured value and the error of its distance from expected. */
function measureLaw(law: Law, { measure, ensemble, estimates }: Evidence) {
  const { measured } = law;
  if (typeof measured !== 'function') {
    const estimate = estimates.find((e) => e.id === measured.estimate)!;
    return { measured: estimate.value, standardError: estimate.standardError, reason: estimate.reason };
  }
  const { values, errors } = withErrors(ensemble, (f, r) => {
    const m = measure(f, r);
    return [measured(m), law.expectedIsMeasured ? measured(m) - law.expected(m) : measured(m)];
  });
  return { measured: values[0]!, standardError: errors[1]!, reason: null };
}

/** Bias on the trajectories that were run at both steps, with its own error from the same groups. */
function timeStepBias(law: Law, { measure, timeSteps }: Evidence): { value: number; standardError: number } {
  const { measured } = law;
  if (law.exactAtAnyTimeStep || !timeSteps || typeof measured !== 'function') return { value: 0, standardError: 0 };
  const { fine, coarse } = timeSteps;
  const pairs = fine.groups.map((group, i) => ({ fine: group, coarse: coarse.groups[i]! }));
  const read = (pair: { fine: SideTally; coarse: SideTally }) => [
    measured(measure(pair.fine, null)) - measured(measure(pair.coarse, null)),
  ];
  const value = read({ fine: fine.total, coarse: coarse.total });
  const [standardError] = jackknife(pairs, value, read, {
    merge: (a, b) => ({ fine: mergeSides(a.fine, b.fine), coarse: mergeSides(a.coarse, b.coarse) }),
    size: (pair) => pair.fine.count,
  });
  return { value: value[0]!, standardError: Number.isFinite(standardError!) ? standardError! : 0 };
}

/** Effective sample size of the law's exponential average, (Σa)²/Σa²; infinite when it is none. */
function sampleSize(law: Law, { ensemble, position }: Evidence): number {
  const average = law.exponentialAverage;
  if (!average) return Number.POSITIVE_INFINITY;
  const side = average.side === 'forward' ? ensemble.forward.total : ensemble.reverse?.total;
  if (average.observable === undefined) return side?.work ? effectiveSampleSize(side.work.exponential) : 0;
  const moments = side?.columns[position(average.observable)];
  return moments ? moments.count / (1 + moments.m2 / (moments.count * moments.mean ** 2)) : 0;
}

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

/** Relative difference of two numbers that agree but for rounding. */
const rounding = 1e-9;

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
  /** Bias of each free-energy estimate, where it has one. */
  readonly freeEnergyBias?: ReadonlyMap<string, { readonly value: number; readonly standardError: number }> | null;
  readonly position: (observable: string) => number;
  /** Trajectories that were left out, as not finite or as cut short at the cap on jumps: then no law holds. */
  readonly excluded: number;
}

/** Judges every law on one run (contract: "Laws"). */
export function judgeLaws(laws: readonly Law[], evidence: Evidence): Verdict[] {
  const averages = measureLaws(laws, evidence);
  return laws.map((law, k) => judge(law, evidence, averages[k]!));
}

function judge(law: Law, evidence: Evidence, { measured, standardError, reason }: MeasuredLaw): Verdict {
  const { measure, ensemble, excluded } = evidence;
  const whole = measure(ensemble.forward.total, ensemble.reverse?.total ?? null);
  const expected = law.expected(whole);
  const untestable = law.untestable?.(whole) ?? null;
  const bias = timeStepBias(law, evidence);
  const distance = law.kind === 'bound' && law.side === 'at most' ? expected - measured : measured - expected;
  const error = Math.hypot(standardError, bias.value);
  // what is the same in every trajectory, such as no entropy at all in equilibrium, has no error and can still be right
  const exact = error === 0 && Math.abs(distance) <= rounding * Math.max(Math.abs(expected), law.scale(whole));
  const z = exact ? 0 : distance / error;
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
  if (!Number.isFinite(measured)) return verdict(null, reason ?? untestable ?? 'could not be measured');
  if (excluded > 0)
    return verdict(false, `${excluded} trajectories, not finite or cut short, are missing from the average`);
  if (untestable !== null) return verdict(null, untestable);
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

interface MeasuredLaw {
  readonly measured: number;
  /** Of the distance from expected. */
  readonly standardError: number;
  readonly reason: string | null;
}

/** What each law measures; one jackknife serves them all. */
function measureLaws(laws: readonly Law[], { measure, ensemble, estimates }: Evidence): MeasuredLaw[] {
  const { values, errors } = withErrors(ensemble, (f, r) => {
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

/** Bias on the trajectories that were run at both steps, with its own error from the same groups. */
function timeStepBias(
  law: Law,
  { measure, timeSteps, freeEnergyBias }: Evidence,
): { value: number; standardError: number } {
  const { measured } = law;
  const none = { value: 0, standardError: 0 };
  if (law.exactAtAnyTimeStep) return none;
  if (typeof measured !== 'function') return freeEnergyBias?.get(measured.estimate) ?? none;
  if (!timeSteps) return none;
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

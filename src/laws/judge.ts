import { jackknife } from '../estimate/jackknife.ts';
import { noSpread } from '../estimate/no-spread.ts';
import { effectiveWorks } from '../estimate/tail-error.ts';
import type { Law } from '../model/system.ts';
import type { Ensemble } from '../tally/side-stream.ts';
import { mergeSides, type SideTally } from '../tally/side-tally.ts';
import { atFurthestPlace } from './furthest-place.ts';
import { type LawEvidence, type MeasuredLaw, measureLaws } from './measure-laws.ts';

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
  /** Why it is not tested or fails, or what is known in place of a standard error where it holds without one. */
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

/** Standard error, in units of a law's scale, from which on an equality would agree with anything: a few enormous values, as of what grows without end. */
const largestError = 10;

/** What judging needs beside the laws. */
export interface Evidence extends LawEvidence {
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
  const plain = laws.filter((law) => !law.elsewhere);
  const averages = measureLaws(plain, evidence);
  const measured = laws.map((law) =>
    law.elsewhere ? atFurthestPlace(law, evidence) : { law, evidence, average: averages[plain.indexOf(law)]! },
  );
  const biases = timeStepBiases(
    measured.map((m) => m.law),
    evidence,
  );
  return measured.map((m, k) => judge(m.law, m.evidence, m.average, biases[k]!));
}

function judge(
  law: Law,
  evidence: Evidence,
  { measured, standardError: seen, reason }: MeasuredLaw,
  bias: Bias,
): Verdict {
  const { measure, ensemble, excluded } = evidence;
  const whole = measure(ensemble.forward.total, ensemble.reverse?.total ?? null);
  const standardError = Math.max(seen, law.exactError?.(whole) ?? 0);
  const expected = law.expected(whole);
  const untestable = law.untestable?.(whole) ?? null;
  const distance = law.kind === 'bound' && law.side === 'at most' ? expected - measured : measured - expected;
  const error = Math.hypot(standardError, bias.value);
  const scale = law.scale(whole);
  const size = Math.max(Math.abs(expected), scale);
  // what is the same in every trajectory, such as no entropy at all in equilibrium, has no error and can still be right
  const exact = error === 0 && Math.abs(distance) <= rounding * size;
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
  if (effective < leastSampleSize) {
    const said = effective.toFixed(0);
    const rests = `the average rests on ${said} effective ${said === '1' ? 'trajectory' : 'trajectories'}`;
    return verdict(null, `${rests}${seenFrom(law, evidence)} (needs ${leastSampleSize})`);
  }
  if (!Number.isFinite(standardError)) return verdict(null, reason ?? 'too few trajectories for a standard error');
  if (Number.isNaN(bias.value))
    return verdict(null, 'the time-step bias is unknown, for the run at 2dt has no such estimate: take a smaller dt');
  if (Math.abs(bias.value) - 2 * bias.standardError > largestBias * size)
    return verdict(
      false,
      `time-step bias ${bias.value.toPrecision(2)} exceeds 1 % of the law's scale: take a smaller dt`,
    );
  if (!Number.isFinite(expected)) return verdict(null, 'theory has no number for this run');
  if (exact || !Number.isFinite(z)) {
    const why = noSpread(law.id, measured, ensemble.forward.total.count);
    return { ...verdict(exact ? true : null, why), standardError: Number.NaN };
  }
  // Where a law has no scale, as that of a current near equilibrium, the error itself says how much has been tested.
  if (law.kind === 'equality' && scale > 0 && standardError > largestError * size)
    return verdict(
      null,
      `an error of ${(standardError / size).toPrecision(1)} times what is to be tested agrees with anything`,
    );
  return verdict(law.kind === 'bound' ? z >= -largestZ : Math.abs(z) <= largestZ, null);
}

interface Bias {
  readonly value: number;
  readonly standardError: number;
}

/** Biases on the trajectories that were run at both steps, with their own errors from the same groups; one jackknife serves all laws. */
function timeStepBiases(laws: readonly Law[], { measure, timeSteps, freeEnergyBias }: Evidence): Bias[] {
  const none = { value: 0, standardError: 0 };
  const given = ({ measured }: Law) =>
    typeof measured === 'function' ? none : (freeEnergyBias?.get(measured.estimate) ?? none);
  const averaged = laws.flatMap((law) =>
    timeSteps && !law.exactAtAnyTimeStep && typeof law.measured === 'function' ? [{ law, read: law.measured }] : [],
  );
  const found = new Map<Law, Bias>();
  if (timeSteps && averaged.length > 0) {
    const { fine, coarse } = timeSteps;
    const pairs = fine.groups.map((group, i) => ({ fine: group, coarse: coarse.groups[i]! }));
    const read = (pair: { fine: SideTally; coarse: SideTally }) => {
      const [f, c] = [measure(pair.fine, null), measure(pair.coarse, null)];
      return averaged.map((law) => law.read(f) - law.read(c));
    };
    const values = read({ fine: fine.total, coarse: coarse.total });
    const errors = jackknife(pairs, values, read, {
      merge: (a, b) => ({ fine: mergeSides(a.fine, b.fine), coarse: mergeSides(a.coarse, b.coarse) }),
      size: (pair) => pair.fine.count,
    });
    averaged.forEach(({ law }, k) => {
      found.set(law, { value: values[k]!, standardError: Number.isFinite(errors[k]!) ? errors[k]! : 0 });
    });
  }
  return laws.map((law) => found.get(law) ?? (law.exactAtAnyTimeStep ? none : given(law)));
}

/** Where that is not what the average's own weights say. */
const seenFrom = ({ exponentialAverage: average }: Law, { ensemble }: Evidence): string =>
  average?.observable === undefined && ensemble.reverse ? ', seen from the other direction' : '';

/** Effective sample size of the law's exponential average, (Σa)²/Σa² unless the other direction tells better; infinite when it is none. */
function sampleSize(law: Law, { ensemble, estimates, position }: Evidence): number {
  const average = law.exponentialAverage;
  if (!average) return Number.POSITIVE_INFINITY;
  const side = average.side === 'forward' ? ensemble.forward.total : ensemble.reverse?.total;
  if (average.observable === undefined) {
    const forward = ensemble.forward.total.work;
    const reverse = ensemble.reverse?.total.work ?? null;
    const freeEnergyDifference = estimates.find(({ id }) => id === 'bar')?.value ?? Number.NaN;
    return forward ? effectiveWorks(average.side, { forward, reverse, freeEnergyDifference }) : 0;
  }
  const moments = side?.columns[position(average.observable)];
  return moments ? moments.count / (1 + moments.m2 / (moments.count * moments.mean ** 2)) : 0;
}

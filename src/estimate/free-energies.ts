import { effectiveSampleSize } from '../tally/log-sum-exp.ts';
import type { Ensemble } from '../tally/side-stream.ts';
import type { SideTally } from '../tally/side-tally.ts';
import { mergeWork, type WorkTally } from '../tally/work-tally.ts';
import { type Bar, bar } from './bar.ts';
import { crooksGaussian } from './crooks-gaussian.ts';
import { type CrooksLine, crooksLine } from './crooks-line.ts';
import { cumulantExpansion } from './cumulant-expansion.ts';
import { effectiveWorksText } from './effective-words.ts';
import { jackknife } from './jackknife.ts';
import { jarzynskiForward, jarzynskiReverse } from './jarzynski.ts';
import { type Estimate, type Measured, unavailable } from './measured.ts';
import { tailError } from './tail-error.ts';

/** The free-energy estimators, all in kT but `crooks-slope`, which is in units of β. */
export const estimateIds = [
  'jarzynski-forward',
  'cumulant-1',
  'cumulant-2',
  'cumulant-3',
  'cumulant-4',
  'jarzynski-reverse',
  'bar',
  'crooks-line',
  'crooks-slope',
  'crooks-gaussian',
] as const;

type EstimateId = (typeof estimateIds)[number];

/** Below this many effective works the spread between groups says nothing about an exponential average's error. */
const fewestEffectiveWorks = 5;

/** The works of a group alone: putting groups together then costs nothing for what is not asked for. */
interface Works {
  readonly count: number;
  readonly work: WorkTally;
}

const worksOf = (groups: readonly SideTally[]): Works[] => groups.map(({ count, work }) => ({ count, work: work! }));

/** How works are put together for a jackknife. */
const grouping = {
  merge: (a: Works, b: Works): Works => ({ count: a.count + b.count, work: mergeWork(a.work, b.work) }),
  size: ({ count }: Works) => count,
};

const noReverse = unavailable('no reverse works');

function forwardOnly(work: WorkTally): Measured[] {
  return [jarzynskiForward(work), ...([1, 2, 3, 4] as const).map((order) => cumulantExpansion(work, order))];
}

/** @param near the Crooks line of nearly the same works, where it is known */
function withReverse(forward: WorkTally, reverse: WorkTally | null, near: CrooksLine | null = null): Measured[] {
  if (!reverse) return Array(5).fill(noReverse);
  const line = crooksLine(forward, reverse, near);
  return [
    jarzynskiReverse(reverse),
    bar(forward, reverse),
    line.crossing,
    line.slope,
    crooksGaussian(forward, reverse),
  ];
}

/** The values of all estimates, in the order of `estimateIds`; NaN where there is none. @param near as in `crooksLine` */
export function freeEnergyValues(
  forward: WorkTally,
  reverse: WorkTally | null,
  near: CrooksLine | null = null,
): number[] {
  return [...values(forwardOnly(forward)), ...values(withReverse(forward, reverse, near))];
}

/** Whether works differ at all. */
const scatters = ({ moments, infinite }: WorkTally) => moments.minimum < moments.maximum || infinite > 0;

const values = (list: readonly Measured[]) => list.map(({ value }) => value);

/** Estimates with their errors, and what Bennett's ratio says beside its value. */
export interface FreeEnergies {
  readonly estimates: Estimate[];
  /** Null without reverse works. */
  readonly bar: Bar | null;
  /** Jackknife error of Bennett's ratio, to be held against the analytic ones. */
  readonly barJackknifeError: number;
}

/**
 * Every estimate of `estimateIds` with its standard error. Errors are jackknife errors over the groups; the two directions are
 * independent, so each is deleted by itself and variances add (more degrees of freedom than deleting pairs, and unequal
 * numbers are no special case). BAR reports Shirts' analytic error instead: it is exact for large numbers where Crooks' theorem
 * holds and has none of the scatter of an error estimated from about a hundred groups. The jackknife's error stands in where
 * works scatter so little that the analytic one is lost in rounding. Exponential averages report the larger of their jackknife error and
 * what the other direction sees (`tailError`): where the rare works are missing, the spread between groups is too small.
 */
export function freeEnergies(forward: Ensemble, reverse: Ensemble | null): FreeEnergies {
  const f = forward.total.work;
  const r = reverse?.total.work ?? null;
  if (!f) throw new RangeError('forward: no works were tallied');
  const alone = forwardOnly(f);
  const together = withReverse(f, r);
  const wholeTogether = values(together);
  const crooks = (id: EstimateId) => together[estimateIds.indexOf(id) - alone.length]!;
  const near = { crossing: crooks('crooks-line'), slope: crooks('crooks-slope') };
  const errors = jackknife(
    worksOf(forward.groups),
    [...values(alone), ...wholeTogether],
    ({ work }) => freeEnergyValues(work, r, near),
    grouping,
  );
  if (reverse) {
    const other = jackknife(
      worksOf(reverse.groups),
      wholeTogether,
      ({ work }) => values(withReverse(f, work, near)),
      grouping,
    );
    for (let k = 0; k < other.length; k++) errors[alone.length + k] = Math.hypot(errors[alone.length + k]!, other[k]!);
  }
  const at = estimateIds.indexOf('bar');
  const ratio = r ? (together[at - alone.length] as Bar) : null;
  const equal = !scatters(f) && !(r && scatters(r));
  const barJackknifeError = equal ? 0 : errors[at]!;
  if (ratio && ratio.shirtsError > 0) errors[at] = ratio.shirtsError;
  const works = { forward: f, reverse: r, freeEnergyDifference: ratio?.value ?? Number.NaN };
  for (const side of ['forward', 'reverse'] as const) {
    const k = estimateIds.indexOf(`jarzynski-${side}`);
    const seen = tailError(side, works);
    if (errors[k]! < seen) errors[k] = seen;
  }
  if (equal) errors.fill(0);
  const few: Partial<Record<EstimateId, WorkTally | null>> = { 'jarzynski-forward': f, 'jarzynski-reverse': r };
  const estimates = [...alone, ...together].map((estimate, k): Estimate => {
    const id = estimateIds[k]!;
    return { id, ...withError(estimate, errors[k]!, few[id] ?? null, fewestWorks(id, f, r)) };
  });
  return { estimates, bar: ratio, barJackknifeError };
}

/** Works of the directions that an estimate rests on, the smaller number where it needs both. */
function fewestWorks(id: EstimateId, forward: WorkTally, reverse: WorkTally | null): number {
  if (!reverse || /^(jarzynski-forward|cumulant-\d)$/.test(id)) return forward.count;
  return id === 'jarzynski-reverse' ? reverse.count : Math.min(forward.count, reverse.count);
}

/** Adds the error, or the reason why there is none; an error of zero is no error. */
function withError({ value, reason }: Measured, error: number, exponential: WorkTally | null, count: number) {
  const none = (why: string) => ({ value, standardError: Number.NaN, reason: why });
  if (reason) return none(reason);
  if (count < 2) return none('no error from a single work');
  if (error === Number.POSITIVE_INFINITY) return none('its error is too large for a number');
  const effective = exponential ? effectiveSampleSize(exponential.exponential) : Number.POSITIVE_INFINITY;
  if (!(error > 1e-14 * Math.max(1, Math.abs(value)))) {
    return none(
      error >= 0
        ? 'no spread between works to take an error from'
        : 'it rests on a few of the works: its error is unknown',
    );
  }
  if (effective < fewestEffectiveWorks)
    return none(`the average rests on ${effectiveWorksText(effective)}: its error is unknown`);
  return { value, standardError: error, reason: null };
}

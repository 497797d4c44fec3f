import { jackknifeGroups } from '../tally/dyadic.ts';
import type { Ensemble, SideStream } from '../tally/side-stream.ts';
import { analyticErrors } from './analytic-errors.ts';
import { bootstrap, type Resampled } from './bootstrap.ts';
import { diagnose, meanWork } from './diagnostics.ts';
import { dissipationErrors } from './dissipation-errors.ts';
import { doubtAbout, type Evidence } from './doubts.ts';
import { streamWorks } from './estimate-works.ts';
import { type FreeEnergies, freeEnergies, freeEnergyValues } from './free-energies.ts';
import type { TrustVerdict } from './verdict.ts';
import { verdictOf } from './verdict-of.ts';
import { warningsOf } from './warnings.ts';
import { diagnoseWorks, type LookedAt, lookAt, type WorkDiagnostics } from './work-diagnostics.ts';
import { shuffled } from './work-order.ts';
import type { StudiedEstimate } from './work-study.ts';

/** How works are studied. */
export interface StudyOptions {
  /** Of the bootstrap, and of the order that sorted works are dealt in; default 1. */
  readonly seed?: number;
  /** Resamples of the bootstrap; default 1000. */
  readonly resamples?: number;
  /** Hears which part is being done, and what share of it is. */
  readonly onProgress?: (part: string, share: number) => void;
}

/** Groups below which they are kept apart for the bootstrap: 1,024 at least of many works. */
const bootstrapGroups = 2048;

/** What works say and how far it can be believed, with the streams it was made from. */
export interface WeighedWorks {
  readonly estimates: readonly StudiedEstimate[];
  readonly diagnostics: WorkDiagnostics;
  readonly verdict: TrustVerdict;
  readonly warnings: readonly string[];
  /** Works in the order in which they were tallied. */
  readonly forward: Float64Array;
  readonly reverse: Float64Array | null;
  readonly streams: readonly [SideStream, SideStream | null];
  readonly ensembles: readonly [Ensemble, Ensemble | null];
}

/**
 * Estimates with errors and doubts, diagnostics and verdict of works in kT: W_F, and W_R or null.
 * @throws RangeError when a direction has no work that is a number
 */
export function weighWorks(
  forward: Float64Array,
  reverse: Float64Array | null,
  { seed = 1, resamples = 1000, onProgress = () => {} }: StudyOptions = {},
): WeighedWorks {
  holdsNumbers('forward', forward);
  if (reverse) holdsNumbers('reverse', reverse);
  onProgress('order', 0);
  const f = inOrder(lookAt(forward), seed);
  const r = reverse && inOrder(lookAt(reverse), seed + 1);
  const streams = streamWorks(f.works, r?.works ?? null, {
    groups: bootstrapGroups,
    onProgress: (share) => onProgress('tallies', share),
  });
  onProgress('errors', 0);
  const ensembles = [streams[0].ensemble(jackknifeGroups), streams[1]?.ensemble(jackknifeGroups) ?? null] as const;
  const energies = freeEnergies(...ensembles);
  const base = diagnose(...ensembles, energies);
  // Blocks shorter than the correlation would make errors too small: then fewer and longer ones.
  const correlated = f.order.inefficiency > 1 || (r !== null && r.order.inefficiency > 1);
  const groups = correlated ? jackknifeGroups : bootstrapGroups;
  const whole = energies.estimates.map(({ value }) => value);
  const resampled = bootstrap(streams[0].ensemble(groups), streams[1]?.ensemble(groups) ?? null, whole, {
    seed,
    resamples,
    // Beside the estimates, what errors of the dissipations need.
    measure: (a, b) => [...freeEnergyValues(a, b), meanWork(a), meanWork(b)],
    onProgress: (share) => onProgress('bootstrap', share),
  });
  onProgress('diagnostics', 0);
  const best = energies.estimates.findIndex(({ id }) => id === 'bar');
  const evidence: Evidence = {
    forward: ensembles[0].total.work!,
    reverse: ensembles[1]?.total.work ?? null,
    bar: energies.bar,
    diagnostics: diagnoseWorks(f, r, base, dissipationErrors(energies.estimates, resampled)),
    values: new Map(
      energies.estimates.map(({ id, value, standardError: error, reason }, k) => {
        const differenceError = resampled.errorOf((values) => values[k]! - values[best]!);
        return [id, { value, error, reason, differenceError }];
      }),
    ),
  };
  return {
    estimates: studied(energies, resampled.measured, evidence),
    diagnostics: evidence.diagnostics,
    verdict: verdictOf(evidence),
    warnings: warningsOf(...ensembles, energies.estimates, base),
    forward: f.works,
    reverse: r?.works ?? null,
    streams,
    ensembles,
  };
}

function holdsNumbers(name: string, works: Float64Array): void {
  if (!works.some((w) => w > Number.NEGATIVE_INFINITY))
    throw new RangeError(`${name}: ${works.length} values (one at least must be a number)`);
}

/** The works as they came, or in a random order when they are sorted. */
function inOrder(side: LookedAt, seed: number): LookedAt {
  return side.order.sorted ? { ...side, works: shuffled(side.works, seed) } : side;
}

function studied(
  { estimates, bar }: FreeEnergies,
  resampled: readonly Resampled[],
  evidence: Evidence,
): StudiedEstimate[] {
  const analytic = analyticErrors(evidence.forward, evidence.reverse, bar);
  return estimates.map((estimate, k) => {
    const { error, lower, upper } = resampled[k]!;
    // What forbids an error forbids one by resampling too: it sees no works that were not seen, and no spread but rounding.
    const known = estimate.reason === null && error > 0;
    const { value, standardError } = estimate;
    // An error that knows more than resampling, such as of works that were not seen, widens the interval alike.
    const wider = Math.max(1, standardError / error);
    const interval = [value - wider * (value - lower), value + wider * (upper - value)] as const;
    return {
      ...estimate,
      bootstrapError: known ? error : Number.NaN,
      analyticError: analytic[estimate.id] ?? Number.NaN,
      interval: known && Number.isFinite(lower + upper) ? interval : null,
      doubt: doubtAbout(estimate.id, evidence),
    };
  });
}

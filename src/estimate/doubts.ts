import { variance } from '../tally/moments.ts';
import type { WorkTally } from '../tally/work-tally.ts';
import type { Bar } from './bar.ts';
import { effectiveWorksText } from './effective-words.ts';
import { groupScatter, scatterText } from './group-scatter.ts';
import { normalProbability } from './normal-law.ts';
import { percent } from './percent.ts';
import type { WorkDiagnostics } from './work-diagnostics.ts';

/** Effective works below which an average is not to be relied on. */
export const enoughEffective = 100;

/** Works of a direction below which errors and intervals are not to be relied on. */
export const enoughWorks = 50;

/** Works that must lie beyond a point for an extrapolation to it to be none. */
const enoughBeyond = 10;

/** Probability below which works are said not to be Gaussian. */
const gaussianLimit = 0.01;

/** What doubts are drawn from. */
export interface Evidence {
  readonly forward: WorkTally;
  readonly reverse: WorkTally | null;
  readonly bar: Bar | null;
  readonly diagnostics: WorkDiagnostics;
  /** Values with their bootstrap errors, by id. */
  readonly values: ReadonlyMap<string, Witness>;
}

/** An estimate as evidence. */
interface Witness {
  readonly value: number;
  readonly error: number;
  readonly reason: string | null;
  /** Standard error of its difference from BAR. */
  readonly differenceError: number;
}

/** Why an estimate or its error is not to be relied on, in plain words; null when nothing speaks against it. */
export function doubtAbout(id: string, evidence: Evidence): string | null {
  const own = evidence.values.get(id);
  if (!own || Number.isNaN(own.value)) return own?.reason ?? 'not estimated';
  const few = fewWorks(evidence);
  if (few) return few;
  if (id.startsWith('cumulant') && evidence.reverse?.infinite)
    return `${evidence.reverse.infinite} of ${evidence.reverse.count} reverse works are infinite: no forward works mirror them`;
  switch (id) {
    case 'jarzynski-forward':
    case 'jarzynski-reverse':
      return exponentialDoubt(id === 'jarzynski-forward' ? 'forward' : 'reverse', evidence) ?? own.reason;
    case 'cumulant-1':
      return meanDoubt(evidence) ?? own.reason;
    case 'cumulant-2':
      return gaussianDoubt('forward', variance(evidence.forward.moments), evidence) ?? own.reason;
    case 'cumulant-3':
    case 'cumulant-4':
      return seriesDoubt(id, evidence) ?? own.reason;
    case 'crooks-gaussian':
      return (
        gaussianDoubt('forward', evidence.forward.moments.mean - own.value, evidence) ??
        gaussianDoubt('reverse', evidence.reverse!.moments.mean + own.value, evidence) ??
        own.reason
      );
    default:
      return overlapDoubt(evidence) ?? own.reason;
  }
}

function fewWorks({ forward, reverse }: Evidence): string | null {
  const fewest = Math.min(forward.count, reverse?.count ?? Number.POSITIVE_INFINITY);
  return fewest < enoughWorks
    ? `${fewest} work${fewest === 1 ? '' : 's'}: too few for an error that can be relied on`
    : null;
}

function exponentialDoubt(side: 'forward' | 'reverse', { diagnostics, values }: Evidence): string | null {
  const effective = diagnostics.effectiveSampleSize[side];
  if (effective < enoughEffective) return `rests on ${effectiveWorksText(effective)}`;
  const unseen = diagnostics.unseenWeight[side];
  const bias = -Math.log1p(-unseen);
  const error = values.get(`jarzynski-${side}`)!.error;
  if (bias > 0.01 && !(bias < error / 2))
    return `the other direction says that ${percent(unseen)} of the average lies beyond the works seen${unseen < 1 ? `: off by about ${bias.toPrecision(2)} kT` : ''}`;
  const alpha = diagnostics.heavyTail[side];
  if (alpha > 0)
    return `weights e^(−W) fall off like a power law (exponent ${alpha.toFixed(1)}): the error may be infinite`;
  return null;
}

function meanDoubt({ forward }: Evidence): string | null {
  const dissipated = variance(forward.moments) / 2;
  const error = Math.sqrt(variance(forward.moments) / forward.moments.count);
  return dissipated > error / 2
    ? `the mean work, not ΔF: above it by what is dissipated, about ${dissipated.toPrecision(2)} kT`
    : null;
}

/** @param distance from the mean to where the estimate is made, in kT */
function gaussianDoubt(side: 'forward' | 'reverse', distance: number, evidence: Evidence): string | null {
  const p = evidence.diagnostics.gaussianity[side];
  if (!(p >= gaussianLimit))
    return Number.isNaN(p)
      ? `whether the ${side} works are Gaussian cannot be tested`
      : `the ${side} works are not Gaussian (p = ${p < 1e-4 ? p.toExponential(0) : p.toPrecision(1)})`;
  const { moments } = evidence[side]!;
  const reach = Math.abs(distance) / Math.sqrt(variance(moments));
  const beyond = moments.count * normalProbability(-reach);
  return beyond < enoughBeyond
    ? `extrapolates a Gaussian to ${reach.toFixed(1)} standard deviations from the mean, where ${beyond.toPrecision(1)} works are to be expected`
    : null;
}

function seriesDoubt(id: 'cumulant-3' | 'cumulant-4', { values, diagnostics, forward }: Evidence): string | null {
  const [a, b] = [values.get('cumulant-3')!, values.get('cumulant-4')!];
  const effective = diagnostics.effectiveSampleSize.forward;
  if (variance(forward.moments) > 1 && effective < enoughEffective)
    return `the expansion needs the tail, which rests on ${effectiveWorksText(effective)}`;
  const step = Math.abs(a.value - b.value);
  return step > Math.max(values.get(id)!.error, 0.01)
    ? `orders 3 and 4 differ by ${step.toPrecision(2)} kT: the expansion has not settled`
    : null;
}

function overlapDoubt({ bar, diagnostics }: Evidence): string | null {
  if (!bar || Number.isNaN(bar.value)) return bar?.reason ?? null;
  if (bar.effectiveWorks < enoughEffective)
    return `rests on ${effectiveWorksText(bar.effectiveWorks)} where P_F(W) and P_R(−W) overlap`;
  if (Number.isNaN(diagnostics.barErrors.jackknife)) return 'is lost when some of the works are left out';
  const scatter = groupScatter(diagnostics);
  return scatter !== null && scatter > 1 ? scatterText(scatter) : null;
}

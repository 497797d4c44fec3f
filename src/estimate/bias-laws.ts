import type { BlockStudy, SideWeights } from './block-study.ts';
import type { WeightPowers } from './blocks/weight-powers.ts';
import { effectiveWorksText } from './effective-words.ts';
import { unavailable } from './measured.ts';

/** A number with its standard error; NaN with the reason where it cannot be given. */
export interface LawNumber {
  readonly value: number;
  readonly standardError: number;
  readonly reason: string | null;
}

/** What theory says about Jarzynski's average over works of one direction (energies in kT). */
export interface DirectionLaws {
  /** W̄_d, the mean work less ΔF (plus ΔF in reverse): near equilibrium the bias of N works is W̄_d/N. */
  readonly dissipatedWork: LawNumber;
  /**
   * Var(e^{−W_d}): for N far above it the bias of N works is half of it divided by N, and their variance it divided by N (Gore, Ritort and
   * Bustamante, PNAS 100, 12564 (2003)).
   */
  readonly weightVariance: LawNumber;
  /** Works needed, e^{W̄_d of the conjugate process} (Jarzynski, PRE 73, 046105 (2006)). */
  readonly samplesNeeded: LawNumber;
}

/** The laws of both directions; the bias is positive forward, negative in reverse. */
export interface BiasLaws {
  readonly forward: DirectionLaws;
  /** Null without reverse works. */
  readonly reverse: DirectionLaws | null;
}

/** Effective works below which an average of weights is not to be believed. */
const fewestEffective = 10;

const none = (reason: string): LawNumber => ({ ...unavailable(reason), standardError: Number.NaN, reason });

/**
 * The laws on the bias of Jarzynski's average, from a block study and a free energy difference (exact, with error 0, or the best estimate).
 *
 * Var(e^{−W_d}) is taken from the conjugate process where there is one: by Crooks' theorem it is ⟨e^{W̃_d}⟩ − 1 over the works of that
 * process, which rests on far less remote tails than ⟨e^{−2W_d}⟩ does.
 *
 * @param heavyTail exponents of the tail of e^{−W} where it is suspected to make the variance infinite (`Diagnostics`), else NaN
 */
export function biasLaws(
  study: BlockStudy,
  freeEnergy: { readonly value: number; readonly standardError: number },
  heavyTail: { readonly forward: number; readonly reverse: number },
): BiasLaws {
  const { forward, reverse } = study.weights;
  const work = (id: string, sign: 1 | -1): LawNumber => {
    const series = study.estimates[id];
    // Of one work the estimate is the work itself, or its negative.
    const value = sign * (series?.mean[0] ?? Number.NaN);
    if (series && Number.isFinite(value)) return { value, standardError: series.meanError[0]!, reason: null };
    return none(series ? 'some works are infinite: they have no mean' : 'needs reverse works');
  };
  const there = dissipated(work('jarzynski-forward', 1), freeEnergy, -1);
  const back = dissipated(work('jarzynski-reverse', -1), freeEnergy, 1);
  const deltaF = freeEnergy.value;
  const errorF = freeEnergy.standardError;
  return {
    forward: {
      dissipatedWork: there,
      weightVariance: weightVariance(forward, reverse, { value: deltaF, standardError: errorF }, heavyTail.forward),
      samplesNeeded: exponential(back),
    },
    reverse: reverse && {
      dissipatedWork: back,
      weightVariance: weightVariance(reverse, forward, { value: -deltaF, standardError: errorF }, heavyTail.reverse),
      samplesNeeded: exponential(there),
    },
  };
}

type Known = Pick<LawNumber, 'value' | 'standardError'>;

function dissipated(work: LawNumber, deltaF: Known, sign: 1 | -1): LawNumber {
  if (work.reason) return work;
  if (!Number.isFinite(deltaF.value)) return none('no free energy difference to subtract');
  const standardError = Math.hypot(work.standardError, deltaF.standardError);
  return { value: work.value + sign * deltaF.value, standardError, reason: null };
}

function exponential({ value, standardError, reason }: LawNumber): LawNumber {
  if (reason) return none(reason);
  const e = Math.exp(value);
  return Number.isFinite(e) ? { value: e, standardError: e * standardError, reason } : none('more than 1e308 works');
}

/** Var(e^{−W_d}) of a side whose free energy difference is `deltaF`, `tail` being the exponent of its weights' tail if suspect. */
function weightVariance(own: SideWeights, other: SideWeights | null, deltaF: Known, tail: number): LawNumber {
  if (!Number.isNaN(tail))
    return none(`the weights e^{−W} fall off like a power ${tail.toPrecision(2)}: their variance seems to be infinite`);
  if (!other) return fromOwn(own.falling);
  const infinite = other.falling.count - other.rising.count;
  return infinite > 0
    ? none(`${infinite} works of the conjugate process are infinite: Jarzynski’s equality misses what mirrors them`)
    : fromConjugate(other.rising, deltaF);
}

/** ⟨e^{W̃_d}⟩ − 1 over the conjugate process, W̃_d = W̃ + ΔF. */
function fromConjugate(
  { count, max, powers: [p1, p2] }: WeightPowers,
  { value: deltaF, standardError }: Known,
): LawNumber {
  const effective = (p1 * p1) / p2;
  if (!(count > 1)) return none('needs two finite works of the conjugate process or more');
  if (!(effective >= fewestEffective)) return none(`rests on ${effectiveWorksText(effective)}`);
  const ratio = Math.exp(max + deltaF + Math.log(p1 / count));
  if (!Number.isFinite(ratio)) return none(Number.isFinite(deltaF) ? 'above 1e308' : 'no free energy difference');
  const relative = Math.sqrt(Math.max(0, (count * p2) / (p1 * p1) - 1) / count);
  return { value: Math.max(0, ratio - 1), standardError: ratio * Math.hypot(relative, standardError), reason: null };
}

/** ⟨e^{−2W}⟩/⟨e^{−W}⟩² − 1 over the works themselves, its error to first order. */
function fromOwn({ count, powers: [p1, p2, p3, p4] }: WeightPowers): LawNumber {
  const effective = (p2 * p2) / p4;
  if (!(count > 1)) return none('needs two works or more');
  if (p1 === 0) return none('every work is infinite');
  if (!(effective >= fewestEffective)) return none(`rests on ${effectiveWorksText(effective)}`);
  const ratio = (count * p2) / (p1 * p1);
  // Relative variances and covariance of ⟨u²⟩ and ⟨u⟩.
  const square = p4 / (p2 * p2) - 4 * (p3 / (p1 * p2)) + 4 * (p2 / (p1 * p1)) - 1 / count;
  return { value: Math.max(0, ratio - 1), standardError: ratio * Math.sqrt(Math.max(0, square)), reason: null };
}

/** Bias of Jarzynski's average of N works far above the variance of the weights, Var(e^{−W_d})/(2N), in kT. */
export function largeNumberBias({ weightVariance }: DirectionLaws, works: number): number {
  return weightVariance.value / (2 * works);
}

/** Bias of Jarzynski's average of N works near equilibrium, W̄_d/N, in kT. */
export function nearEquilibriumBias({ dissipatedWork }: DirectionLaws, works: number): number {
  return dissipatedWork.value / works;
}

import type { Support } from './combine-slices.ts';
import type { ProfileEstimate } from './profile-estimate.ts';

/** Effective works below which a value says nothing. */
const fewestWorks = 50;

/** Largest standard error of a value to be believed, in kT. */
const largestError = 0.3;

/** A profile with its constant fixed, and how to fix that of another in the same way. */
export interface Anchored {
  readonly whole: Float64Array;
  readonly of: (values: Float64Array) => Float64Array;
}

/**
 * Fixes the constant of a profile, finds its errors, and judges cell by cell whether it is to be believed: where it rests on 50 effective works
 * at least, and its error is 0.3 kT at most.
 *
 * @param options.errors errors of the profile once its constant is fixed, as far as the spread of works shows them: what was missed comes on top
 */
export function anchorProfile(options: {
  values: Float64Array;
  support: Support;
  reference: Float64Array;
  errors: (anchored: Anchored) => Float64Array;
}): ProfileEstimate {
  const { values, reference } = options;
  const { works, missed } = options.support;
  const errorsAt = (anchored: Anchored) => options.errors(anchored).map((error, k) => Math.hypot(error, missed[k]!));
  const anchorAt = (cells: readonly number[]): Anchored => {
    const weight = cells.reduce((sum, k) => sum + works[k]!, 0);
    const of = (profile: Float64Array) => {
      const shift = cells.reduce((sum, k) => sum + works[k]! * (profile[k]! - reference[k]!), 0) / weight;
      return profile.map((u) => u - shift);
    };
    return { whole: of(values), of };
  };
  const all = Array.from(values, (_, k) => k).filter((k) => Number.isFinite(reference[k]!));
  const seen = all.filter((k) => Number.isFinite(values[k]!));
  const resting = seen.filter((k) => works[k]! >= fewestWorks);
  const first = errorsAt(anchorAt(resting));
  const trusted = resting.filter((k) => first[k]! <= largestError);
  const anchored = anchorAt(trusted.length > 0 ? trusted : seen);
  const standardErrors = errorsAt(anchored);
  const reasonOf = (k: number): string | null => {
    if (!Number.isFinite(values[k]!)) return 'no trajectory was here';
    if (works[k]! < fewestWorks) return `rests on ${works[k]!.toPrecision(2)} effective works`;
    if (Number.isNaN(standardErrors[k]!)) return 'its error is unknown';
    if (standardErrors[k]! > largestError) return `its error is ${standardErrors[k]!.toFixed(1)} kT`;
    return null;
  };
  return {
    values: anchored.whole.map((u) => (Number.isFinite(u) ? u : Number.NaN)),
    standardErrors: standardErrors.map((e) => (Number.isFinite(e) ? e : Number.NaN)),
    effectiveWorks: works,
    reasons: Array.from(values, (_, k) => reasonOf(k)),
  };
}

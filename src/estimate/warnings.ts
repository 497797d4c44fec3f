import { standardErrorOfMean } from '../tally/moments.ts';
import type { Ensemble } from '../tally/side-stream.ts';
import type { WorkTally } from '../tally/work-tally.ts';
import type { Diagnostics } from './diagnostics.ts';
import { countingText, effectiveWorksText } from './effective-words.ts';
import { groupScatter, scatterText } from './group-scatter.ts';
import type { Estimate } from './measured.ts';
import { missingOverlap } from './overlap.ts';
import { quoted } from './quoted.ts';

/** Effective works below which an exponential average is not to be relied on. */
const enough = 100;

/** Standard errors beyond which a deviation is said to be one. */
const limit = 4.5;

/** In plain words, why some of the estimates are not to be trusted; empty when nothing speaks against them. */
export function warningsOf(
  forward: Ensemble,
  reverse: Ensemble | null,
  estimates: readonly Estimate[],
  diagnostics: Diagnostics,
): string[] {
  const f = forward.total.work!;
  const r = reverse?.total.work ?? null;
  const warnings = [
    ...sideWarnings('forward', f, diagnostics),
    ...(r ? sideWarnings('reverse', r, diagnostics) : []),
    ...(r ? pairWarnings(f, r, estimates, diagnostics) : []),
  ];
  const outside = [f, ...(r ? [r] : [])].reduce((sum, { histogram: h }) => sum + h.below + h.above, 0);
  if (outside > 0)
    warnings.push(
      `${outside} of ${f.count + (r?.count ?? 0)} works lie outside the histogram and are left out of the Crooks line`,
    );
  return warnings;
}

function sideWarnings(side: 'forward' | 'reverse', work: WorkTally, diagnostics: Diagnostics): string[] {
  const warnings: string[] = [];
  const { count, infinite, excluded, moments } = work;
  if (excluded > 0) warnings.push(`${excluded} ${side} works are not numbers and were left out`);
  if (infinite > 0)
    warnings.push(
      `${infinite} of ${count} ${side} works are infinite: weight zero in exponential averages, no mean work`,
    );
  if (count > 1 && moments.minimum === moments.maximum)
    warnings.push(`all finite ${side} works are equal: there is no spread to take an error from`);
  const effective = diagnostics.effectiveSampleSize[side];
  if (effective < enough) {
    const share = diagnostics.topWeightShare[side];
    warnings.push(
      `jarzynski-${side} is not to be trusted: ${countingText(count, effective)}` +
        (share > 0.01 && count >= enough ? `, and 1 % of them carry ${(100 * share).toFixed(0)} % of the weight` : ''),
    );
  }
  const alpha = diagnostics.heavyTail[side];
  if (alpha > 0)
    warnings.push(
      `jarzynski-${side} may have no honest error: the weights e^(−W) fall off like a power law (exponent ${alpha.toFixed(1)}), with a variance that may be infinite`,
    );
  return warnings;
}

function pairWarnings(f: WorkTally, r: WorkTally, estimates: readonly Estimate[], diagnostics: Diagnostics): string[] {
  const warnings: string[] = [];
  const gap = missingOverlap(f, r);
  if (gap) warnings.push(`${gap}; crooks-gaussian, where given, extrapolates`);
  const ratio = estimates.find(({ id }) => id === 'bar')!;
  if (Number.isNaN(ratio.value)) {
    if (!gap) warnings.push(`bar is not available: ${ratio.reason}`);
  } else if (diagnostics.barEffectiveWorks < enough) {
    warnings.push(`bar rests on ${effectiveWorksText(diagnostics.barEffectiveWorks)} where P_F(W) and P_R(−W) overlap`);
  }
  const scatter = groupScatter(diagnostics);
  if (diagnostics.barEffectiveWorks >= enough && scatter !== null)
    warnings.push(`bar ${scatterText(scatter)}: the works may be correlated, or not obey Crooks’ theorem`);
  const slope = estimates.find(({ id }) => id === 'crooks-slope')!;
  if (Math.abs(slope.value - 1) > limit * slope.standardError)
    warnings.push(
      `the slope of ln P_F(W)/P_R(−W) is ${quoted(slope.value, slope.standardError)}, not 1: the works do not obey Crooks’ theorem (is a sign or direction wrong?)`,
    );
  const error = Math.hypot(standardErrorOfMean(f.moments), standardErrorOfMean(r.moments));
  if (diagnostics.hysteresis < -limit * error)
    warnings.push(
      `⟨W_F⟩ + ⟨W_R⟩ = ${diagnostics.hysteresis.toPrecision(4)} kT is negative, against the second law: is a sign wrong, or are directions swapped?`,
    );
  return warnings;
}

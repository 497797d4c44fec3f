import { standardErrorOfMean } from '../../tally/moments.ts';
import type { WorkTally } from '../../tally/work-tally.ts';
import { type Evidence, enoughEffective } from '../doubts.ts';
import { effectiveWorksText } from '../effective-words.ts';
import { groupScatter, scatterText } from '../group-scatter.ts';
import { missingOverlap } from '../overlap.ts';
import { quoted } from '../quoted.ts';
import type { Light, VerdictReason } from '../verdict.ts';

/** Effective works below which Bennett's ratio is not to be believed. */
const fewestEffective = 10;

/** Overlap (1 when the ensembles are the same) below which it is poor; pymbar asks for 0.03 of each state, 0.06 in this measure. */
const leastOverlap = 0.06;

/** Standard errors from which a deviation is suspicious, and from which it is one. */
const suspicious = 3;
const certain = 4.5;

/** Error of the slope beyond which it tests nothing, and mean loss in kT below which it need not. */
const bluntest = 0.3;
const nearlyReversible = 1;

/** Departure of the slope from 1 that spoils ΔF; smaller ones, however certain, hardly move it. */
const badSlope = 0.2;

/** Factor between two errors of one number that chance does not explain. */
const muchMore = 3;

/** Beyond this, Hahn and Then's index says that the sample has not converged. */
const badIndex = 0.5;

/** What the two directions say about one another; nothing without reverse works. */
export function pairReasons(evidence: Evidence): VerdictReason[] {
  const { forward, reverse, bar } = evidence;
  if (!reverse || !bar) return [];
  const gap = missingOverlap(forward, reverse);
  return [
    ...secondLaw(forward, reverse),
    ...(gap
      ? [{ light: 'red', text: gap } as const]
      : Number.isNaN(bar.value)
        ? [{ light: 'red', text: `Bennett’s ratio is not available: ${bar.reason}` } as const]
        : [...overlap(evidence), slope(evidence)]),
  ];
}

function secondLaw(forward: WorkTally, reverse: WorkTally): VerdictReason[] {
  if (forward.infinite + reverse.infinite > 0) return [];
  const loss = forward.moments.mean + reverse.moments.mean;
  const error = Math.hypot(standardErrorOfMean(forward.moments), standardErrorOfMean(reverse.moments));
  const text = `⟨W_F⟩ + ⟨W_R⟩ = ${loss.toPrecision(3)} ± ${error.toPrecision(2)} kT`;
  if (loss < -certain * error || (!(error > 0) && loss < -1e-9))
    return [
      { light: 'red', text: `${text} is negative, against the second law: a sign is wrong, or directions are swapped` },
    ];
  return loss < -suspicious * error
    ? [{ light: 'amber', text: `${text} is negative, which the second law forbids` }]
    : [];
}

function overlap({ bar, diagnostics }: Evidence): VerdictReason[] {
  const { overlap: share, effectiveWorks, hahnThen } = bar!;
  const enough: Light = effectiveWorks < fewestEffective ? 'red' : effectiveWorks < enoughEffective ? 'amber' : 'green';
  const reasons: VerdictReason[] = [
    {
      light: share < leastOverlap ? 'amber' : 'green',
      text: `P_F(W) and P_R(−W) overlap by ${share.toPrecision(2)} (1 where they are the same)`,
    },
    {
      light: enough,
      text: `Bennett’s ratio rests on ${effectiveWorksText(effectiveWorks)} of the overlap`,
    },
  ];
  if (Math.abs(hahnThen) > badIndex)
    reasons.push({
      light: 'amber',
      text: `Hahn and Then’s index is ${hahnThen.toFixed(2)}, far from 0: the sample has not converged`,
    });
  const { shirts, bennett } = diagnostics.barErrors;
  const driven = effectiveWorks >= enoughEffective && !(diagnostics.hysteresis < nearlyReversible);
  if (driven && (shirts > muchMore * bennett || bennett > muchMore * shirts))
    reasons.push({
      light: 'red',
      text: `two formulas for the error of Bennett’s ratio, equal where Crooks’ theorem holds, give ${shirts.toPrecision(2)} and ${bennett.toPrecision(2)} kT: the works do not obey it`,
    });
  const scatter = groupScatter(diagnostics);
  if (scatter !== null && scatter > 1 && effectiveWorks > fewestEffective)
    reasons.push({ light: 'amber', text: `Bennett’s ratio ${scatterText(scatter)}` });
  return reasons;
}

function slope({ values, diagnostics }: Evidence): VerdictReason {
  const { value, error, reason } = values.get('crooks-slope')!;
  if (!(error > 0))
    return { light: 'amber', text: `the slope of ln P_F(W)/P_R(−W) cannot be checked: ${reason ?? 'it has no error'}` };
  const text = `the slope of ln P_F(W)/P_R(−W) is ${quoted(value, error)}`;
  const z = Math.abs(value - 1) / error;
  if (z > certain && Math.abs(value - 1) > badSlope)
    return { light: 'red', text: `${text}, not 1: the works do not obey Crooks’ theorem` };
  if (z > suspicious) return { light: 'amber', text: `${text}, ${z.toFixed(1)} standard errors from 1` };
  if (error > bluntest && !(diagnostics.hysteresis < nearlyReversible))
    return { light: 'amber', text: `${text}: too uncertain to check Crooks’ theorem, which asks for 1` };
  return { light: 'green', text: `${text}, 1 by Crooks’ theorem` };
}

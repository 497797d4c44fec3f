import { doubtAbout, type Evidence } from '../doubts.ts';
import { countingText } from '../effective-words.ts';
import type { VerdictReason } from '../verdict.ts';
import { allEqual } from './all-equal.ts';

/** Effective works below which an exponential average is not to be believed. */
const fewestEffective = 10;

/** Works of which 1 % are one or more. */
const fewestToShare = 100;

/** What forward works alone say about their exponential average; nothing where there are reverse works. */
export function averageReasons(evidence: Evidence): VerdictReason[] {
  const { reverse, diagnostics, forward } = evidence;
  // Works that are all equal or infinite say nothing of their average: `dataReasons` speaks of it.
  if (reverse || allEqual(forward) || forward.infinite === forward.count) return [];
  const effective = diagnostics.effectiveSampleSize.forward;
  const share = diagnostics.topWeightShare.forward;
  const alpha = diagnostics.heavyTail.forward;
  const doubt = doubtAbout('jarzynski-forward', evidence);
  const carried =
    forward.count < fewestToShare ? '' : `, and 1 % of them carry ${(100 * share).toFixed(0)} % of the weight`;
  const text = `${countingText(forward.count, effective)} in Jarzynski’s average${carried}`;
  const reasons: VerdictReason[] = [{ light: effective < fewestEffective ? 'red' : doubt ? 'amber' : 'green', text }];
  if (alpha > 0)
    reasons.push({
      light: 'amber',
      text: `weights e^(−W) fall off like a power law (exponent ${alpha.toFixed(1)}): their variance may be infinite, and no error honest`,
    });
  return reasons;
}

import { doubtAbout, type Evidence } from '../doubts.ts';
import type { VerdictReason } from '../verdict.ts';
import { allEqual } from './all-equal.ts';

/** Estimates of ΔF that must agree where nothing speaks against them. */
const comparable = ['jarzynski-forward', 'jarzynski-reverse', 'cumulant-2', 'crooks-line', 'crooks-gaussian'];

/** Standard errors of the difference from which two estimates disagree, and from which they do so for certain. */
const suspicious = 4;
const certain = 8;

/** Share of an average beyond the works seen that accounts for its being off. */
const explained = 0.05;

/** Differences in kT that matter to nobody. */
const negligible = 1e-6;

/** Whether estimates that claim to be good agree with Bennett's ratio, by the bootstrap error of each difference. */
export function agreementReasons(evidence: Evidence): VerdictReason[] {
  const { values } = evidence;
  const reference = values.get('bar');
  if (!reference || Number.isNaN(reference.value)) return [];
  // Without spread there is no error either: such an average claims to be exact.
  const claims = comparable.filter((id) => doubtAbout(id, evidence) === null || constant(id, evidence));
  const apart = claims.flatMap((id) => {
    const { value, differenceError } = values.get(id)!;
    const difference = value - reference.value;
    const z = Math.abs(difference) / (differenceError || Number.NaN);
    return Math.abs(difference) > negligible && z > suspicious ? [{ id, value, z }] : [];
  });
  if (apart.length > 0)
    return apart.map(({ id, value, z }) => ({
      light: z > certain ? 'red' : 'amber',
      text: `${id} says ${value.toPrecision(4)} kT where Bennett’s ratio says ${reference.value.toPrecision(4)}: ${z.toFixed(1)} standard errors apart`,
    }));
  const others = claims.filter((id) => values.get(id)!.differenceError > 0);
  return others.length > 0
    ? [{ light: 'green', text: `${others.join(', ')} agree${others.length > 1 ? '' : 's'} with Bennett’s ratio` }]
    : [];
}

/** Whether an average is over equal works, and the other direction does not tell that they are not all there is. */
function constant(id: string, { forward, reverse, diagnostics }: Evidence): boolean {
  const work = id === 'jarzynski-forward' ? forward : id === 'jarzynski-reverse' ? reverse : null;
  const unseen = diagnostics.unseenWeight[work === forward ? 'forward' : 'reverse'];
  return work !== null && allEqual(work) && !(unseen > explained);
}

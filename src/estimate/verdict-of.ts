import { doubtAbout, type Evidence, enoughEffective } from './doubts.ts';
import { quoted } from './quoted.ts';
import { agreementReasons } from './reasons/agreement-reasons.ts';
import { allEqual } from './reasons/all-equal.ts';
import { averageReasons } from './reasons/average-reasons.ts';
import { dataReasons } from './reasons/data-reasons.ts';
import { pairReasons } from './reasons/pair-reasons.ts';
import type { Light, TrustVerdict, VerdictReason } from './verdict.ts';

const order: readonly Light[] = ['red', 'amber', 'green'];

/**
 * Whether the estimates can be trusted. Green needs both directions, overlap, 100 effective works, a slope of ln P_F/P_R that
 * agrees with Crooks' theorem, and agreement of all estimates that claim to be good; forward works alone are amber at best, for
 * what has never been seen cannot be excluded.
 */
export function verdictOf(evidence: Evidence): TrustVerdict {
  const reasons = [
    ...dataReasons(evidence),
    ...pairReasons(evidence),
    ...agreementReasons(evidence),
    ...averageReasons(evidence),
  ].sort((a, b) => order.indexOf(a.light) - order.indexOf(b.light));
  const worst = reasons[0]?.light ?? 'amber';
  const best = bestOf(evidence, worst);
  // Without a number to quote there is nothing to be cautious with.
  const light = best === null ? 'red' : worst;
  return {
    light,
    headline: headline(evidence, light, best, reasons),
    reasons,
    best,
    advice: adviceFor(evidence, light),
  };
}

function bestOf(evidence: Evidence, light: Light): string | null {
  const candidates = evidence.reverse ? ['bar', 'crooks-gaussian'] : ['jarzynski-forward', 'cumulant-2'];
  if (light === 'red') return null;
  const good = candidates.find((id) => doubtAbout(id, evidence) === null);
  if (good) return good;
  return evidence.reverse && evidence.values.get('bar')!.error > 0 ? 'bar' : null;
}

function headline({ values }: Evidence, light: Light, best: string | null, reasons: readonly VerdictReason[]): string {
  const worst = reasons[0]?.text ?? '';
  if (!best) return `No estimate is to be believed: ${worst}`;
  const { value, error } = values.get(best)!;
  const answer = `ΔF = ${quoted(value, error)} kT (${best})`;
  return light === 'green' ? `${answer}: nothing speaks against it` : `${answer}, with caution: ${worst}`;
}

function adviceFor({ forward, reverse, bar, diagnostics }: Evidence, light: Light): string[] {
  const { order: listed, mixUp, repeats, shared } = diagnostics;
  const advice: string[] = [];
  if (mixUp) advice.push('check the signs of the works and which file holds which direction');
  if (shared.same > 0.5 || shared.negative > 0.5 || repeats.forward.suspicious || repeats.reverse?.suspicious)
    advice.push('load each file once');
  if (!reverse)
    advice.push('measure the reverse process too: both directions check one another, and need fewer works together');
  const effective = reverse ? (bar?.effectiveWorks ?? Number.NaN) : diagnostics.effectiveSampleSize.forward;
  if (allEqual(forward) && (!reverse || allEqual(reverse)))
    advice.push('see whether these are works, with all their digits: they are all the same');
  else if (light !== 'green' && !mixUp && !(effective >= enoughEffective)) {
    const more = effective > 1 && forward.moments.minimum < forward.moments.maximum;
    advice.push(
      `${more ? `take about ${Math.max(1.1, enoughEffective / effective).toPrecision(2)} times as many works, or ` : ''}drive more slowly, or in stages, so that less work is dissipated`,
    );
  }
  if (listed.forward.sorted || listed.reverse?.sorted)
    advice.push('keep works in the order in which they were measured');
  if (listed.forward.inefficiency > 1.2 || (listed.reverse?.inefficiency ?? 1) > 1.2)
    advice.push('start each work from an independent state of equilibrium');
  return advice;
}

import { biasLaws, type DirectionLaws, type LawNumber } from '../estimate/bias-laws.ts';
import type { BlockStudy } from '../estimate/block-study.ts';
import type { Estimates } from '../estimate/estimate-all.ts';
import { orNull } from '../or-null.ts';
import type { ReportedBlocks, ReportedDirectionLaws } from './result.ts';

const reportNumber = ({ value, standardError, reason }: LawNumber) => ({
  value: orNull(value),
  standardError: orNull(standardError),
  reason,
});

const reportLaws = (laws: DirectionLaws): ReportedDirectionLaws => ({
  dissipatedWork: reportNumber(laws.dissipatedWork),
  weightVariance: reportNumber(laws.weightVariance),
  samplesNeeded: reportNumber(laws.samplesNeeded),
});

/**
 * Bias and spread against the number of works as reported, with the laws.
 *
 * @param exact exact ΔF in kT, NaN where it is unknown: then BAR's is the reference, else Jarzynski's
 */
export function reportBlocks(study: BlockStudy, { estimates, diagnostics }: Estimates, exact: number): ReportedBlocks {
  const known = (id: string) => estimates.find((e) => e.id === id && Number.isFinite(e.value));
  const best = known('bar') ??
    known('jarzynski-forward') ?? { id: 'none', value: Number.NaN, standardError: Number.NaN };
  const reference = Number.isFinite(exact) ? { id: 'exact', value: exact, standardError: 0 } : best;
  const laws = biasLaws(study, reference, diagnostics.heavyTail);
  return {
    works: [...study.works],
    estimates: Object.fromEntries(
      Object.entries(study.estimates).map(([id, s]) => [
        id,
        {
          mean: s.mean.map(orNull),
          meanError: s.meanError.map(orNull),
          spread: s.spread.map(orNull),
          spreadError: s.spreadError.map(orNull),
          blocks: [...s.blocks],
          missing: [...s.missing],
          reason: [...s.reason],
        },
      ]),
    ),
    reference: {
      id: reference.id,
      value: orNull(reference.value),
      standardError: orNull(reference.standardError),
    },
    laws: { forward: reportLaws(laws.forward), reverse: laws.reverse && reportLaws(laws.reverse) },
  };
}

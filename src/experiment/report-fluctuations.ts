import { jackknife } from '../estimate/jackknife.ts';
import { closedCount } from '../laws/fluctuation-theorem.ts';
import { type SignedCount, signedCounts, symmetrySlope } from '../laws/symmetry-slope.ts';
import { orNull } from '../or-null.ts';
import type { Ensemble } from '../tally/side-stream.ts';
import { mergeSides, type SideTally } from '../tally/side-tally.ts';
import type { Plan } from './plan.ts';
import type { ReportedFluctuations } from './result.ts';

/** Which distribution a fluctuation theorem is about, and the affinity of one unit of it. */
interface Theorem {
  readonly id: string;
  readonly observable: string;
  readonly affinity: number;
}

/** ln[P(n)/P(−n)] of each quantity that has a fluctuation theorem, with the fitted slope. */
export function reportFluctuations(
  { fluctuations, distributions = [] }: Plan,
  ensemble: Ensemble,
): Record<string, ReportedFluctuations> {
  if (!fluctuations) return {};
  const { counts, entropy, time } = fluctuations;
  const theorems: Theorem[] = [
    ...counts.map(({ id, affinity }) => ({ id, observable: closedCount(id), affinity })),
    ...(entropy ? [{ id: 'entropy-production', observable: entropy, affinity: 1 }] : []),
  ];
  return Object.fromEntries(
    theorems.map(({ id, observable, affinity }) => {
      const at = distributions.findIndex((d) => d.name === observable);
      const read = (side: SideTally) => signedCounts(side.distributions[at]!);
      return [id, { ...reportTheorem(ensemble, read, affinity), time }];
    }),
  );
}

function reportTheorem(ensemble: Ensemble, read: (side: SideTally) => SignedCount[], affinity: number) {
  const counts = read(ensemble.total);
  const shared = counts.filter(({ plus, minus }) => plus > 0 && minus > 0);
  const slope = symmetrySlope(counts);
  const errors = jackknife(ensemble.groups, [slope], (side) => [symmetrySlope(read(side))], {
    merge: mergeSides,
    size: (side) => side.count,
  });
  const unit = affinity || 1;
  return {
    n: shared.map((c) => c.size),
    logRatio: {
      value: shared.map(({ plus, minus }) => Math.log(plus / minus)),
      standardError: shared.map(({ plus, minus }) => Math.sqrt(1 / plus + 1 / minus)),
    },
    affinity,
    slope: { value: orNull(slope / unit), standardError: orNull(errors[0]! / Math.abs(unit)) },
    trajectories: counts.reduce((sum, { plus, minus }) => sum + plus + minus, 0),
  };
}

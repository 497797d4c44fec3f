import type { Law } from '../model/system.ts';
import type { Ensemble } from '../tally/side-stream.ts';
import { mergeSides, type SideTally } from '../tally/side-tally.ts';
import { type EnsemblePair, type LawEvidence, type MeasuredLaw, measureLaws } from './measure-laws.ts';

/**
 * A law that must hold at many places, at the place that is furthest off in the first half of the ensemble, measured by the other half.
 * The furthest off of many honest numbers is further off than each of them should be; but once chosen by other trajectories it is a number
 * like any other, with an error of its own, and what is truly off in one place is off in both halves.
 */
export function atFurthestPlace<E extends LawEvidence>(
  law: Law,
  evidence: E,
): { readonly law: Law; readonly evidence: E; readonly average: MeasuredLaw } {
  const { forward: all, reverse: back } = evidence.ensemble;
  if (Math.min(all.groups.length, back?.groups.length ?? fewestGroups) < fewestGroups) {
    const average = { measured: Number.NaN, standardError: Number.NaN, reason: 'too few trajectories to halve' };
    return { law, evidence, average };
  }
  const [choosing, judging] = halves(evidence.ensemble).map((ensemble) => ({ ...evidence, ensemble }));
  const places = [law, ...law.elsewhere!.map((place) => ({ ...law, ...place }))];
  const { forward, reverse } = choosing!.ensemble;
  const seen = evidence.measure(forward.total, reverse?.total ?? null);
  const distances = measureLaws(places, choosing!).map(({ measured, standardError }, k) =>
    Math.abs((measured - places[k]!.expected(seen)) / standardError),
  );
  const furthest = distances.reduce((most, z, k) => (z > distances[most]! ? k : most), 0);
  const place = places[furthest]!;
  const [average] = measureLaws([place], judging!);
  return { law: place, evidence: judging!, average: average! };
}

/** Groups with which each half has an error. */
const fewestGroups = 4;

/** An ensemble in two, each with half of the groups. */
function halves({ forward, reverse }: EnsemblePair): [EnsemblePair, EnsemblePair] {
  const [f, r] = [halvesOf(forward), reverse && halvesOf(reverse)];
  return [
    { forward: f[0], reverse: r?.[0] ?? null },
    { forward: f[1], reverse: r?.[1] ?? null },
  ];
}

/** Neither half has the raw works, which averages do without. */
function halvesOf({ groups }: Ensemble): [Ensemble, Ensemble] {
  const middle = groups.length >> 1;
  const part = (some: readonly SideTally[]): Ensemble => ({
    total: some.reduce(mergeSides),
    groups: some,
    first: new Float64Array(0),
  });
  return [part(groups.slice(0, middle)), part(groups.slice(middle))];
}

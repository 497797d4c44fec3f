import { jackknifeErrors, leaveOneOut } from '../jackknife.ts';
import { anchorProfile } from './anchor-profile.ts';
import { createCombineSlices } from './combine-slices.ts';
import type { ProfileEstimate } from './profile-estimate.ts';
import type { ProfileGrid } from './profile-grid.ts';
import type { Bias, ProfileGroup } from './profile-tally.ts';
import { type Part, sliceAverages } from './slice-averages.ts';
import { mergeWeights } from './weight-sums.ts';

export interface Profiles {
  /** From forward works alone. */
  readonly hummerSzabo: ProfileEstimate;
  /** From both directions; null without the reverse one. */
  readonly minhAdib: ProfileEstimate | null;
}

/** Standard errors by which two profiles may differ. */
const mostApart = 4.5;

const grouping = (a: ProfileGroup, b: ProfileGroup): ProfileGroup => ({
  count: a.count + b.count,
  alone: a.alone && b.alone && mergeWeights(a.alone, b.alone),
  paired: a.paired && b.paired && mergeWeights(a.paired, b.paired),
  exchange: a.exchange + b.exchange,
});

/**
 * Free-energy profiles U_m(x)/kT from pulling experiments, by Hummer and Szabo (PNAS 98, 3658 (2001)) from forward works, and by Minh and Adib
 * (PRL 100, 180602 (2008)) from both directions. The latter replaces ⟨δ(x − x_t) e^{−w_t}⟩ over forward paths by the same average over
 * the mixture of both ensembles, in which a path of work W is forward with the share α = 1/[1 + e^{c − W}]:
 *
 *     ⟨δ(x − x_t) e^{−w_t} α⟩_F + r ⟨δ(x − x_t) e^{−w_t} α⟩_R,  r = ⟨1 − α⟩_F/⟨α⟩_R,
 *
 * since P_F e^{−W} ∝ P_R on paths turned round (Crooks); r = e^{c − ΔF} is Bennett's ratio, and makes the average 1 at the start. Any c gives the right
 * answer, c = ΔF − ln(N_F/N_R) the one of least variance, theirs; c → −∞ gives that of Hummer and Szabo.
 *
 * A profile has a free constant: it is fixed by the mean over the cells to be believed, each weighted by its effective works, of profile
 * minus `reference`. Standard errors are those of the profile so fixed, by the jackknife over groups, each direction by itself.
 *
 * @param reference the profile at which to fix the constant, in kT; cells where it is not finite do not count
 */
export function estimateProfiles(options: {
  grid: ProfileGrid;
  bias: Bias;
  reference: Float64Array;
  forward: readonly ProfileGroup[];
  reverse: readonly ProfileGroup[] | null;
}): Profiles {
  const { grid, reference, forward, reverse } = options;
  const combine = createCombineSlices(grid, options.bias);
  const whole = forward.reduce(grouping);
  const withoutOne = leaveOneOut(forward, grouping);
  const measure = (parts: readonly Part[]) => combine.profile(sliceAverages(parts, grid.cells));
  const alone = (group: ProfileGroup): Part[] => [{ sums: group.alone!, logFactor: 0 }];
  const finish = (parts: readonly Part[], replicas: readonly Replicas[]) => {
    const averages = sliceAverages(parts, grid.cells);
    return anchorProfile({
      values: combine.profile(averages),
      support: combine.support(averages),
      reference,
      errors: (anchored) =>
        replicas
          .map(({ sizes, without }) => jackknifeErrors(sizes, anchored.whole, without.map(anchored.of)))
          .reduce((a, b) => a.map((error, k) => Math.hypot(error, b[k]!))),
    });
  };
  const sizes = (groups: readonly ProfileGroup[]) => groups.map((g) => g.count);
  const hummerSzabo = finish(alone(whole), [
    { sizes: sizes(forward), without: withoutOne.map((group) => measure(alone(group))) },
  ]);
  if (!reverse || reverse.length === 0) return { hummerSzabo, minhAdib: null };
  const back = reverse.reduce(grouping);
  if (!(logRatio(whole, back) < Number.POSITIVE_INFINITY)) return { hummerSzabo, minhAdib: apart(grid.cells) };
  const minhAdib = finish(bothWays(whole, back), [
    { sizes: sizes(forward), without: withoutOne.map((group) => measure(bothWays(group, back))) },
    { sizes: sizes(reverse), without: leaveOneOut(reverse, grouping).map((group) => measure(bothWays(whole, group))) },
  ]);
  return { hummerSzabo: contradicted(hummerSzabo, minhAdib), minhAdib };
}

/** Profiles without one group each. */
interface Replicas {
  readonly sizes: readonly number[];
  readonly without: readonly Float64Array[];
}

/** Both directions' weights, the reverse ones scaled by r. */
function bothWays(forward: ProfileGroup, reverse: ProfileGroup): Part[] {
  return [
    { sums: forward.paired!, logFactor: 0 },
    { sums: reverse.paired!, logFactor: logRatio(forward, reverse) },
  ];
}

/** ln r. */
const logRatio = (forward: ProfileGroup, reverse: ProfileGroup): number =>
  Math.log(forward.exchange / forward.count) - Math.log(reverse.exchange / reverse.count);

/** The profile from directions that have nothing in common. */
const apart = (cells: number): ProfileEstimate => ({
  values: new Float64Array(cells).fill(Number.NaN),
  standardErrors: new Float64Array(cells).fill(Number.NaN),
  effectiveWorks: new Float64Array(cells),
  reasons: Array(cells).fill('the two directions do not overlap'),
});

/** Does not believe a one-sided profile where that from both directions says something else. */
function contradicted(one: ProfileEstimate, both: ProfileEstimate): ProfileEstimate {
  const believed = one.reasons.flatMap((reason, k) => (reason === null && both.reasons[k] === null ? [k] : []));
  const weight = (k: number) => Math.min(one.effectiveWorks[k]!, both.effectiveWorks[k]!);
  const total = believed.reduce((sum, k) => sum + weight(k), 0);
  const shift = believed.reduce((sum, k) => sum + weight(k) * (one.values[k]! - both.values[k]!), 0) / total;
  const differs = (k: number) =>
    Math.abs(one.values[k]! - both.values[k]! - shift) >
    mostApart * Math.hypot(one.standardErrors[k]!, both.standardErrors[k]!);
  const wrong = new Set(believed.filter(differs));
  return {
    ...one,
    reasons: one.reasons.map((reason, k) => (wrong.has(k) ? 'both directions together say something else' : reason)),
  };
}

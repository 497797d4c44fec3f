import type { Columns } from '../backends/backend.ts';
import { estimateProfiles } from '../estimate/profile/estimate-profile.ts';
import {
  createProfileTally,
  type ProfileBatch,
  type ProfileTally,
  type ProfileTallyState,
} from '../estimate/profile/profile-tally.ts';
import type { ProfilePlan } from './profile-plan.ts';
import { type KeptPulls, keepPulls, pullsOf } from './pulls-kept.ts';
import { reportProfile } from './report-profile.ts';
import type { ReportedProfile } from './result.ts';
import { type EarlyStops, granule, readable } from './schedule.ts';
import { together } from './time-series.ts';

type Side = 'forward' | 'reverse';

/** The free-energy profile while a run goes on. */
export interface ProfileRun {
  /** Takes the next trajectories of a direction that show the profile, in index order. */
  readonly take: (side: Side, pulls: ProfileBatch) => void;
  /** Fixes Bennett's constant, which the first trajectories have shown (null without the reverse process), and tallies what was held back until now. */
  readonly open: (centre: number | null) => void;
  /** The profile so far, or as it was a little earlier: it takes some 70 ms. Null where no trajectory is finite. */
  readonly report: () => ReportedProfile | null;
  /** All that is known so far, as plain data of its own. */
  readonly save: () => ProfileRunState;
}

/** What a profile is resumed from. */
export interface ProfileRunState {
  readonly taken: { readonly forward: number; readonly reverse: number };
  readonly held: readonly { readonly side: Side; readonly pulls: KeptPulls }[];
  /** Null before it is opened. */
  readonly tallies: {
    readonly centre: number | null;
    readonly forward: ProfileTallyState;
    readonly reverse: ProfileTallyState | null;
  } | null;
}

/** A profile is estimated anew when so many times as many trajectories have come in, and when all have. */
const growth = 1.5;

/** Behind the trajectories of each direction that show the profile: whole granules. */
export const profileEnd = (plan: ProfilePlan): number => granule * Math.ceil(plan.spec.trajectories / granule);

/** Where the trajectories of a direction that show the profile are read, which have other stops too, and how many columns at each. */
export function profileStops(plan: ProfilePlan, side: Side, stops: readonly number[], columns: number): EarlyStops {
  const all = together(stops, plan.stops[side]);
  return {
    below: profileEnd(plan),
    stops: all,
    most: readable(columns, all.length),
  };
}

/** What trajectories from `first` on say of the profile, from their state at stops; null for those after the ones that show it. */
export function readPulls(
  plan: ProfilePlan,
  side: Side,
  first: number,
  columns: readonly Columns[],
  stops: readonly number[],
): ProfileBatch | null {
  const count = Math.min(columns[0]!.count, plan.spec.trajectories - first);
  if (count <= 0) return null;
  return plan.read(
    side,
    plan.stops[side].map((stop) => ({ ...columns[stops.indexOf(stop)]!, count })),
  );
}

/** @param from where an earlier run of the same plan stopped, to go on from */
export function createProfileRun(plan: ProfilePlan, from: ProfileRunState | null = null): ProfileRun {
  const { trajectories } = plan.spec;
  const held = [...(from?.held ?? [])];
  const taken = { ...(from?.taken ?? { forward: 0, reverse: 0 }) };
  let centre: number | null = null;
  let tallies: { forward: ProfileTally; reverse: ProfileTally | null } | null = null;
  let latest: { count: number; profile: ReportedProfile | null } = { count: 0, profile: null };

  const begin = (at: number | null, states: ProfileRunState['tallies']) => {
    const tally = (side: Side) =>
      createProfileTally({
        ...{ grid: plan.grid, bias: plan.bias, side, trajectories, centre: at },
        from: states?.[side] ?? null,
      });
    centre = at;
    tallies = { forward: tally('forward'), reverse: at === null ? null : tally('reverse') };
  };
  if (from?.tallies) begin(from.tallies.centre, from.tallies);

  return {
    take(side, pulls) {
      taken[side] += pulls.count;
      if (tallies) tallies[side]?.add(pulls);
      else held.push({ side, pulls: keepPulls(pulls, plan.grid.slices) });
    },
    open(given) {
      begin(plan.oneSided === null ? given : null, null);
      for (const { side, pulls } of held.splice(0)) tallies?.[side]?.add(pullsOf(pulls));
    },
    report() {
      const reverse = tallies?.reverse?.groups() ?? null;
      const count = (tallies ? taken.forward : 0) + (tallies?.reverse ? taken.reverse : 0);
      const all = trajectories * (tallies?.reverse ? 2 : 1);
      if (count === latest.count || (count < all && count < growth * latest.count)) return latest.profile;
      const forward = tallies?.forward.groups() ?? [];
      if (forward.length === 0) return null;
      const { grid, bias, exact: reference } = plan;
      latest = { count, profile: reportProfile(plan, estimateProfiles({ grid, bias, reference, forward, reverse })) };
      return latest.profile;
    },
    save: () => ({
      taken: { ...taken },
      held: [...held],
      tallies: tallies && {
        centre,
        forward: tallies.forward.save(),
        reverse: tallies.reverse?.save() ?? null,
      },
    }),
  };
}

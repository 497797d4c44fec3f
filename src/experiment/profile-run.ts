import type { Columns } from '../backends/backend.ts';
import { estimateProfiles } from '../estimate/profile/estimate-profile.ts';
import { createProfileTally, type ProfileTally } from '../estimate/profile/profile-tally.ts';
import type { ProfilePlan } from './profile-plan.ts';
import { reportProfile } from './report-profile.ts';
import type { ReportedProfile } from './result.ts';
import { type EarlyStops, granule, readable } from './schedule.ts';
import { together } from './time-series.ts';

type Side = 'forward' | 'reverse';

/** The free-energy profile while a run goes on. */
export interface ProfileRun {
  /** Where the trajectories of a direction that show the profile are read, which have other stops too, and how many columns at each. */
  readonly early: (side: Side, stops: readonly number[], columns: number) => EarlyStops;
  /** Takes the state at stops of the trajectories from `first` on, in index order; those after the ones that show the profile do nothing. */
  readonly take: (side: Side, first: number, columns: readonly Columns[], stops: readonly number[]) => void;
  /** Fixes Bennett's constant, which the first trajectories have shown (null without the reverse process), and tallies what was held back until now. */
  readonly open: (centre: number | null) => void;
  /** The profile so far, or as it was a little earlier: it takes some 70 ms. Null where no trajectory is finite. */
  readonly report: () => ReportedProfile | null;
}

/** A profile is estimated anew when so many times as many trajectories have come in, and when all have. */
const growth = 1.5;

export function createProfileRun(plan: ProfilePlan): ProfileRun {
  const { trajectories } = plan.spec;
  const held: { side: Side; columns: readonly Columns[] }[] = [];
  let tallies: Partial<Record<Side, ProfileTally>> | null = null;
  const taken = { forward: 0, reverse: 0 };
  let latest: { count: number; profile: ReportedProfile | null } = { count: 0, profile: null };
  const add = (side: Side, columns: readonly Columns[]) => {
    if (!tallies) held.push({ side, columns });
    else tallies[side]?.add(plan.read(side, columns));
  };
  return {
    early(side, stops, columns) {
      const all = together(stops, plan.stops[side]);
      return {
        below: granule * Math.ceil(trajectories / granule),
        stops: all,
        most: readable(columns, all.length),
      };
    },
    take(side, first, columns, stops) {
      const count = Math.min(columns[0]!.count, trajectories - first);
      if (count <= 0) return;
      taken[side] += count;
      add(
        side,
        plan.stops[side].map((stop) => ({ ...columns[stops.indexOf(stop)]!, count })),
      );
    },
    open(given) {
      const centre = plan.oneSided === null ? given : null;
      const tally = (side: Side) =>
        createProfileTally({ grid: plan.grid, bias: plan.bias, side, trajectories, centre });
      tallies = { forward: tally('forward'), ...(centre !== null && { reverse: tally('reverse') }) };
      for (const { side, columns } of held.splice(0)) add(side, columns);
    },
    report() {
      const count = (tallies?.forward ? taken.forward : 0) + (tallies?.reverse ? taken.reverse : 0);
      const all = trajectories * Object.keys(tallies ?? {}).length;
      if (count === latest.count || (count < all && count < growth * latest.count)) return latest.profile;
      const forward = tallies?.forward?.groups() ?? [];
      if (forward.length === 0) return null;
      const { grid, bias, exact: reference } = plan;
      const reverse = tallies?.reverse?.groups() ?? null;
      latest = { count, profile: reportProfile(plan, estimateProfiles({ grid, bias, reference, forward, reverse })) };
      return latest.profile;
    },
  };
}

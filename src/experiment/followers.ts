import { type BlockStudyStream, createBlockStudy } from '../estimate/block-study.ts';
import type { ReadStretches } from '../estimate/blocks/stretch-task.ts';
import { type Convergence, createConvergence } from '../estimate/convergence.ts';
import { createMeanConvergence, type FollowedMean, type MeanConvergence } from '../estimate/mean-convergence.ts';
import type { ProfileBatch } from '../estimate/profile/profile-tally.ts';
import type { SideStream } from '../tally/side-stream.ts';
import type { WorkScale } from '../tally/work-scale.ts';
import type { Plan } from './plan.ts';
import { createProfileRun, type ProfileRun } from './profile-run.ts';
import { keepPulls, pullsOf } from './pulls-kept.ts';
import type { FollowedState, JournalEntry } from './run-state.ts';

/** No works. */
const none = new Float64Array(0);

/** What goes through trajectories one by one, in the order of the ensemble: so that parts of it cannot do it by themselves. */
interface Follower {
  /** Takes the next trajectories of a direction: their works in kT, and those that show the profile. */
  readonly take: (side: 'forward' | 'reverse', work: Float64Array | null, pulls: ProfileBatch | null) => void;
  /** Hears how works are tallied, once the first of them have shown it. */
  readonly open: (scale: WorkScale) => void;
  /** Looks at the streams, which have grown. */
  readonly update: (forward: SideStream, reverse: SideStream | null) => void;
}

/** Follows a whole ensemble. */
export interface Followers extends Follower {
  readonly convergence: Convergence;
  /** Bias and spread against the number of works, where works are tallied. */
  readonly blocks: BlockStudyStream | null;
  /** Means against the number of trajectories, where a run follows them. */
  readonly means: MeanConvergence | null;
  readonly profile: ProfileRun | null;
  /** Resolves when what is worked out elsewhere has come back. @throws what that threw */
  readonly settled: () => Promise<void>;
  /** Takes what a part of the ensemble has kept. */
  readonly replay: (entry: JournalEntry) => void;
  readonly save: () => FollowedState;
}

/**
 * @param from where an earlier run of the same plan stopped, to go on from
 * @param elsewhere where stretches of works are read; null where they are read here
 */
export function createFollowers(
  plan: Plan,
  from: FollowedState | null = null,
  elsewhere: ReadStretches | null = null,
): Followers {
  const followed = followedMeans(plan);
  const convergence = createConvergence(from?.convergence);
  const means = followed.length > 0 ? createMeanConvergence(followed, from?.means ?? undefined) : null;
  const blocks = plan.freeEnergies ? createBlockStudy(from?.blocks, elsewhere) : null;
  const profile = plan.profile ? createProfileRun(plan.profile, from?.profile) : null;
  const take: Follower['take'] = (side, work, pulls) => {
    if (pulls) profile?.take(side, pulls);
    if (!work) return;
    if (side === 'forward') blocks?.add(work, plan.reverse && none);
    else blocks?.add(none, work);
  };
  return {
    convergence,
    blocks,
    means,
    profile,
    settled: async () => blocks?.settled(),
    take,
    replay: ({ side, work, pulls }) => take(side, work, pulls && pullsOf(pulls)),
    open: ({ bracket }) => profile?.open(bracket?.center ?? null),
    update(forward, reverse) {
      if (plan.freeEnergies) convergence.update(forward, reverse);
      means?.update(forward);
    },
    save: () => ({
      convergence: convergence.series(),
      means: means?.series() ?? null,
      blocks: blocks?.save() ?? null,
      profile: profile?.save() ?? null,
    }),
  };
}

/** Keeps what a part of an ensemble gave until the parts are put together. */
export interface Journal extends Follower {
  readonly entries: () => readonly JournalEntry[];
}

/** @param from entries to go on from */
export function createJournal(plan: Plan, from: readonly JournalEntry[] = []): Journal {
  const entries = [...from];
  return {
    take(side, work, pulls) {
      const kept = plan.freeEnergies && work ? work.slice() : null;
      if (kept || pulls)
        entries.push({ side, work: kept, pulls: pulls && keepPulls(pulls, plan.profile!.grid.slices) });
    },
    open: () => {},
    update: () => {},
    entries: () => entries,
  };
}

/** Means that are shown against the number of trajectories: those that jump processes report, and where their observables stand. */
export const followedMeans = ({ kind, reported, extraction }: Plan): FollowedMean[] =>
  kind === 'langevin'
    ? []
    : reported
        .filter((r) => r.statistic === 'mean' && r.reason === undefined)
        .map(({ id, name }) => ({ id, column: extraction.names.indexOf(name) }));

import type { Columns, Range } from '../backends/backend.ts';
import { workScale } from '../estimate/work-scale.ts';
import { addField, emptyField } from '../tally/field.ts';
import { packStream, unpackStream } from '../tally/pack.ts';
import { createSideStream, type SideStream, type SideStreamOptions } from '../tally/side-stream.ts';
import { joined, mergeStreams } from '../tally/stream-state.ts';
import type { WorkScale } from '../tally/work-scale.ts';
import { type Arm, addToArm, copyOf, createArm, openArm, saveArm } from './arm.ts';
import { createFollowers, createJournal, followedMeans } from './followers.ts';
import type { Extracted } from './observables.ts';
import { createWorkPairs } from './paired-works.ts';
import type { Direction, Plan } from './plan.ts';
import { profileEnd, readPulls } from './profile-run.ts';
import type { ReportInput } from './report.ts';
import type { Part, RunState } from './run-state.ts';
import { stretchesOf } from './stretch.ts';
import { createTallyElsewhere } from './tally-elsewhere.ts';
import type { TallyPool } from './tally-pool/tally-pool.ts';
import { together } from './time-series.ts';

/** Trajectories of each direction that fix histogram edges and Bennett's bracket. */
export const pilot = 4096;

/** Trajectories that are run at 2dt too, for the time-step bias. */
const biasTrajectories = 2 ** 15;

/** Trajectories of a direction for which workers are called. */
const leastElsewhere = 2 ** 17;

/** A process at 2dt: which trajectories are to come, and who takes them. */
interface CoarseLane extends Part {
  readonly direction: Direction;
  readonly deliver: (columns: readonly Columns[]) => void;
}

/** All that is tallied while a part of an ensemble runs; whatever the cut into batches, the same bits. */
export interface RunTally {
  /** The forward direction, and the reverse one where it is run. */
  readonly arms: readonly Arm[];
  readonly coarse: readonly CoarseLane[];
  /** Where a direction is read: at its own stops, and wherever averages are recorded. */
  readonly stopsOf: (direction: Direction) => readonly number[];
  /** Instants at which averages are recorded. */
  readonly moments: number;
  /** Whether `open` has to be called before trajectories are received: the part lacks those that show how to tally works. */
  readonly needsScale: boolean;
  /** Fixes how works are tallied. */
  readonly open: (scale: WorkScale | null) => void;
  /** Takes the next trajectories of a direction, in index order, and calls `taken` when they are tallied; resolves when their columns are read no more. */
  readonly receive: (
    arm: Arm,
    columns: readonly Columns[],
    range: Range,
    stops: readonly number[],
    taken: () => void,
  ) => Promise<void> | void;
  /** Resolves when what others work out has come back. @throws what that threw */
  readonly settled: () => Promise<void>;
  /** What reports are made from; null before the scale is fixed, and in a shard. */
  readonly reading: () => Omit<ReportInput, 'plan' | 'backend' | 'seconds' | 'advanceSeconds'> | null;
  readonly save: () => Omit<RunState, 'paths' | 'seconds' | 'advanceSeconds'>;
}

export interface RunTallyOptions {
  readonly part: Part;
  /** Whether the part is to be put together with others; else it is the whole ensemble. */
  readonly shard: boolean;
  /** States of contiguous stretches, in order, that begin where the part begins: the run goes on behind them. */
  readonly from: readonly RunState[];
  readonly onBatch?: ((side: Arm['side'], first: number, batch: Extracted) => void) | undefined;
  /** Workers that tally large ensembles; null where the host does. */
  readonly pool?: TallyPool | null | undefined;
}

/** How works are tallied: as the first of each direction show (reverse ones where there are any). */
export function scaleOf([forward, reverse]: readonly (readonly Float64Array[])[]): WorkScale {
  const first = (batches: readonly Float64Array[]) =>
    joined(batches.map((works) => works.subarray(0, pilot))).subarray(0, pilot);
  return workScale(first(forward!), reverse ? first(reverse) : null);
}

/** Opens the tallies of a part of an ensemble. @throws RangeError when earlier states do not fit the plan */
export function createRunTally(plan: Plan, { part, shard, from, onBatch, pool = null }: RunTallyOptions): RunTally {
  const { trajectories } = plan.spec;
  const { first: begin, end } = part;
  const { freeEnergies: tallied, extraction, distributions = [] } = plan;
  const forward = createArm(
    plan.forward,
    'forward',
    from.map((state) => state.arms[0]!),
  );
  const reverse =
    plan.reverse &&
    createArm(
      plan.reverse,
      'reverse',
      from.map((state) => state.arms[1]!),
    );
  const arms = reverse ? [forward, reverse] : [forward];
  const going = from.length === 1 ? from[0]! : null;
  const journal = shard ? createJournal(plan, going?.journal ?? []) : null;
  // The first trajectories are looked at in many ways that later ones are not.
  const bulk = Math.max(begin, biasTrajectories, plan.profile ? profileEnd(plan.profile) : 0);
  const workers = pool && !plan.openRecord && !onBatch && end - bulk >= leastElsewhere ? pool : null;
  const followers = shard ? null : createFollowers(plan, going?.followed, workers?.read);
  const follower = (journal ?? followers)!;
  const earlierRecord = from.length > 0 ? from.map((state) => state.recording!) : null;
  const recording = plan.openRecord?.({ first: begin, from: earlierRecord }) ?? null;
  const field = plan.field ? emptyField(plan.field.plan.layout) : null;
  if (field) for (const state of from) addField(field, state.field!);

  /** A stream that goes on behind what came before. */
  const streamFrom = (options: SideStreamOptions, packed: readonly Float64Array[]): SideStream =>
    createSideStream({ ...options, from: mergeStreams(packed.map((numbers) => unpackStream(numbers, options))) });

  const subset = Math.min(trajectories, biasTrajectories);
  const compared = Math.max(0, Math.min(end, subset) - begin);
  const plain = { scale: null, side: 'forward', columns: extraction.names.length, prefixes: false } as const;
  const stepStream = (step: 'fine' | 'coarse') =>
    streamFrom(
      { ...plain, trajectories: subset, first: compared > 0 ? begin : 0 },
      from.map((state) => state.timeSteps![step]),
    );
  const timeSteps = plan.coarse && { fine: stepStream('fine'), coarse: stepStream('coarse') };
  const pairs =
    plan.heatless && tallied && plan.coarse
      ? createWorkPairs(
          compared,
          arms.map((a) => a.side),
          from.map((state) => state.pairs!),
        )
      : null;

  let scale: WorkScale | null = null;
  const optionsOf = (a: Arm): SideStreamOptions => ({
    ...{ scale, side: a.side, columns: extraction.names.length, distributions, trajectories, first: begin },
    keep: a === forward ? followedMeans(plan).map((f) => f.column) : [],
  });
  const open = (fixed: WorkScale | null) => {
    scale = fixed;
    for (const a of arms) openArm(a, createSideStream(optionsOf(a)));
    if (fixed) follower.open(fixed);
  };
  const openWhenReady = () => {
    if (forward.stream) return;
    if (!tallied) open(null);
    else if (arms.every((a) => a.finished >= Math.min(pilot, trajectories)))
      open(scaleOf(arms.map((a) => a.held.map((batch) => batch.work!))));
  };
  const update = () => {
    if (forward.stream) follower.update(forward.stream, reverse?.stream ?? null);
  };
  /** Goes on with streams where earlier states have them, and goes through what shards have kept. */
  const restore = () => {
    if (from.length === 0 || from.some((state) => state.arms.some((a) => !a.stream))) return;
    ({ scale } = from[0]!);
    arms.forEach((a, k) => {
      a.stream = streamFrom(
        optionsOf(a),
        from.map((state) => state.arms[k]!.stream!),
      );
    });
    if (!followers || going?.followed) return;
    if (scale) followers.open(scale);
    for (const { journal: kept } of from) for (const entry of kept ?? []) followers.replay(entry);
    update();
  };
  restore();

  const elsewhere =
    workers &&
    createTallyElsewhere(workers, {
      layoutOf: optionsOf,
      follow: (a, work) => follower.take(a.side, work, null),
    });
  const take = (a: Arm, columns: readonly Columns[], first: number, stops: readonly number[]) => {
    const batch = a.direction.extract(at(a.direction.stops, columns, stops));
    if (a === forward) recording?.add(at(recording.stops, columns, stops));
    follower.take(a.side, batch.work, plan.profile ? readPulls(plan.profile, a.side, first, columns, stops) : null);
    onBatch?.(a.side, first, copyOf(batch));
    if (a === forward && timeSteps && timeSteps.fine.count() < compared) addTo(timeSteps.fine, batch, compared);
    if (batch.work) pairs?.add('fine', a.side, batch.work);
    addToArm(a, batch, columns.at(-1)!.count);
    openWhenReady();
  };

  const coarse: CoarseLane[] = [];
  const laneOf = (direction: Direction, come: number, deliver: CoarseLane['deliver']) => {
    if (come < compared) coarse.push({ direction, first: begin + come, end: begin + compared, deliver });
  };
  if (plan.coarse && timeSteps) {
    const { coarse: direction, coarseReverse } = plan;
    laneOf(direction, timeSteps.coarse.count(), (columns) => {
      const batch = direction.extract(columns);
      if (batch.work) pairs?.add('coarse', 'forward', batch.work);
      addTo(timeSteps.coarse, batch, compared);
    });
    if (pairs && coarseReverse)
      laneOf(coarseReverse, pairs.come('coarse', 'reverse'), (columns) =>
        pairs.add('coarse', 'reverse', coarseReverse.extract(columns).work!),
      );
  }

  return {
    arms,
    coarse,
    open,
    moments: recording?.stops.length ?? 0,
    needsScale: tallied && !forward.stream && !(begin === 0 && end >= Math.min(pilot, trajectories)),
    stopsOf: (direction) =>
      direction === plan.forward && recording ? together(direction.stops, recording.stops) : direction.stops,
    receive(a, columns, range, stops, taken) {
      followers?.blocks?.check();
      const finish = () => {
        if (a === forward && field) addField(field, columns.at(-1)!.field!);
        update();
        taken();
      };
      if (elsewhere && a.stream && range.first >= bulk)
        return elsewhere.receive(a, at(a.direction.stops, columns, stops), range, finish);
      let { first } = range;
      for (const some of stretchesOf(columns, 0, range.count)) {
        take(a, some, first, stops);
        first += some[0]!.count;
      }
      finish();
    },
    async settled() {
      try {
        await elsewhere?.settled();
      } finally {
        await followers?.settled();
      }
    },
    reading() {
      if (!followers || !forward.stream) return null;
      const { convergence, blocks, means, profile } = followers;
      return {
        forward: { ...forward, stream: forward.stream },
        reverse: reverse?.stream ? { ...reverse, stream: reverse.stream } : null,
        timeSteps: timeSteps && timeSteps.fine.count() === timeSteps.coarse.count() ? timeSteps : null,
        freeEnergyBias: pairs?.bias() ?? null,
        ...{ convergence, blocks, means, recording, field },
        profile: profile?.report() ?? null,
      };
    },
    save: () => ({
      part: { first: begin, end: begin + Math.min(...arms.map((a) => a.finished)) },
      scale,
      arms: arms.map(saveArm),
      timeSteps: timeSteps && {
        fine: packStream(timeSteps.fine.save()),
        coarse: packStream(timeSteps.coarse.save()),
      },
      pairs: pairs?.save() ?? null,
      recording: recording?.save() ?? null,
      field: field?.slice() ?? null,
      followed: followers?.save() ?? null,
      journal: journal?.entries() ?? null,
    }),
  };
}

/** The columns that were read at `wanted` of the stops. */
const at = (wanted: readonly number[], columns: readonly Columns[], stops: readonly number[]): Columns[] =>
  wanted.map((stop) => columns[stops.indexOf(stop)]!);

/** Adds as much of a batch as fits below `limit` trajectories; only its columns count. */
function addTo(stream: SideStream, batch: Extracted, limit: number): void {
  const room = limit - stream.count();
  stream.add(
    null,
    batch.columns.map((c) => c.subarray(0, room)),
  );
}

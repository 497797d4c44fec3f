import type { Backend, Columns, Range } from '../backends/backend.ts';
import { createBlockStudy } from '../estimate/block-study.ts';
import { createConvergence } from '../estimate/convergence.ts';
import { createMeanConvergence } from '../estimate/mean-convergence.ts';
import { workScale } from '../estimate/work-scale.ts';
import { addField, emptyField } from '../tally/field.ts';
import { createSideStream, type SideStream } from '../tally/side-stream.ts';
import type { WorkScale } from '../tally/work-scale.ts';
import type { LangevinPlan } from './langevin-plan.ts';
import type { Extracted } from './observables.ts';
import { createWorkPairs } from './paired-works.ts';
import type { Direction, Plan } from './plan.ts';
import { createProfileRun } from './profile-run.ts';
import { createReport, reportPaths } from './report.ts';
import { withWindows } from './report-windows.ts';
import type { Result } from './result.ts';
import { samplePaths } from './sample-paths.ts';
import { type Lane, readable, runLanes } from './schedule.ts';
import { together } from './time-series.ts';

/** Trajectories of each direction that fix histogram edges and Bennett's bracket. */
const pilot = 4096;

/** Trajectories whose numbers are read and tallied together: they stay in the processor's cache. */
const stretch = 2048;

/** Trajectories that are run at 2dt too, for the time-step bias. */
const biasTrajectories = 2 ** 15;

export interface Progress {
  readonly finished: number;
  readonly total: number;
  readonly seconds: number;
  /** Trajectory-steps advanced so far, all directions. */
  readonly trajectorySteps: number;
  /** The result as it stands; null before the pilot has come in. Costs some milliseconds. */
  readonly report: () => Result | null;
}

export interface RunHooks {
  /** Resolves when the next batch may start; rejects to stop the run. */
  readonly mayStart?: () => Promise<void>;
  /** Called after each batch. */
  readonly onProgress?: (progress: Progress) => void;
  /** Receives finished trajectories in index order, for export. */
  readonly onBatch?: (direction: 'forward' | 'reverse', first: number, batch: Extracted) => void;
  /** Wall clock for one batch, in milliseconds. */
  readonly batchMilliseconds?: number;
}

/** No works. */
const none = new Float64Array(0);

/** One direction while it runs: what has come in, and the stream that tallies it once the scale is fixed. */
interface Arm {
  readonly direction: Direction;
  readonly side: 'forward' | 'reverse';
  readonly held: Extracted[];
  stream: SideStream | null;
  finished: number;
  nonFinite: number;
  accepted: number;
  jumps: number;
  capped: number;
}

/** Runs a plan on a backend. Neither batches nor workers change a bit of the result. */
export async function runPlan(plan: Plan, backend: Backend, hooks: RunHooks = {}): Promise<Result> {
  const began = performance.now();
  const { trajectories } = plan.spec;
  const program = await backend.prepare(plan.forward.kernel.kernel);
  const reverseProgram = plan.reverse ? await backend.prepare(plan.reverse.kernel.kernel) : null;
  const coarseProgram = plan.coarse ? await backend.prepare(plan.coarse.kernel.kernel) : null;
  const arm = (direction: Direction, side: Arm['side']): Arm => ({
    direction,
    side,
    held: [],
    stream: null,
    finished: 0,
    nonFinite: 0,
    accepted: 0,
    jumps: 0,
    capped: 0,
  });
  const forward = arm(plan.forward, 'forward');
  const reverse = plan.reverse && arm(plan.reverse, 'reverse');
  const arms = reverse ? [forward, reverse] : [forward];
  const tallied = plan.freeEnergies;
  const convergence = createConvergence();
  const blocks = tallied ? createBlockStudy() : null;
  const followed = plan.kind === 'jump' ? followedMeans(plan) : [];
  const means = followed.length > 0 ? createMeanConvergence(followed.map((f) => f.id)) : null;
  const recording = plan.openRecord?.() ?? null;
  const field = plan.field ? emptyField(plan.field.plan.layout) : null;
  const profile = plan.profile ? createProfileRun(plan.profile) : null;
  /** Where a direction is read: at its own stops, and wherever averages are recorded. */
  const stopsOf = (direction: Direction) =>
    direction === plan.forward && recording ? together(direction.stops, recording.stops) : direction.stops;
  const subset = Math.min(trajectories, biasTrajectories);
  const plain = { scale: null, side: 'forward', columns: plan.extraction.names.length, trajectories: subset } as const;
  const timeSteps = plan.coarse && { fine: createSideStream(plain), coarse: createSideStream(plain) };

  const pairs =
    plan.heatless && tallied && plan.coarse
      ? createWorkPairs(
          subset,
          arms.map((a) => a.side),
        )
      : null;

  const open = (a: Arm, scale: WorkScale | null) => {
    const { extraction, distributions = [] } = plan;
    const layout = { scale, side: a.side, columns: extraction.names.length, distributions };
    a.stream = createSideStream({ ...layout, trajectories });
    for (const batch of a.held) a.stream.add(batch.work, batch.columns);
    a.held.length = 0;
  };
  const openWhenReady = () => {
    if (forward.stream) return;
    if (!tallied) {
      for (const a of arms) open(a, null);
      return;
    }
    if (arms.some((a) => a.finished < Math.min(pilot, trajectories))) return;
    const first = (a: Arm) => a.held.flatMap((b) => Array.from(b.work!)).slice(0, pilot);
    const scale = workScale(Float64Array.from(first(forward)), reverse && Float64Array.from(first(reverse)));
    for (const a of arms) open(a, scale);
    profile?.open(scale.bracket?.center ?? null);
  };

  const snapshot = (): Result | null => {
    if (!forward.stream || (reverse && !reverse.stream)) return null;
    return createReport({
      plan,
      backend,
      forward: { ...forward, stream: forward.stream },
      reverse: reverse?.stream ? { ...reverse, stream: reverse.stream } : null,
      timeSteps: timeSteps && timeSteps.fine.count() === timeSteps.coarse.count() ? timeSteps : null,
      freeEnergyBias: pairs?.bias() ?? null,
      convergence,
      blocks,
      means,
      recording,
      field,
      profile: profile?.report() ?? null,
      seconds: (performance.now() - began) / 1000,
      advanceSeconds: advancing(),
    });
  };
  let advanceBegan = performance.now();
  const advancing = () => (performance.now() - advanceBegan) / 1000;
  const progress = () =>
    hooks.onProgress?.({
      finished: Math.min(...arms.map((a) => a.finished)),
      total: trajectories,
      seconds: (performance.now() - began) / 1000,
      trajectorySteps: arms.reduce((sum, a) => sum + a.finished * plan.steps, 0),
      report: snapshot,
    });

  const take = (a: Arm, columns: readonly Columns[], first: number, stops: readonly number[]) => {
    const batch = a.direction.extract(a.direction.stops.map((s) => columns[stops.indexOf(s)]!));
    if (a === forward) recording?.add(recording.stops.map((s) => columns[stops.indexOf(s)]!));
    profile?.take(a.side, first, columns, stops);
    if (a === forward) means?.add(followed.map((f) => batch.columns[f.column]!));
    if (hooks.onBatch) hooks.onBatch(a.side, first, copyOf(batch));
    a.finished += columns.at(-1)!.count;
    a.nonFinite += batch.nonFinite;
    a.accepted += batch.accepted;
    a.jumps += batch.jumps;
    a.capped += batch.capped;
    if (a === forward && timeSteps && timeSteps.fine.count() < subset) addTo(timeSteps.fine, batch, subset);
    if (batch.work) pairs?.add('fine', a.side, batch.work);
    if (batch.work && a === forward) blocks?.add(batch.work, reverse && none);
    else if (batch.work) blocks?.add(none, batch.work);
    if (a.stream) a.stream.add(batch.work, batch.columns);
    else a.held.push(copyOf(batch));
    openWhenReady();
  };
  const receive = (a: Arm) => (columns: readonly Columns[], range: Range, stops: readonly number[]) => {
    for (let at = 0; at < range.count; at += stretch)
      take(
        a,
        columns.map((c) => stretchOf(c, at)),
        range.first + at,
        stops,
      );
    if (a === forward && field) addField(field, columns.at(-1)!.field!);
    if (forward.stream && tallied) convergence.update(forward.stream, reverse?.stream ?? null);
    progress();
  };
  const lane = (direction: Direction, of: typeof program, count: number, deliver: ReturnType<typeof receive>) => ({
    program: of,
    process: direction.process,
    trajectories: count,
    stops: stopsOf(direction),
    ...(plan.spectrum && { most: readable(direction.kernel.kernel.columns.length, stopsOf(direction).length) }),
    deliver,
  });
  const lanes: Lane[] = arms.map((a) => ({
    ...lane(a.direction, a === reverse ? reverseProgram! : program, trajectories, receive(a)),
    early: profile?.early(a.side, stopsOf(a.direction), a.direction.kernel.kernel.columns.length) ?? null,
  }));
  if (plan.coarse && timeSteps) {
    const { coarse } = plan;
    lanes.push(
      lane(coarse, coarseProgram!, subset, (columns) => {
        const batch = coarse.extract(columns);
        if (batch.work) pairs?.add('coarse', 'forward', batch.work);
        addTo(timeSteps.coarse, batch, subset);
      }),
    );
    const { coarseReverse } = plan;
    if (pairs && coarseReverse)
      lanes.push(
        lane(coarseReverse, coarseProgram!, subset, (columns) =>
          pairs.add('coarse', 'reverse', coarseReverse.extract(columns).work!),
        ),
      );
  }
  advanceBegan = performance.now();
  try {
    await runLanes(lanes, {
      concurrency: backend.concurrency,
      mayStart: hooks.mayStart ?? (() => Promise.resolve()),
      targetMilliseconds: hooks.batchMilliseconds ?? 200,
    });
  } finally {
    program.dispose();
    reverseProgram?.dispose();
    coarseProgram?.dispose();
  }
  const ran = snapshot()!;
  const windows = isLangevin(plan) && plan.windows;
  const result = windows ? withWindows(ran, windows(), plan.spec.windows!.samples) : ran;
  const count = Math.min(plan.spec.record?.paths ?? 0, trajectories);
  if (count === 0 || !recording || !isLangevin(plan)) return result;
  const [paths] = await samplePaths(plan, backend, { count, moments: recording.stops.length });
  return { ...result, series: { ...result.series, paths: reportPaths(plan, paths!) } };
}

/** Means that are shown against the number of trajectories: those reported, and where their observables stand. */
const followedMeans = ({ reported, extraction }: Plan): { id: string; column: number }[] =>
  reported
    .filter((r) => r.statistic === 'mean' && r.reason === undefined)
    .map(({ id, name }) => ({ id, column: extraction.names.indexOf(name) }));

const isLangevin = (plan: Plan): plan is LangevinPlan => plan.kind === 'langevin';

/** The trajectories of a batch from `at` on, at most a stretch. */
const stretchOf = ({ data, stride, count }: Columns, at: number): Columns => ({
  data: data.subarray(at),
  stride,
  count: Math.min(stretch, count - at),
});

/** A batch with arrays of its own. */
const copyOf = (batch: Extracted): Extracted => ({
  ...batch,
  work: batch.work?.slice() ?? null,
  columns: batch.columns.map((column) => column.slice()),
});

/** Adds as much of a batch as fits below `limit` trajectories; only its columns count. */
function addTo(stream: SideStream, batch: Extracted, limit: number): void {
  const room = limit - stream.count();
  stream.add(
    null,
    batch.columns.map((c) => c.subarray(0, room)),
  );
}

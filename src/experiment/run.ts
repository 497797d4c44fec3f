import type { Backend, Program } from '../backends/backend.ts';
import type { Arm } from './arm.ts';
import type { LangevinPlan } from './langevin-plan.ts';
import type { Extracted } from './observables.ts';
import type { Direction, Plan } from './plan.ts';
import { profileStops } from './profile-run.ts';
import { createReport, type Device, reportPaths } from './report.ts';
import { withWindows } from './report-windows.ts';
import type { Result } from './result.ts';
import type { Part, RunState } from './run-state.ts';
import { createRunTally, pilot, type RunTally, scaleOf } from './run-tally.ts';
import { type SamplePaths, samplePaths } from './sample-paths.ts';
import { type Lane, readable, runLanes } from './schedule.ts';
import type { TallyPool } from './tally-pool/tally-pool.ts';

export interface Progress {
  readonly finished: number;
  readonly total: number;
  readonly seconds: number;
  /** Trajectory-steps advanced so far, all directions. */
  readonly trajectorySteps: number;
  /** The result as it stands; null before the pilot has come in, and in a part. Costs some milliseconds. */
  readonly report: () => Result | null;
  /** All that is known so far, which `from` goes on from; good until the next batch, and after the last, also where the run was stopped. */
  readonly save: () => RunState;
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
  /** Workers that tally large ensembles; without them the host does. */
  readonly pool?: TallyPool | null;
  /** Where an earlier run of the same plan, or part of it, was stopped: it goes on bit for bit, on the same backend. */
  readonly from?: RunState | null;
}

/** Runs a plan on a backend. Neither batches nor workers change a bit of the result. */
export async function runPlan(plan: Plan, backend: Backend, hooks: RunHooks = {}): Promise<Result> {
  const part = { first: 0, end: plan.spec.trajectories };
  const { tally, timing } = await advance(plan, backend, { part, shard: false, hooks });
  return finish(plan, backend, tally, timing(), await recordPaths(plan, backend, tally));
}

/**
 * Runs a part of a plan's ensemble, from and to a whole leaf (`partOf`) or the end; `mergeRuns` puts all parts together. A part that lacks the first 4096
 * trajectories runs them beside its own, since they fix histogram edges and Bennett's bracket.
 */
export async function runShard(plan: Plan, backend: Backend, part: Part, hooks: RunHooks = {}): Promise<RunState> {
  const { tally, timing } = await advance(plan, backend, { part, shard: true, hooks });
  return { ...tally.save(), ...timing(), paths: part.first === 0 ? await recordPaths(plan, backend, tally) : null };
}

/** The result of contiguous parts of a plan's ensemble, in order: but for the timing, that of the ensemble in one run. @throws RangeError when they do not fit the plan */
export function mergeRuns(plan: Plan, states: readonly RunState[], device: Device): Result {
  const part = { first: 0, end: plan.spec.trajectories };
  const tally = createRunTally(plan, { part, shard: false, from: states });
  const sum = (of: (state: RunState) => number) => states.reduce((total, state) => total + of(state), 0);
  const timing = { seconds: sum((s) => s.seconds), advanceSeconds: sum((s) => s.advanceSeconds) };
  return finish(plan, device, tally, timing, states[0]!.paths);
}

interface Timing {
  readonly seconds: number;
  readonly advanceSeconds: number;
}

/** Advances the trajectories of a part that have not come yet. */
async function advance(
  plan: Plan,
  backend: Backend,
  { part, shard, hooks }: { part: Part; shard: boolean; hooks: RunHooks },
): Promise<{ tally: RunTally; timing: () => Timing }> {
  const began = performance.now();
  const { from = null, onBatch, pool } = hooks;
  const program = await backend.prepare(plan.forward.kernel.kernel);
  const reverseProgram = plan.reverse ? await backend.prepare(plan.reverse.kernel.kernel) : null;
  const coarseProgram = plan.coarse ? await backend.prepare(plan.coarse.kernel.kernel) : null;
  const programOf = (a: Arm) => (a.side === 'reverse' ? reverseProgram! : program);
  const tally = createRunTally(plan, { part, shard, from: from ? [from] : [], onBatch, pool });
  const { arms } = tally;

  let advanceBegan = performance.now();
  const since = (moment: number) => (performance.now() - moment) / 1000;
  const timing = (): Timing => ({
    seconds: (from?.seconds ?? 0) + since(began),
    advanceSeconds: (from?.advanceSeconds ?? 0) + since(advanceBegan),
  });
  const progress = () =>
    hooks.onProgress?.({
      finished: Math.min(...arms.map((a) => a.finished)),
      total: part.end - part.first,
      seconds: timing().seconds,
      trajectorySteps: arms.reduce((sum, a) => sum + a.finished * plan.steps, 0),
      report: () => reportOf(plan, backend, tally, timing()),
      save: () => ({ ...tally.save(), ...timing(), paths: null }),
    });

  const laneOf = (direction: Direction, of: Program, { first, end }: Part, deliver: Lane['deliver']): Lane => ({
    program: of,
    process: direction.process,
    first,
    trajectories: end,
    stops: tally.stopsOf(direction),
    ...(plan.spectrum && {
      most: readable(direction.kernel.kernel.columns.length, tally.stopsOf(direction).length),
    }),
    deliver,
  });
  const lanes = arms
    .filter((a) => a.finished < part.end - part.first)
    .map((a): Lane => {
      const { direction } = a;
      const left = { first: part.first + a.finished, end: part.end };
      const lane = laneOf(direction, programOf(a), left, (columns, range, stops) =>
        tally.receive(a, columns, range, stops, progress),
      );
      const columns = direction.kernel.kernel.columns.length;
      return { ...lane, early: plan.profile ? profileStops(plan.profile, a.side, lane.stops, columns) : null };
    });
  for (const { direction, deliver, ...left } of tally.coarse)
    lanes.push(laneOf(direction, coarseProgram!, left, deliver));
  const run = (of: readonly Lane[]) =>
    runLanes(of, {
      concurrency: backend.concurrency,
      mayStart: hooks.mayStart ?? (() => Promise.resolve()),
      targetMilliseconds: hooks.batchMilliseconds ?? 200,
    });
  advanceBegan = performance.now();
  try {
    if (tally.needsScale) {
      const works = arms.map((): Float64Array[] => []);
      const first = { first: 0, end: Math.min(pilot, plan.spec.trajectories) };
      const keepWorks = (a: Arm, into: Float64Array[]): Lane => ({
        ...laneOf(a.direction, programOf(a), first, (columns) => {
          into.push(a.direction.extract(columns).work!.slice());
        }),
        stops: a.direction.stops,
      });
      await run(arms.map((a, k) => keepWorks(a, works[k]!)));
      tally.open(scaleOf(works));
    }
    try {
      await run(lanes);
    } catch (error) {
      // What has come in is to be known, but it is not what went wrong.
      await tally.settled().catch(() => {});
      throw error;
    }
    await tally.settled();
  } finally {
    program.dispose();
    reverseProgram?.dispose();
    coarseProgram?.dispose();
  }
  return { tally, timing };
}

function reportOf(plan: Plan, backend: Device, tally: RunTally, timing: Timing): Result | null {
  const reading = tally.reading();
  return reading && createReport({ ...reading, plan, backend, ...timing });
}

function finish(plan: Plan, device: Device, tally: RunTally, timing: Timing, paths: SamplePaths | null): Result {
  const ran = reportOf(plan, device, tally, timing)!;
  if (!isLangevin(plan)) return ran;
  const result = plan.windows ? withWindows(ran, plan.windows(), plan.spec.windows!.samples) : ran;
  return paths ? { ...result, series: { ...result.series, paths: reportPaths(plan, paths) } } : result;
}

/** Positions of the first trajectories, where the run records them. */
async function recordPaths(plan: Plan, backend: Backend, { moments }: RunTally): Promise<SamplePaths | null> {
  const count = Math.min(plan.spec.record?.paths ?? 0, plan.spec.trajectories);
  if (count === 0 || moments === 0 || !isLangevin(plan)) return null;
  const [paths] = await samplePaths(plan, backend, { count, moments, sides: ['forward'] });
  return paths!;
}

const isLangevin = (plan: Plan): plan is LangevinPlan => plan.kind === 'langevin';

import type { Backend, Columns, Range } from '../backends/backend.ts';
import { createConvergence } from '../estimate/convergence.ts';
import { workScale } from '../estimate/work-scale.ts';
import { createSideStream, type SideStream } from '../tally/side-stream.ts';
import type { WorkScale } from '../tally/work-scale.ts';
import type { LangevinPlan } from './langevin-plan.ts';
import type { Extracted } from './observables.ts';
import type { Direction, Plan } from './plan.ts';
import { createReport, reportPaths } from './report.ts';
import type { Result } from './result.ts';
import { samplePaths } from './sample-paths.ts';
import { runLanes } from './schedule.ts';

/** Trajectories of each direction that fix histogram edges and Bennett's bracket. */
const pilot = 4096;

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
  const tallied = plan.spec.measure.work && Number.isFinite(plan.kT);
  const convergence = createConvergence();
  const recording = plan.openRecord?.() ?? null;
  const subset = Math.min(trajectories, biasTrajectories);
  const plain = { scale: null, side: 'forward', columns: plan.extraction.names.length, trajectories: subset } as const;
  const timeSteps = plan.coarse && { fine: createSideStream(plain), coarse: createSideStream(plain) };

  const open = (a: Arm, scale: WorkScale | null) => {
    a.stream = createSideStream({ scale, side: a.side, columns: plan.extraction.names.length, trajectories });
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
  };

  const snapshot = (): Result | null => {
    if (!forward.stream || (reverse && !reverse.stream)) return null;
    return createReport({
      plan,
      backend,
      forward: { ...forward, stream: forward.stream },
      reverse: reverse?.stream ? { ...reverse, stream: reverse.stream } : null,
      timeSteps: timeSteps && timeSteps.fine.count() === timeSteps.coarse.count() ? timeSteps : null,
      convergence,
      recording,
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

  const receive = (a: Arm) => (columns: readonly Columns[], range: Range) => {
    const batch = a.direction.extract(columns.at(-1)!);
    if (a === forward) recording?.add(columns);
    hooks.onBatch?.(a.side, range.first, batch);
    a.finished += range.count;
    a.nonFinite += batch.nonFinite;
    a.accepted += batch.accepted;
    a.jumps += batch.jumps;
    a.capped += batch.capped;
    if (a === forward && timeSteps && timeSteps.fine.count() < subset) addTo(timeSteps.fine, batch, subset);
    if (a.stream) a.stream.add(batch.work, batch.columns);
    else a.held.push(batch);
    openWhenReady();
    if (forward.stream && tallied) convergence.update(forward.stream, reverse?.stream ?? null);
    progress();
  };
  const lane = (direction: Direction, of: typeof program, count: number, deliver: ReturnType<typeof receive>) => ({
    program: of,
    process: direction.process,
    trajectories: count,
    stops: direction === plan.forward && recording ? recording.stops : direction.stops,
    deliver,
  });
  const lanes = arms.map((a) => lane(a.direction, program, trajectories, receive(a)));
  if (plan.coarse && timeSteps) {
    const { coarse } = plan;
    lanes.push(
      lane(coarse, coarseProgram!, subset, (columns) => addTo(timeSteps.coarse, coarse.extract(columns[0]!), subset)),
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
    coarseProgram?.dispose();
  }
  const result = snapshot()!;
  const count = Math.min(plan.spec.record?.paths ?? 0, trajectories);
  if (count === 0 || !recording || !isLangevin(plan)) return result;
  const [paths] = await samplePaths(plan, backend, { count, moments: recording.stops.length });
  return { ...result, series: { ...result.series, paths: reportPaths(plan, paths!) } };
}

const isLangevin = (plan: Plan): plan is LangevinPlan => plan.kind === 'langevin';

/** Adds as much of a batch as fits below `limit` trajectories; only its columns count. */
function addTo(stream: SideStream, batch: Extracted, limit: number): void {
  const room = limit - stream.count();
  stream.add(
    null,
    batch.columns.map((c) => c.subarray(0, room)),
  );
}

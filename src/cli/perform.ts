import { DeviceError, SpecError } from '../errors.ts';
import type { createPlan } from '../experiment/create-plan.ts';
import { openBackend } from '../experiment/open-backend.ts';
import type { Device } from '../experiment/report.ts';
import type { Result } from '../experiment/result.ts';
import { type RunHooks, runPlan, runShard } from '../experiment/run.ts';
import type { RunState } from '../experiment/run-state.ts';
import { partOf } from '../experiment/shard.ts';
import { version } from '../version.ts';
import { type Checkpoint, createCheckpoint, Interrupted } from './checkpoint.ts';
import { nodeEnvironment } from './environment.ts';
import { writeResults } from './export.ts';
import { type Kept, piecesOf } from './job-file.ts';
import { print, printJson, remark } from './print.ts';
import { createProgressLine } from './progress.ts';
import { resultText } from './result-text.ts';
import { type StateHeader, writeStateFile } from './state-file.ts';
import { createWorksLog } from './works-log.ts';

/** A run to be done, from its beginning or from where it was stopped. */
export interface Job {
  readonly plan: ReturnType<typeof createPlan>;
  readonly shard: StateHeader['shard'];
  readonly fast: boolean;
  /** Where results go: a folder, or the file of a part. */
  readonly out: string | null;
  readonly csv: boolean;
  /** Where the state is kept while it goes on. */
  readonly checkpoint: string | null;
  /** Where an earlier process stopped, and what it ran on. */
  readonly from: (Kept & { readonly device: Device; readonly finished: number }) | null;
}

export interface Manner {
  readonly workers: number | undefined;
  readonly quiet?: boolean | undefined;
  readonly json?: boolean | undefined;
}

/** Does a job and says the answer; resolves to the exit code. */
export async function perform(job: Job, { workers, quiet = false, json = false }: Manner): Promise<number> {
  const { plan, shard, fast, out, csv, from } = job;
  const { spec } = plan;
  const part = shard ? partOf(spec.trajectories, shard.index, shard.count) : { first: 0, end: spec.trajectories };
  const size = part.end - part.first;
  const { backend, pool, note } = await openBackend(nodeEnvironment, from?.device.kind ?? spec.backend, {
    precision: spec.precision,
    workers,
    fast,
  });
  if (note && !quiet) remark(note);
  const { names } = plan.extraction;
  if (csv && !names.includes('work') && !quiet) remark('no work is measured: there is no works.csv');
  const { kind, precision, adapter, workers: threads } = backend;
  const device: Device = { kind, precision, adapter, ...(threads !== undefined && { workers: threads }) };
  const headerOf = (holds: StateHeader['holds'], finished: number): StateHeader => ({
    ...{ eddy: version, holds, spec, shard, finished, trajectories: size, device, fast, out, csv },
  });
  const line = createProgressLine(quiet);
  const works = out === null ? null : createWorksLog(names, from?.works);
  const keep = (path: string, holds: StateHeader['holds'], state: RunState, finished: number) =>
    writeStateFile(path, headerOf(holds, finished), piecesOf({ state, works: works?.batches() ?? [] }));
  let checkpoint: Checkpoint | null = null;
  try {
    if (from && from.device.adapter !== adapter)
      throw SpecError.of('adapter', adapter, `must be ${from.device.adapter}, on which the run was begun`);
    if (job.checkpoint !== null)
      checkpoint = createCheckpoint((state, finished) => keep(job.checkpoint!, 'checkpoint', state, finished));
    const hooks: RunHooks = {
      onProgress(progress) {
        line.update(progress);
        checkpoint?.update(progress);
      },
      ...(works && { onBatch: works.add }),
      ...(checkpoint && { mayStart: checkpoint.mayStart }),
      from: from?.state ?? null,
      pool,
    };
    let result: Result | null = null;
    if (shard) keep(out!, 'part', await runShard(plan, backend, part, hooks), size);
    else result = await runPlan(plan, backend, hooks);
    line.clear();
    // Said first: a full disk takes the files, not the answer.
    if (result) sayResult(result, json);
    if (result && out !== null) writeResults(out, result, works!.batches(), csv);
    if (job.checkpoint !== null) writeStateFile(job.checkpoint, headerOf('finished', size), []);
    return result ? exitCode(result) : sayPart(shard!, part, out!, json);
  } catch (error) {
    line.clear();
    const interrupted = error instanceof Interrupted;
    const come = interrupted || error instanceof DeviceError ? (checkpoint?.stop() ?? null) : null;
    if (interrupted || come !== null) remark(stoppedText(come ?? from?.finished ?? null, size, job.checkpoint!));
    if (interrupted) return 3;
    throw error;
  } finally {
    line.clear();
    checkpoint?.dispose();
    pool?.dispose();
    await backend.dispose();
  }
}

function sayPart(
  { index, count }: NonNullable<StateHeader['shard']>,
  { first, end }: { first: number; end: number },
  path: string,
  json: boolean,
): number {
  if (json) printJson({ part: index, of: count, first, trajectories: end - first, file: path });
  else print(`part ${index} of ${count}: trajectories ${first} to ${end - 1} are in ${path}`);
  return 0;
}

const stoppedText = (finished: number | null, all: number, path: string): string =>
  finished === null
    ? 'stopped before the first batch: there is nothing to go on from'
    : `stopped after ${finished} of ${all} trajectories: eddy resume ${path} goes on`;

/** Prints a result. */
export function sayResult(result: Result, json: boolean): void {
  if (json) printJson(result);
  else print(resultText(result));
}

/** Why there is no result. */
export const nothingLeft = (capped: boolean): string =>
  capped
    ? 'every trajectory was cut short at the cap on jumps: take a shorter duration, or smaller rates'
    : 'no trajectory stayed finite: take a smaller dt';

/** Exit 3 when no trajectory is finite: then there is no result to speak of. */
export function exitCode(result: Result): number {
  const { finished, capped } = result.status;
  if (finished > 0) return 0;
  remark(nothingLeft(capped > 0));
  return 3;
}

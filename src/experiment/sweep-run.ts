import type { Backend } from '../backends/backend.ts';
import { SpecError, UnsupportedError } from '../errors.ts';
import { createPlan } from './create-plan.ts';
import type { Result } from './result.ts';
import { runPlan } from './run.ts';
import { parseRequest, type RunSpec } from './spec.ts';
import type { SweptRequest } from './sweep-requests.ts';

/** One value of a sweep as it came out: a result, or why there is none. */
export interface SweepPoint {
  readonly value: number;
  readonly result: Result | null;
  readonly refused: string | null;
}

export interface SweepHooks {
  /** Resolves when the next batch may start; rejects to stop the sweep. */
  readonly mayStart?: () => Promise<void>;
  /** Called after each batch with the part of the sweep that is done, and the trajectory-steps so far. */
  readonly onProgress?: (share: number, trajectorySteps: number) => void;
  /** Called after each value. */
  readonly onPoint?: (point: SweepPoint) => void;
  /** Wall clock for one batch, in milliseconds. */
  readonly batchMilliseconds?: number;
}

/**
 * Runs the values of a sweep one after the other on one backend, each bit for bit as if it were run by itself. A value that is refused
 * costs the others nothing. @throws what stops the sweep: `DeviceError`, and what `mayStart` rejects with
 */
export async function runSweep(
  values: readonly SweptRequest[],
  backend: Backend,
  hooks: SweepHooks = {},
): Promise<SweepPoint[]> {
  const { mayStart, batchMilliseconds, onProgress, onPoint } = hooks;
  const points: SweepPoint[] = [];
  let steps = 0;
  const run = async (request: RunSpec) =>
    runPlan(createPlan(parseRequest(request)), backend, {
      ...(mayStart && { mayStart }),
      ...(batchMilliseconds !== undefined && { batchMilliseconds }),
      onProgress: ({ finished, total, trajectorySteps }) =>
        onProgress?.((points.length + finished / total) / values.length, steps + trajectorySteps),
    });
  for (const { value, request } of values) {
    await mayStart?.();
    const point = await run(request).then(
      (result): SweepPoint => ({ value, result, refused: null }),
      (error): SweepPoint => ({ value, result: null, refused: refusalOf(error) }),
    );
    steps += point.result?.timing.trajectorySteps ?? 0;
    points.push(point);
    onPoint?.(point);
  }
  return points;
}

/** Why a request was refused. @throws any other error */
export function refusalOf(error: unknown): string {
  if (error instanceof SpecError || error instanceof UnsupportedError) return error.message;
  throw error;
}

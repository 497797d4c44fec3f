import type { Backend } from '../../backends/backend.ts';
import { parseRequest, type RunSpec } from '../../experiment/spec.ts';
import { sweepRequests } from '../../experiment/sweep-requests.ts';
import { runSweep } from '../../experiment/sweep-run.ts';
import type { SweepUpdate } from '../engine/engine-api.ts';
import { ownNames } from '../text/own-names.ts';
import type { AskedSweep } from './asked-sweep.ts';
import { chooseTrajectories } from './choose-trajectories.ts';
import { leadingLaw } from './leading-law.ts';

/** Runs a sweep as the page asks for it, and tells of it as it goes. @throws SpecError where the request or the range is wrong */
export async function runAskedSweep(
  request: RunSpec,
  asked: AskedSweep,
  on: {
    readonly backend: Backend;
    readonly mayStart: () => Promise<void>;
    readonly batchMilliseconds: number;
    /** Runs what is given to it, unless it did so a moment ago. */
    readonly throttle: (work: () => void) => void;
    readonly send: (update: SweepUpdate) => void;
  },
): Promise<void> {
  const { backend, mayStart, batchMilliseconds, throttle, send } = on;
  const sized = (trajectories: number | null): RunSpec =>
    trajectories === null ? request : { ...request, trajectories };
  const values = sweepRequests(sized(asked.trajectories), asked);
  const { laws } = parseRequest(request).system;
  const trajectories = asked.trajectories ?? (await chooseTrajectories(values, backend, mayStart));
  send({
    type: 'decided',
    decided: {
      values: values.map((v) => v.value),
      trajectories,
      laws: laws.map(({ id, kind, unit, statement }) => ({ id, kind, unit, statement })),
      leading: leadingLaw(laws, values),
      own: ownNames(request.model),
    },
  });
  await runSweep(sweepRequests(sized(trajectories), asked), backend, {
    mayStart,
    batchMilliseconds,
    onProgress: (share) => throttle(() => send({ type: 'progress', share })),
    onPoint: (point) => send({ type: 'point', point }),
  });
}

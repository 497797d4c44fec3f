import type { Backend } from '../../backends/backend.ts';
import { createPlan } from '../../experiment/create-plan.ts';
import { runPlan } from '../../experiment/run.ts';
import { parseRequest, type RunSpec } from '../../experiment/spec.ts';
import type { SweptRequest } from '../../experiment/sweep-requests.ts';
import { refusalOf } from '../../experiment/sweep-run.ts';

/** Seconds that a whole sweep should take. */
const patience = 10;

/** Trajectories of a trial, and the fewest of a point. */
const trial = 512;
const fewest = 1000;

/** A trial shorter than this, in seconds, says little about how long more trajectories take. */
const telling = 0.05;

/**
 * As many trajectories for each value as let the whole sweep take some ten seconds here, a round number: from trials at both ends and
 * in the middle, for values may take very different times. At least 1000, at most as many as the run by itself has.
 */
export async function chooseTrajectories(
  values: readonly SweptRequest[],
  backend: Backend,
  mayStart: () => Promise<void>,
): Promise<number> {
  const chosen = [...new Set([0, Math.floor(values.length / 2), values.length - 1])];
  const costs: { each: number; fixed: number; most: number }[] = [];
  for (const k of chosen) {
    const cost = await costOf(values[k]!.request, backend, mayStart);
    if (cost) costs.push(cost);
  }
  const mean = (of: 'each' | 'fixed') => costs.reduce((sum, c) => sum + c[of] / costs.length, 0);
  if (costs.length === 0) return fewest;
  const most = Math.max(...costs.map((c) => c.most));
  const affordable = (patience / values.length - mean('fixed')) / mean('each');
  return Math.min(most, Math.max(fewest, roundedDown(affordable)));
}

/** Seconds a trajectory, seconds a run has beside, and the trajectories of the run by itself; null where it is refused. */
async function costOf(request: RunSpec, backend: Backend, mayStart: () => Promise<void>) {
  const time = async (trajectories: number) => {
    const began = performance.now();
    const { timing } = await runPlan(createPlan(parseRequest({ ...request, trajectories })), backend, { mayStart });
    return { each: timing.advanceSeconds / trajectories, advance: timing.advanceSeconds, began };
  };
  try {
    const { trajectories: most } = createPlan(parseRequest(request)).spec;
    const first = await time(Math.min(trial, most));
    const last = first.advance < telling ? await time(Math.min(16 * trial, most)) : first;
    return { each: last.each, fixed: (performance.now() - last.began) / 1000 - last.advance, most };
  } catch (error) {
    refusalOf(error);
    return null;
  }
}

/** 1, 2 or 5 times a power of ten, at most `n`; 0 for what is not positive. */
function roundedDown(n: number): number {
  if (!(n >= 1)) return 0;
  const decade = 10 ** Math.floor(Math.log10(n));
  return decade * (n >= 5 * decade ? 5 : n >= 2 * decade ? 2 : 1);
}

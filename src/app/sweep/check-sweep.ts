import { createPlan } from '../../experiment/create-plan.ts';
import { parseRequest, type RunSpec } from '../../experiment/spec.ts';
import { sweepRequests } from '../../experiment/sweep-requests.ts';
import type { AskedSweep } from './asked-sweep.ts';

/** Refuses a sweep of which neither end can be run, nor, with so many trajectories, anything. @throws SpecError */
export function checkSweep(request: RunSpec, { trajectories, ...range }: AskedSweep): void {
  const values = sweepRequests({ ...request, ...(trajectories !== null && { trajectories }) }, range);
  const planned = (at: RunSpec) => createPlan(parseRequest(at));
  try {
    planned(values[0]!.request);
  } catch (error) {
    if (values.length === 1) throw error;
    try {
      planned(values.at(-1)!.request);
    } catch {
      throw error;
    }
  }
}

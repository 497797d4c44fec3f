import type { Backend } from '../../src/backends/backend.ts';
import { runPlan } from '../../src/experiment/run.ts';
import { startClock } from '../clock.ts';
import type { Entrant } from '../entrant.ts';
import { momentsOfLaws } from '../moments-of-laws.ts';
import { openTallies } from '../open.ts';
import { planOf } from '../problem.ts';

/**
 * A whole run as `eddy run` does it, timed from the request to the report: planning and compiling, forward and reverse, a part
 * of the ensemble at 2dt too (not counted as steps), tallies, estimates, errors and laws.
 */
export function openEddyRun(backend: Backend): Entrant {
  const pool = openTallies(backend);
  return {
    machine: backend.adapter,
    async run(trajectories, seed, steps) {
      const elapsed = startClock();
      const plan = planOf(trajectories, seed, backend.precision, steps);
      const result = await runPlan(plan, backend, { pool });
      return { ...elapsed(), trajectorySteps: result.timing.trajectorySteps, works: momentsOfLaws(result) };
    },
    close() {
      pool?.dispose();
      return backend.dispose();
    },
  };
}

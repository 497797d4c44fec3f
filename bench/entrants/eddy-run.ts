import type { Backend } from '../../src/backends/backend.ts';
import { runPlan } from '../../src/experiment/run.ts';
import { momentsOf } from '../../src/tally/moments.ts';
import { startClock } from '../clock.ts';
import type { Entrant } from '../entrant.ts';
import { planOf } from '../problem.ts';

/**
 * A whole run as `eddy run` does it, timed from the request to the report: planning and compiling, forward and reverse, a part
 * of the ensemble at 2dt too (not counted as steps), tallies, estimates, errors and laws.
 */
export function openEddyRun(backend: Backend): Entrant {
  return {
    machine: backend.adapter,
    async run(trajectories, seed, steps) {
      const elapsed = startClock();
      const plan = planOf(trajectories, seed, backend.precision, steps);
      const works = new Float64Array(trajectories);
      const column = plan.extraction.names.indexOf('work');
      const result = await runPlan(plan, backend, {
        onBatch(direction, first, batch) {
          if (direction === 'forward') works.set(batch.columns[column]!, first);
        },
      });
      return { ...elapsed(), trajectorySteps: result.timing.trajectorySteps, works: momentsOf(works) };
    },
    close: () => backend.dispose(),
  };
}

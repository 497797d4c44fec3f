import type { Backend } from '../../src/backends/backend.ts';
import { runPlan } from '../../src/experiment/run.ts';
import { runLanes } from '../../src/experiment/schedule.ts';
import { momentsOf } from '../../src/tally/moments.ts';
import { startClock } from '../clock.ts';
import type { Entrant } from '../entrant.ts';
import { jumpKernelOf, jumpPlanOf, jumpProblem } from '../jump-problem.ts';
import { momentsOfCounts } from '../moments-of-counts.ts';

/** Eddy's walk on the ring through `Program.run` of any backend, batch by batch as every run does. */
export async function openEddyJumps(backend: Backend): Promise<Entrant> {
  const program = await backend.prepare(jumpKernelOf(1).kernel);
  return {
    machine: backend.adapter,
    async run(trajectories, seed) {
      const { kernel, process } = jumpKernelOf(seed);
      const [current, made] = ['j0', 'jumps'].map((name) => kernel.columns.indexOf(name)) as [number, number];
      const currents = new Float64Array(trajectories);
      let jumps = 0;
      const elapsed = startClock();
      const lane = {
        program,
        process,
        trajectories,
        stops: [jumpProblem.tau],
        deliver(
          [columns]: readonly { data: Float32Array | Float64Array; stride: number; count: number }[],
          { first }: { first: number },
        ) {
          const { data, stride, count } = columns!;
          currents.set(data.subarray(current * stride, current * stride + count), first);
          for (let i = 0; i < count; i++) jumps += data[made * stride + i]!;
        },
      };
      const { concurrency } = backend;
      await runLanes([lane], { concurrency, mayStart: () => Promise.resolve(), targetMilliseconds: 200 });
      return { ...elapsed(), trajectorySteps: jumps, works: momentsOf(currents) };
    },
    async close() {
      program.dispose();
      await backend.dispose();
    },
  };
}

/** A whole run as `eddy run` does it, from the request to the report: every transition counted, tallies, errors and laws. */
export function openEddyJumpRun(backend: Backend): Entrant {
  return {
    machine: backend.adapter,
    async run(trajectories, seed) {
      const elapsed = startClock();
      const { timing, histograms } = await runPlan(jumpPlanOf(trajectories, seed), backend);
      const passed = elapsed();
      const works = momentsOfCounts(histograms['distribution-current']!);
      return { ...passed, trajectorySteps: timing.jumps, works };
    },
    close: () => backend.dispose(),
  };
}

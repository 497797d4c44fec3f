import type { Backend, Kernel, Process, Program } from '../../src/backends/backend.ts';
import type { LangevinPlan as Plan } from '../../src/experiment/langevin-plan.ts';
import type { Entrant } from '../entrant.ts';
import { planOf } from '../problem.ts';
import { simulate } from '../simulate.ts';

/** What a process and its kernel are taken from a plan by. */
export type Pick = (plan: Plan) => { kernel: Kernel; process: Process };

/** All that Eddy measures by default: protocol work and path heat. */
export const everything: Pick = ({ forward }) => ({ kernel: forward.kernel.kernel, process: forward.process });

/** Eddy's forward process through `Program.run` of any backend. */
export async function openEddy(backend: Backend, pick: Pick): Promise<Entrant> {
  const of = (trajectories: number, seed: number, steps?: number) =>
    pick(planOf(trajectories, seed, backend.precision, steps));
  const program: Program = await backend.prepare(of(1, 1).kernel);
  return {
    machine: backend.adapter,
    run(trajectories, seed, steps) {
      const { kernel, process } = of(trajectories, seed, steps);
      return simulate({ backend, program, kernel, process, trajectories, steps });
    },
    async close() {
      program.dispose();
      await backend.dispose();
    },
  };
}

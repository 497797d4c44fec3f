import type { Moments } from '../../src/tally/moments.ts';
import type { Elapsed } from '../clock.ts';
import type { Entrant } from '../entrant.ts';
import { peerProblem } from '../problem.ts';
import { openPython } from './python.ts';

/** The dragged trap in a Python that is started once. @throws Missing without Python or the module */
export async function openPythonTrap(module: string, file: string, threads: number): Promise<Entrant> {
  const { machine, ask, close } = await openPython(module, file, threads);
  return {
    machine,
    async run(trajectories, seed, steps) {
      const answer = await ask({ trajectories, seed, problem: peerProblem(steps) });
      const { works, ...elapsed } = answer as Elapsed & { works: Moments };
      return { ...elapsed, trajectorySteps: trajectories * steps, works };
    },
    async close() {
      close();
    },
  };
}

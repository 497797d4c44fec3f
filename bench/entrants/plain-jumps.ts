import { momentsOf } from '../../src/tally/moments.ts';
import { startClock } from '../clock.ts';
import type { Entrant } from '../entrant.ts';
import { jumpProblem } from '../jump-problem.ts';
import { openPlainWorkers } from './plain-workers.ts';

/** The jumps in hand-written JavaScript. */
export async function openPlainJumps(threads: number): Promise<Entrant> {
  const { machine, runAll, close } = openPlainWorkers('plain-jumps', threads, 2 ** 12);
  return {
    machine,
    async run(trajectories, seed) {
      const elapsed = startClock();
      const { results, jumps } = await runAll(trajectories, seed, { problem: jumpProblem });
      return { ...elapsed(), trajectorySteps: jumps, works: momentsOf(results) };
    },
    close,
  };
}

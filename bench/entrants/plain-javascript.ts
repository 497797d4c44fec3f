import { momentsOf } from '../../src/tally/moments.ts';
import { startClock } from '../clock.ts';
import type { Entrant } from '../entrant.ts';
import { peerProblem } from '../problem.ts';
import { openPlainWorkers } from './plain-workers.ts';

/** Hand-written double-precision JavaScript in workers. @param peer name of the program in bench/peers @param options what else it is told */
export async function openPlainJavaScript(peer: string, threads: number, options: object = {}): Promise<Entrant> {
  const { machine, runAll, close } = openPlainWorkers(peer, threads, 2 ** 13);
  return {
    machine,
    async run(trajectories, seed, steps) {
      const elapsed = startClock();
      const { results } = await runAll(trajectories, seed, { ...options, problem: peerProblem(steps) });
      return { ...elapsed(), trajectorySteps: trajectories * steps, works: momentsOf(results) };
    },
    close,
  };
}

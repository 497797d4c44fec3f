import { momentsOf } from '../../src/tally/moments.ts';
import { startClock } from '../clock.ts';
import type { Entrant } from '../entrant.ts';
import { problem } from '../problem.ts';
import { openPlainWorkers } from './plain-workers.ts';

/** Hand-written double-precision JavaScript; `reduced` for this very problem. */
export async function openPlainJavaScript(threads: number, reduced: boolean): Promise<Entrant> {
  const { k, v, mu, kT, dt, steps } = problem;
  const asked = { problem: { k, v, mu, kT, dt, steps }, reduced };
  const { machine, runAll, close } = openPlainWorkers('plain-javascript', threads, 2 ** 13, asked);
  return {
    machine,
    async run(trajectories, seed) {
      const elapsed = startClock();
      const { results } = await runAll(trajectories, seed);
      return { ...elapsed(), trajectorySteps: trajectories * steps, works: momentsOf(results) };
    },
    close,
  };
}

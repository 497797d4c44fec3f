import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { momentsOf } from '../../src/tally/moments.ts';
import { startClock } from '../clock.ts';
import type { Entrant } from '../entrant.ts';
import { benchFolder } from '../folders.ts';
import { jumpProblem } from '../jump-problem.ts';

/** Trajectories in a piece of work: whichever worker is free takes the next. */
const chunkSize = 2 ** 12;

interface Answer {
  readonly chunk: number;
  readonly currents: Float64Array;
  readonly jumps: number;
}

/** Hand-written JavaScript in worker threads. */
export async function openPlainJumps(threads: number): Promise<Entrant> {
  const file = join(benchFolder, 'peers/plain-jumps.mjs');
  const workers = Array.from({ length: threads }, () => new Worker(file));

  const runAll = (trajectories: number, seed: number) =>
    new Promise<{ currents: Float64Array; jumps: number }>((resolve, reject) => {
      const currents = new Float64Array(trajectories);
      let issued = 0;
      let finished = 0;
      let jumps = 0;
      const issue = (worker: Worker) => {
        const first = issued * chunkSize;
        if (first >= trajectories) return;
        const count = Math.min(chunkSize, trajectories - first);
        worker.postMessage({ problem: jumpProblem, seed, chunk: issued++, count });
      };
      for (const worker of workers) {
        worker.removeAllListeners();
        worker.on('error', reject);
        worker.on('message', (answer: Answer) => {
          issue(worker);
          currents.set(answer.currents, answer.chunk * chunkSize);
          jumps += answer.jumps;
          finished += answer.currents.length;
          if (finished === trajectories) resolve({ currents, jumps });
        });
        // One piece in hand, one waiting.
        issue(worker);
        issue(worker);
      }
    });

  return {
    machine: `V8 ${process.versions.v8}`,
    async run(trajectories, seed) {
      const elapsed = startClock();
      const { currents, jumps } = await runAll(trajectories, seed);
      return { ...elapsed(), trajectorySteps: jumps, works: momentsOf(currents) };
    },
    async close() {
      await Promise.all(workers.map((worker) => worker.terminate()));
    },
  };
}

import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { momentsOf } from '../../src/tally/moments.ts';
import { startClock } from '../clock.ts';
import type { Entrant } from '../entrant.ts';
import { benchFolder } from '../folders.ts';
import { problem } from '../problem.ts';

/** Trajectories in a piece of work: whichever worker is free takes the next. */
const chunkSize = 2 ** 13;

/** Hand-written double-precision JavaScript in worker threads; `reduced` for this very problem. */
export async function openPlainJavaScript(threads: number, reduced: boolean): Promise<Entrant> {
  const file = join(benchFolder, 'peers/plain-javascript.mjs');
  const workers = Array.from({ length: threads }, () => new Worker(file));
  const { k, v, mu, kT, dt, steps } = problem;

  const runAll = (trajectories: number, seed: number) =>
    new Promise<Float64Array>((resolve, reject) => {
      const works = new Float64Array(trajectories);
      let issued = 0;
      let finished = 0;
      const issue = (worker: Worker) => {
        const first = issued * chunkSize;
        if (first >= trajectories) return;
        const count = Math.min(chunkSize, trajectories - first);
        worker.postMessage({ problem: { k, v, mu, kT, dt, steps }, reduced, seed, chunk: issued++, count });
      };
      for (const worker of workers) {
        worker.removeAllListeners();
        worker.on('error', reject);
        worker.on('message', (answer: { chunk: number; works: Float64Array }) => {
          issue(worker);
          works.set(answer.works, answer.chunk * chunkSize);
          finished += answer.works.length;
          if (finished === trajectories) resolve(works);
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
      const works = await runAll(trajectories, seed);
      return { ...elapsed(), trajectorySteps: trajectories * steps, works: momentsOf(works) };
    },
    async close() {
      await Promise.all(workers.map((worker) => worker.terminate()));
    },
  };
}

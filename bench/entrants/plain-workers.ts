import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { benchFolder } from '../folders.ts';

/** What a worker made of one piece of work. */
interface Answer {
  readonly chunk: number;
  readonly results: Float64Array;
  /** Jumps made, where the problem has them. */
  readonly jumps?: number;
}

/** Hand-written JavaScript in worker threads. */
export interface PlainWorkers {
  readonly machine: string;
  /** @param problem what each message tells a worker */
  readonly runAll: (
    trajectories: number,
    seed: number,
    problem: object,
  ) => Promise<{ results: Float64Array; jumps: number }>;
  readonly close: () => Promise<void>;
}

/**
 * Starts workers that solve a problem piece by piece: whichever is free takes the next.
 *
 * @param peer name of the program in bench/peers
 */
export function openPlainWorkers(peer: string, threads: number, chunkSize: number): PlainWorkers {
  const file = join(benchFolder, `peers/${peer}.mjs`);
  const workers = Array.from({ length: threads }, () => new Worker(file));
  return {
    machine: `V8 ${process.versions.v8}`,
    runAll: (trajectories, seed, problem) =>
      new Promise((resolve, reject) => {
        const results = new Float64Array(trajectories);
        let issued = 0;
        let finished = 0;
        let jumps = 0;
        const issue = (worker: Worker) => {
          const first = issued * chunkSize;
          if (first >= trajectories) return;
          const count = Math.min(chunkSize, trajectories - first);
          worker.postMessage({ ...problem, seed, chunk: issued++, chunkSize, count });
        };
        for (const worker of workers) {
          worker.removeAllListeners();
          worker.on('error', reject);
          worker.on('message', (answer: Answer) => {
            issue(worker);
            results.set(answer.results, answer.chunk * chunkSize);
            jumps += answer.jumps ?? 0;
            finished += answer.results.length;
            if (finished === trajectories) resolve({ results, jumps });
          });
          // One piece in hand, one waiting.
          issue(worker);
          issue(worker);
        }
      }),
    async close() {
      await Promise.all(workers.map((worker) => worker.terminate()));
    },
  };
}

import { startClock } from '../clock.ts';
import { openPlainWorkers } from '../entrants/plain-workers.ts';
import { openPython } from '../entrants/python.ts';
import { plainBar } from '../peers/plain-bar.mjs';
import type { Answer, Puller } from './accurate.ts';
import { hairpinNumbers } from './hairpin-problem.ts';

/** numpy in one thread. @throws Missing without it */
export async function openNumpyPulls(): Promise<Puller> {
  const { machine, ask, close } = await openPython('numpy', 'hairpin.py', 1);
  return {
    machine,
    run: async (pulls, seed) => (await ask({ pulls, seed, problem: hairpinNumbers })) as Answer,
    async close() {
      close();
    },
  };
}

/** Hand-written JavaScript in workers. */
export async function openPlainPulls(threads: number): Promise<Puller> {
  const { machine, runAll, close } = openPlainWorkers('plain-hairpin', threads, 2 ** 11);
  const { start, end, ...hairpin } = hairpinNumbers;
  return {
    machine,
    async run(pulls, seed) {
      const elapsed = startClock();
      const pulled = async (first: number, last: number, stream: number) =>
        (await runAll(pulls, stream, { hairpin, first, last })).results;
      const forward = await pulled(start, end, 2 * seed);
      const reverse = await pulled(end, start, 2 * seed + 1);
      const answer = plainBar(forward, reverse);
      return { ...elapsed(), ...answer };
    },
    close,
  };
}

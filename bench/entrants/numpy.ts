import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Moments } from '../../src/tally/moments.ts';
import type { Elapsed } from '../clock.ts';
import { type Entrant, Missing } from '../entrant.ts';
import { benchFolder } from '../folders.ts';
import { problem } from '../problem.ts';

/** Debian's Python comes first: `python3-numpy` belongs to it. */
const python = () => (existsSync('/usr/bin/python3') ? '/usr/bin/python3' : 'python3');

/** numpy in one thread of a Python that is started once. @throws Missing without Python or numpy */
export async function openNumpy(): Promise<Entrant> {
  const child = spawn(python(), [join(benchFolder, 'peers/dragged_trap.py')], {
    stdio: ['pipe', 'pipe', 'ignore'],
    env: { ...process.env, OMP_NUM_THREADS: '1', OPENBLAS_NUM_THREADS: '1', MKL_NUM_THREADS: '1' },
  });
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const answer = async () => {
    const { value, done } = await lines.next();
    if (done) throw new Missing('no Python with numpy (on Debian: apt-get install python3-numpy)');
    return JSON.parse(value);
  };
  child.on('error', () => {});
  const versions = await answer();
  const { k, v, mu, kT, dt, steps } = problem;
  return {
    machine: `numpy ${versions.numpy}, Python ${versions.python}`,
    async run(trajectories, seed) {
      child.stdin.write(`${JSON.stringify({ trajectories, seed, problem: { k, v, mu, kT, dt, steps } })}\n`);
      const { works, ...elapsed }: Elapsed & { works: Moments } = await answer();
      return { ...elapsed, trajectorySteps: trajectories * steps, works };
    },
    async close() {
      child.stdin.end();
    },
  };
}

import { createCpuBackend } from '../../src/backends/cpu/create-cpu-backend.ts';
import { spawnBrowserWorker } from '../../src/backends/cpu/spawn-browser.ts';
import { createWebgpuBackend } from '../../src/backends/webgpu/create-webgpu-backend.ts';
import type { Entrant, Run } from '../entrant.ts';
import { everything, openEddy } from '../entrants/eddy.ts';
import { openEddyJumps } from '../entrants/eddy-jumps.ts';

export type PageBackend = 'webgpu' | 'cpu';
export type PageProblem = 'trap' | 'jumps';

/** What the benchmark calls in the page. */
interface PageBench {
  /** Opens a backend; resolves to the name of its adapter. */
  open(backend: PageBackend, problem: PageProblem): Promise<string>;
  run(trajectories: number, seed: number): Promise<Run>;
}

declare global {
  interface Window {
    eddyBench: PageBench;
  }
}

let entrant: Entrant;

window.eddyBench = {
  async open(name, problem) {
    const backend =
      name === 'cpu'
        ? await createCpuBackend({ workers: 2, spawn: spawnBrowserWorker })
        : await createWebgpuBackend({ gpu: navigator.gpu });
    entrant = await (problem === 'jumps' ? openEddyJumps(backend) : openEddy(backend, everything));
    return entrant.machine;
  },
  run: (trajectories, seed) => entrant.run(trajectories, seed),
};

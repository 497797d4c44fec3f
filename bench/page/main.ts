import type { Backend } from '../../src/backends/backend.ts';
import { createCpuBackend } from '../../src/backends/cpu/create-cpu-backend.ts';
import { spawnBrowserWorker } from '../../src/backends/cpu/spawn-browser.ts';
import { createWebglBackend } from '../../src/backends/webgl/create-webgl-backend.ts';
import { createWebgpuBackend } from '../../src/backends/webgpu/create-webgpu-backend.ts';
import type { Answer, Puller } from '../accuracy/accurate.ts';
import { openEddyPulls } from '../accuracy/eddy-pulls.ts';
import type { Entrant, Run } from '../entrant.ts';
import { everything, openEddy } from '../entrants/eddy.ts';
import { openEddyJumps } from '../entrants/eddy-jumps.ts';

export type PageBackend = 'webgpu' | 'webgl' | 'cpu';
export type PageProblem = 'trap' | 'jumps' | 'hairpin';

/** What the benchmark calls in the page. */
interface PageBench {
  /** Opens a backend; resolves to the name of its adapter. */
  open(backend: PageBackend, problem: PageProblem): Promise<string>;
  run(trajectories: number, seed: number, steps: number): Promise<Run>;
  pull(pulls: number, seed: number): Promise<Answer>;
}

declare global {
  interface Window {
    eddyBench: PageBench;
  }
}

const openers: Record<PageBackend, () => Promise<Backend>> = {
  cpu: () => createCpuBackend({ workers: 2, spawn: spawnBrowserWorker }),
  webgpu: () => createWebgpuBackend({ gpu: navigator.gpu }),
  webgl: () => createWebglBackend({ dispatchMilliseconds: 100, allowSoftware: true }),
};

let entrant: Entrant;
let puller: Puller;

window.eddyBench = {
  async open(name, problem) {
    const backend = await openers[name]();
    if (problem === 'hairpin') puller = openEddyPulls(backend);
    else entrant = await (problem === 'jumps' ? openEddyJumps(backend) : openEddy(backend, everything));
    return backend.adapter;
  },
  run: (trajectories, seed, steps) => entrant.run(trajectories, seed, steps),
  pull: (pulls, seed) => puller.run(pulls, seed),
};

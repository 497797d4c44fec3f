import type { Row } from './entrant.ts';
import { openChromium } from './entrants/chromium.ts';
import { openCppJumps } from './entrants/cpp-jumps.ts';
import { openEddyJumpRun, openEddyJumps } from './entrants/eddy-jumps.ts';
import { openPlainJumps } from './entrants/plain-jumps.ts';
import { openCpu, openWebgpu } from './open.ts';

const kernel = 'current and entropy, two-word time; Threefry4x32-13';
const one = 'one trajectory after another';

/** Every program that makes the jumps, in the order of the table. */
export const jumpRows: readonly Row[] = [
  {
    id: 'jumps-cpu',
    title: 'Eddy CPU f32, Node',
    computes: kernel,
    threads: 2,
    open: async () => openEddyJumps(await openCpu('single', 2)),
  },
  {
    id: 'jumps-cpu-run',
    title: 'Eddy CPU f32, Node, whole run',
    computes: `${kernel}; every transition counted; planning, compiling, tallies, errors and laws`,
    threads: 2,
    open: async () => openEddyJumpRun(await openCpu('single', 2)),
  },
  {
    id: 'jumps-webgpu',
    title: 'Eddy WebGPU f32, Node',
    computes: kernel,
    threads: null,
    open: async () => openEddyJumps(await openWebgpu()),
  },
  {
    id: 'jumps-webgpu-chromium',
    title: 'Eddy WebGPU f32, Chromium',
    computes: kernel,
    threads: null,
    open: () => openChromium('webgpu', 'jumps'),
  },
  {
    id: 'jumps-webgl-chromium',
    title: 'Eddy WebGL2 f32, Chromium',
    computes: kernel,
    threads: null,
    share: 1 / 4,
    open: () => openChromium('webgl', 'jumps'),
  },
  {
    id: 'jumps-javascript',
    title: 'plain JavaScript f64',
    computes: `current; xoshiro128++; ${one}`,
    threads: 2,
    open: () => openPlainJumps(2),
  },
  {
    id: 'jumps-cpp',
    title: 'scalar C++ f64',
    computes: `current; xoroshiro128+; ${one}`,
    threads: 2,
    open: () => openCppJumps(2),
  },
];

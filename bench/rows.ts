import type { Row } from './entrant.ts';
import { openChromium } from './entrants/chromium.ts';
import { everything, openEddy } from './entrants/eddy.ts';
import { openEddyRun } from './entrants/eddy-run.ts';
import { openNumpy } from './entrants/numpy.ts';
import { openPlainJavaScript } from './entrants/plain-javascript.ts';
import { openCpu, openWebgpu } from './open.ts';
import { workOnly } from './work-only.ts';

const full = 'protocol work and path heat, compensated sums; Threefry4x32-13, Box–Muller';
const bare = 'protocol work alone, as the peers; compensated sums; Threefry4x32-13, Box–Muller';

/** Every program, in the order of the table. */
export const rows: readonly Row[] = [
  {
    id: 'eddy-cpu',
    title: 'Eddy CPU f32, Node',
    computes: full,
    threads: 2,
    open: async () => openEddy(await openCpu('single', 2), everything),
  },
  {
    id: 'eddy-cpu-work',
    title: 'Eddy CPU f32, Node, no heat',
    computes: bare,
    threads: 2,
    open: async () => openEddy(await openCpu('single', 2), workOnly),
  },
  {
    id: 'eddy-cpu-run',
    title: 'Eddy CPU f32, Node, whole run',
    computes: `${full}; planning, compiling, forward and reverse, tallies, time-step bias, estimates, laws`,
    threads: 2,
    open: async () => openEddyRun(await openCpu('single', 2)),
  },
  {
    id: 'eddy-cpu-1',
    title: 'Eddy CPU f32, Node, 1 worker',
    computes: full,
    threads: 1,
    open: async () => openEddy(await openCpu('single', 1), everything),
  },
  {
    id: 'eddy-cpu-double',
    title: 'Eddy CPU f64, Node',
    computes: full,
    threads: 2,
    open: async () => openEddy(await openCpu('double', 2), everything),
  },
  {
    id: 'eddy-cpu-chromium',
    title: 'Eddy CPU f32, Chromium',
    computes: full,
    threads: 2,
    open: () => openChromium('cpu'),
  },
  {
    id: 'eddy-webgpu',
    title: 'Eddy WebGPU f32, Node',
    computes: full,
    threads: null,
    open: async () => openEddy(await openWebgpu(), everything),
  },
  {
    id: 'eddy-webgpu-chromium',
    title: 'Eddy WebGPU f32, Chromium',
    computes: full,
    threads: null,
    open: () => openChromium('webgpu'),
  },
  {
    id: 'numpy',
    title: 'numpy f64',
    computes: 'protocol work, plain sums; PCG64, Ziggurat; vectors in place, blocks of 2^14',
    threads: 1,
    open: openNumpy,
  },
  {
    id: 'javascript',
    title: 'plain JavaScript f64',
    computes: 'protocol work, plain sums; xoshiro128++, Ziggurat; one trajectory after another',
    threads: 2,
    open: () => openPlainJavaScript(2, false),
  },
  {
    id: 'javascript-reduced',
    title: 'plain JavaScript f64, reduced',
    computes: 'the same, reduced by hand to the frame of a trap that is harmonic and moves evenly',
    threads: 2,
    open: () => openPlainJavaScript(2, true),
  },
  {
    id: 'javascript-1',
    title: 'plain JavaScript f64, 1 worker',
    computes: 'as plain JavaScript f64',
    threads: 1,
    open: () => openPlainJavaScript(1, false),
  },
];

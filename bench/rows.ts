import type { Row } from './entrant.ts';
import { gpujs, openBrowserPeer, tfjs } from './entrants/browser-peer.ts';
import { openChromium } from './entrants/chromium.ts';
import { openCppTrap, openCudaTrap, openSimdTrap } from './entrants/compiled-trap.ts';
import { everything, openEddy } from './entrants/eddy.ts';
import { openEddyRun } from './entrants/eddy-run.ts';
import { openPlainJavaScript } from './entrants/plain-javascript.ts';
import { openPythonTrap } from './entrants/python-trap.ts';
import { openWasmLoop } from './entrants/wasm-loop.ts';
import { openCpu, openFastCpu, openWebgpu } from './open.ts';
import { workOnly } from './work-only.ts';

const full = 'protocol work and path heat, compensated sums; Threefry4x32-13, Box–Muller';
const bare = 'protocol work alone, as the peers; compensated sums; Threefry4x32-13, Box–Muller';

const one = 'one trajectory after another';

const webgpu: Row = {
  id: 'eddy-webgpu',
  title: 'Eddy WebGPU f32, Node',
  computes: full,
  threads: null,
  open: async () => openEddy(await openWebgpu(), everything),
};

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
    id: 'eddy-cpu-fast',
    title: 'Eddy CPU f32, Node, fast',
    computes: `${full}; multiply-adds rounded once, by name only`,
    threads: 2,
    open: async () => openEddy(await openFastCpu(2), everything),
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
    id: 'eddy-cpu-double-work',
    title: 'Eddy CPU f64, Node, no heat',
    computes: bare,
    threads: 2,
    open: async () => openEddy(await openCpu('double', 2), workOnly),
  },
  {
    id: 'eddy-cpu-chromium',
    title: 'Eddy CPU f32, Chromium',
    computes: full,
    threads: 2,
    open: () => openChromium('cpu'),
  },
  webgpu,
  {
    id: 'eddy-webgpu-chromium',
    title: 'Eddy WebGPU f32, Chromium',
    computes: full,
    threads: null,
    open: () => openChromium('webgpu'),
  },
  {
    id: 'eddy-webgl-chromium',
    title: 'Eddy WebGL2 f32, Chromium',
    computes: full,
    threads: null,
    share: 1 / 4,
    open: () => openChromium('webgl'),
  },
  {
    id: 'numpy',
    title: 'numpy f64',
    computes: 'protocol work, plain sums; PCG64, Ziggurat; vectors in place, blocks of 2^14',
    threads: 1,
    open: () => openPythonTrap('numpy', 'dragged_trap.py', 1),
  },
  {
    id: 'numba',
    title: 'numba f64',
    computes: `protocol work, plain sums; Mersenne Twister, numba's own normals; ${one}, blocks in parallel`,
    threads: 2,
    open: () => openPythonTrap('numba', 'dragged_trap_numba.py', 2),
  },
  {
    id: 'javascript',
    title: 'plain JavaScript f64',
    computes: `protocol work, plain sums; xoshiro128++, Ziggurat; ${one}`,
    threads: 2,
    open: () => openPlainJavaScript('plain-javascript', 2),
  },
  {
    id: 'javascript-reduced',
    title: 'plain JavaScript f64, reduced',
    computes: 'the same, reduced by hand to the frame of a trap that is harmonic and moves evenly',
    threads: 2,
    open: () => openPlainJavaScript('plain-javascript', 2, { reduced: true }),
  },
  {
    id: 'javascript-threefry',
    title: 'plain JavaScript f64, Threefry',
    computes: `protocol work, plain sums; Threefry4x32-13, Ziggurat; ${one}`,
    threads: 2,
    open: () => openPlainJavaScript('plain-threefry', 2),
  },
  {
    id: 'javascript-1',
    title: 'plain JavaScript f64, 1 worker',
    computes: 'as plain JavaScript f64',
    threads: 1,
    open: () => openPlainJavaScript('plain-javascript', 1),
  },
  {
    id: 'gpujs',
    title: 'gpu.js WebGL2 f32, Chromium',
    computes: 'protocol work, plain sums; its own Math.random, Box–Muller',
    threads: null,
    share: 1 / 2,
    flaw: 'its Math.random',
    open: () => openBrowserPeer(gpujs(false)),
  },
  {
    id: 'gpujs-hash',
    title: 'gpu.js WebGL2 f32, hashed, Chromium',
    computes: 'protocol work, plain sums; pcg3d in GLSL, Box–Muller',
    threads: null,
    share: 1 / 2,
    open: () => openBrowserPeer(gpujs(true)),
  },
  {
    id: 'tfjs',
    title: 'TensorFlow.js WebGPU f32, Chromium',
    computes: 'protocol work, plain sums; its own normals; tensors over trajectories',
    threads: null,
    share: 1 / 8,
    open: () => openBrowserPeer(tfjs),
  },
  {
    id: 'cpp',
    title: 'scalar C++ f64',
    computes: `protocol work, plain sums; xoroshiro128+, Ziggurat; ${one}`,
    threads: 2,
    open: () => openCppTrap(2),
  },
  {
    id: 'cpp-simd',
    title: 'vector C++ f32',
    computes: 'protocol work, plain sums; Threefry4x32-13, Box–Muller; two vectors of trajectories',
    threads: 2,
    open: () => openSimdTrap(2),
  },
  {
    id: 'wasm-c-1',
    title: 'C to WebAssembly f32, one vector',
    computes: full,
    threads: 2,
    open: () => openWasmLoop(2, 1),
  },
  {
    id: 'wasm-c-2',
    title: 'C to WebAssembly f32, two vectors',
    computes: full,
    threads: 2,
    open: () => openWasmLoop(2, 2),
  },
];

/** Programs for a GPU alone. */
export const gpuRows: readonly Row[] = [
  webgpu,
  {
    id: 'eddy-webgpu-one',
    title: 'Eddy WebGPU f32, Node, one to a thread',
    computes: `${full}; one trajectory to a thread instead of two`,
    threads: null,
    open: async () => openEddy(await openWebgpu({ pairs: false }), everything),
  },
  {
    id: 'eddy-webgpu-work',
    title: 'Eddy WebGPU f32, Node, no heat',
    computes: bare,
    threads: null,
    open: async () => openEddy(await openWebgpu(), workOnly),
  },
  {
    id: 'cuda',
    title: 'CUDA f32',
    computes: 'protocol work, plain sums; cuRAND Philox4x32-10 and its normals; a thread a trajectory',
    threads: null,
    open: openCudaTrap,
  },
];

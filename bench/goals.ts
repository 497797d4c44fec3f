import { type Found, type Goal, goal } from './goal.ts';
import type { GpuSpeed } from './gpu.ts';
import type { Growth, TimeGrowth } from './growth/growth.ts';
import type { MemoryGrowth } from './growth/memory.ts';
import { timesOf } from './reported.ts';
import type { Measured } from './result.ts';
import type { Besides, Speed } from './speed.ts';

/** Holds what was measured against the goals; medians of interleaved rounds, never a timed test. */
export const judge = ({ speed, gpu, growth }: Measured): Goal[] => [
  ...(speed ? speedGoals(speed) : []),
  ...(speed?.besides ? besidesGoals(speed.besides) : []),
  ...(gpu && !gpu.software ? gpuGoals(gpu) : []),
  ...(growth ? growthGoals(growth) : []),
];

function speedGoals({ trap, jumps }: Speed): Goal[] {
  const times = (a: string, b: string) => timesOf(trap.rows, a, b)?.median;
  const same = (b: string) => times('eddy-cpu-work', b);
  const rate = (rows: Speed['trap']['rows'], id: string) => rows.find((r) => r.id === id)?.rate?.median;
  const walks = ['jumps-webgpu', 'jumps-webgpu-chromium'].flatMap((id) => rate(jumps.rows, id) ?? []);
  const walk = (b: string) => timesOf(jumps.rows, 'jumps-cpu', b)?.median;
  return [
    goal('CPU f32 over numpy, same quantities', '≥ 5 ×', same('numpy')),
    goal('CPU f32 with path heat over numpy', '≥ 4 ×', times('eddy-cpu', 'numpy')),
    goal('CPU f32 over numba, same quantities', '≥ 5 ×', same('numba')),
    goal('CPU f32 over plain JavaScript, same quantities', '≥ 2.5 ×', same('javascript')),
    goal('CPU f32 with path heat over plain JavaScript', '≥ 2 ×', times('eddy-cpu', 'javascript')),
    goal('CPU f32 over JavaScript reduced by hand', '≥ 2 ×', same('javascript-reduced')),
    goal('CPU f32 over TensorFlow.js on WebGPU, software adapter', '≥ 30 ×', same('tfjs')),
    goal('CPU f32 over the same loop in C by clang, one vector', '≥ 1 ×', times('eddy-cpu', 'wasm-c-1')),
    goal('CPU f32 over the same loop in C by clang, two vectors', '≥ 1 ×', times('eddy-cpu', 'wasm-c-2')),
    goal('CPU f64 over plain JavaScript f64, same quantities', '≥ 0.9 ×', times('eddy-cpu-double-work', 'javascript')),
    goal(
      'CPU f64 over the same generator in JavaScript',
      '≥ 2 ×',
      times('eddy-cpu-double-work', 'javascript-threefry'),
    ),
    goal('WebGPU in Chromium, software adapter', '≥ 85 Msteps/s', rate(trap.rows, 'eddy-webgpu-chromium')),
    goal('jumps, CPU f32 over plain JavaScript', '≥ 2 ×', walk('jumps-javascript')),
    goal('jumps, CPU f32 over scalar C++', '≥ 1 ×', walk('jumps-cpp')),
    goal(
      'jumps, a whole run over its kernel alone',
      '≥ 0.6 ×',
      timesOf(jumps.rows, 'jumps-cpu-run', 'jumps-cpu')?.median,
    ),
    goal(
      'jumps, WebGPU on a software adapter, the better of Node and Chromium',
      '≥ 80 Mjumps/s',
      walks.length > 0 ? Math.max(...walks) : null,
    ),
  ];
}

/** A figure of a part whose answer was right. */
const ifRight = <T extends { readonly right: boolean }>(part: T, of: (part: T) => number): Found =>
  part.right ? of(part) : null;

function besidesGoals({ estimates, endToEnd, coldStart, fieldCost, deviceBytes }: Besides): Goal[] {
  const works = `estimates and errors of 2 × ${estimates.worksPerDirection} works`;
  return [
    goal(
      wholeRun(endToEnd),
      '≥ 0.9 ×',
      ifRight(endToEnd, (e) => e.ratio.median),
    ),
    goal(
      'compile and first result on the CPU',
      '≤ 300 ms',
      ifRight(coldStart, (c) => c.compileAndRun.median),
    ),
    goal(
      works,
      '≤ 1 s',
      ifRight(estimates, (e) => e.seconds.median),
    ),
    goal(
      'a current field of 256 cells, over the same run without',
      '≤ 1.5 ×',
      ifRight(fieldCost, (f) => f.ratio.median),
    ),
    goal('device memory for a trajectory in flight', '≤ 64 bytes', deviceBytes.bytes),
  ];
}

const wholeRun = ({ trajectories }: Besides['endToEnd']) =>
  `whole run of ${trajectories} × 1000 steps over advancing alone`;

function gpuGoals({ trap, endToEnd, coldStart }: GpuSpeed): Goal[] {
  const rate = trap.rows.find(({ id }) => id === 'eddy-webgpu')?.rate?.median;
  return [
    goal('GPU: steps a second', '≥ 250 Gsteps/s', rate && rate / 1000),
    goal(
      'GPU over CUDA with cuRAND, same quantities',
      '≥ 0.8 ×',
      timesOf(trap.rows, 'eddy-webgpu-work', 'cuda')?.median,
    ),
    goal(
      `GPU: ${wholeRun(endToEnd)}`,
      '≥ 0.9 ×',
      ifRight(endToEnd, (e) => e.ratio.median),
    ),
    goal(
      'GPU: compile and first result',
      '≤ 1000 ms',
      ifRight(coldStart, (c) => c.compileAndRun.median),
    ),
  ];
}

/** Goals about growth: exponents as distances from 1, memory as what the last decades add. */
function growthGoals({ trajectories, steps, workers, memory, right }: Growth): Goal[] {
  const off = ({ fit }: TimeGrowth) => (right ? Math.abs(fit.cpuSeconds.exponent - 1) : null);
  const decades = ({ sizes }: TimeGrowth) => Math.round(Math.log10(sizes.at(-1)! / sizes[0]!));
  const last = ({ bytes }: MemoryGrowth, before: number) => bytes.at(-1)! / bytes.at(-1 - before)!;
  const { process, device } = memory;
  const most = (m: NonNullable<typeof device>) => Math.max(...m.trajectories.bytes, ...m.steps.bytes);
  return [
    goal(`time against trajectories, ${decades(trajectories)} decades: |exponent − 1|`, '≤ 0.03', off(trajectories)),
    goal(`time against steps, ${decades(steps)} decades: |exponent − 1|`, '≤ 0.03', off(steps)),
    goal('two workers over one', '≥ 1.85 ×', right ? workers.median : null),
    goal('memory of the process, 100 times the trajectories', '≤ 1.2 ×', last(process.trajectories, 2)),
    goal('memory of the process, 100 times the steps', '≤ 1.2 ×', last(process.steps, 2)),
    ...(device?.software
      ? [goal('buffers on the device, software adapter, at most', '≤ 48 MiB', most(device) / 2 ** 20)]
      : []),
  ];
}

import { spawnSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Kernel } from '../../src/backends/backend.ts';
import { Missing } from '../entrant.ts';
import { benchFolder, root } from '../folders.ts';
import { planOf, problem } from '../problem.ts';
import { workOnly } from '../work-only.ts';
import { countLoop, type LoopCount } from './count-loop.ts';
import { cudaOf } from './cuda-of.ts';

/** The time loop of a program in machine code. */
export interface CountedLoop {
  readonly title: string;
  /** Steps that one pass through the loop makes. */
  readonly steps: number;
  readonly count: LoopCount;
  readonly registers: number;
}

/** What the dragged trap takes on a GPU, by counting instructions of machine code: it needs CUDA's compiler, and no GPU. */
export interface Instructions {
  readonly compiler: string;
  readonly architecture: string;
  readonly loops: readonly CountedLoop[];
}

/** An H200 SXM: multiprocessors, lanes of 32 bits in each, and its highest clock. */
export const h200 = { architecture: 'sm_90', multiprocessors: 132, lanes: 128, hertz: 1.98e9 } as const;

/** As drivers compile shaders: no denormals, roots and quotients to a unit in the last place or two. */
const asShaders = ['-ftz=true', '-prec-sqrt=false', '-prec-div=false'];

/** Steps in a group of the dragged trap's kernel, and in a pass of the loop in CUDA. */
const group = 4;

/** Compiles and counts. @throws Missing without nvcc and cuobjdump, or where they fail */
export function countInstructions(): Instructions {
  const version = tool('nvcc', ['--version']).match(/release (\S+),/)?.[1];
  const plan = planOf(1024, 1, 'single', problem.steps);
  const ours = (title: string, kernel: Kernel, each: number): CountedLoop => {
    const source = join(folder(), 'loop.cu');
    writeFileSync(source, cudaOf(kernel, each));
    return { title, steps: group * each, ...counted(source, asShaders) };
  };
  const kernels = [
    ['Eddy f32', plan.forward.kernel.kernel],
    ['Eddy f32, no heat', workOnly(plan).kernel],
  ] as const;
  const loops = kernels.flatMap(([title, kernel]) =>
    [1, 2, 4].map((each) => ours(`${title}, ${each} to a thread`, kernel, each)),
  );
  const cuda = { title: 'CUDA f32', steps: group, ...counted(join(benchFolder, 'peers/dragged_trap.cu'), []) };
  return { compiler: `nvcc ${version}`, architecture: h200.architecture, loops: [...loops, cuda] };
}

function counted(source: string, flags: readonly string[]): Pick<CountedLoop, 'count' | 'registers'> {
  const cubin = join(folder(), 'loop.cubin');
  const wanted = [`-arch=${h200.architecture}`, '-O3', '-std=c++17', '-allow-unsupported-compiler', ...flags];
  const said = tool('nvcc', [...wanted, '-Xptxas', '-v', '-cubin', source, '-o', cubin]);
  const registers = Number(said.match(/Used (\d+) registers/)?.[1]);
  return { count: countLoop(tool('cuobjdump', ['-sass', cubin])), registers };
}

function folder(): string {
  const path = join(root, 'dist/bench/instructions');
  mkdirSync(path, { recursive: true });
  return path;
}

/** What a program says, on both of its channels. @throws Missing */
function tool(name: string, args: readonly string[]): string {
  const { status, stdout, stderr } = spawnSync(name, args, { encoding: 'utf8' });
  if (status === 0) return stdout + stderr;
  throw new Missing(status === null ? `no ${name}` : `${name}: ${stderr.match(/.*error: (.*)/)?.[1] ?? stderr}`);
}

/**
 * Steps a second that an H200 can make at most: it issues an instruction a lane and clock, half of that to its units for whole numbers,
 * an eighth to those for roots.
 */
export function mostSteps({ count, steps }: CountedLoop): number {
  const { multiprocessors, lanes, hertz } = h200;
  const clocks = Math.max(count.all, 2 * count.integer, 8 * count.special);
  return (multiprocessors * lanes * hertz * steps) / clocks;
}

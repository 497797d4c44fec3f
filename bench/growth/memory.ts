import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { runPlan } from '../../src/experiment/run.ts';
import { Missing } from '../entrant.ts';
import { openCpu, openWebgpu } from '../open.ts';
import { planOf } from '../problem.ts';
import { still, wholeDecades } from './sizes.ts';

/** The argument that turns the program into one run whose memory is looked at. */
export const memoryArgument = '--memory';

/** Most memory of a process that makes one whole run, in bytes. */
export interface MemoryGrowth {
  readonly sizes: readonly number[];
  readonly other: number;
  readonly bytes: readonly number[];
}

/** Bytes against trajectories and against steps: of the process on the CPU, and of buffers on the device through WebGPU. */
export interface Memory {
  readonly process: { readonly trajectories: MemoryGrowth; readonly steps: MemoryGrowth };
  /** Null without an adapter. */
  readonly device: {
    readonly software: boolean;
    readonly trajectories: MemoryGrowth;
    readonly steps: MemoryGrowth;
  } | null;
}

/** One whole run in this process, which must be fresh; resolves to the most memory that it took. */
export async function memoryHere(trajectories: number, steps: number): Promise<number> {
  const backend = await openCpu('single', 2);
  await runPlan(planOf(trajectories, 1, 'single', steps), backend);
  await backend.dispose();
  return mostResident();
}

/** On Linux of this program alone: `maxRSS` begins with what the parent had when it started the process. */
function mostResident(): number {
  const status = '/proc/self/status';
  const kibi = existsSync(status) ? readFileSync(status, 'utf8').match(/^VmHWM:\s*(\d+) kB$/m)?.[1] : undefined;
  return 1024 * (kibi ? Number(kibi) : process.resourceUsage().maxRSS);
}

function memoryOf(trajectories: number, steps: number): number {
  const args = [process.argv[1]!, memoryArgument, String(trajectories), String(steps)];
  const { status, stdout, stderr } = spawnSync(process.execPath, args, { encoding: 'utf8' });
  if (status !== 0) throw new Error(`a run of ${trajectories} × ${steps} failed: ${stderr}`);
  return Number(stdout);
}

/** Runs of each size in processes of their own, and on a device. */
export async function measureMemory(decades: number): Promise<Memory> {
  const sizes = wholeDecades(decades);
  const steps = wholeDecades(decades - 1);
  return {
    process: {
      trajectories: { sizes, other: still.steps, bytes: sizes.map((n) => memoryOf(n, still.steps)) },
      steps: { sizes: steps, other: still.trajectories, bytes: steps.map((n) => memoryOf(still.trajectories, n)) },
    },
    device: await measureDevice(decades),
  };
}

/** A software adapter is slow: sizes whose product with the other is within its reach. */
async function measureDevice(decades: number): Promise<Memory['device']> {
  const few = { steps: 8, trajectories: 64 };
  const sizes = wholeDecades(decades - 1);
  let software = false;
  const bytesOf = async (trajectories: number, steps: number) => {
    const backend = await openWebgpu();
    await runPlan(planOf(trajectories, 1, 'single', steps), backend);
    software = backend.software;
    const bytes = backend.bufferBytes();
    await backend.dispose();
    return bytes;
  };
  const all = async (of: (size: number) => Promise<number>) => {
    const bytes: number[] = [];
    for (const size of sizes) bytes.push(await of(size));
    return bytes;
  };
  try {
    const trajectories = { sizes, other: few.steps, bytes: await all((n) => bytesOf(n, few.steps)) };
    const steps = { sizes, other: few.trajectories, bytes: await all((n) => bytesOf(few.trajectories, n)) };
    return { software, trajectories, steps };
  } catch (error) {
    if (error instanceof Missing) return null;
    throw error;
  }
}

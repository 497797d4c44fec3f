import { type ColdStart, timeColdStart } from './cold-start.ts';
import { type EndToEnd, timeEndToEnd } from './end-to-end.ts';
import { exactCurrent, jumpProblem } from './jump-problem.ts';
import { jumpRows } from './jump-rows.ts';
import { openWebgpu } from './open.ts';
import { exactWork, problemIn } from './problem.ts';
import { gpuRows } from './rows.ts';
import { type RaceResult, raceOf, type Speed, type SpeedOptions } from './speed.ts';

/** Throughput on a GPU: Node, Dawn and a Vulkan driver, and CUDA where it is there. */
export interface GpuSpeed {
  readonly adapter: string;
  /** Whether the adapter is an implementation in software: the goals are those of a GPU. */
  readonly software: boolean;
  readonly rounds: number;
  readonly seed: number;
  readonly trap: RaceResult<ReturnType<typeof problemIn> & { trajectories: number }>;
  readonly jumps: Speed['jumps'];
  readonly endToEnd: EndToEnd;
  readonly coldStart: ColdStart;
}

/** What a GPU needs to be busy for a second, and what a software adapter can do in the same time. */
const sizes = {
  hardware: { trajectories: 2 ** 24, steps: 10_000, jumps: 2 ** 22, whole: 1e6 },
  software: { trajectories: 2 ** 15, steps: 1000, jumps: 2 ** 15, whole: 2 ** 15 },
};

/** @throws Missing without an adapter, or where its device fails */
export async function measureGpu({ rounds, seed, only, say }: SpeedOptions, quick: boolean): Promise<GpuSpeed> {
  const { adapter, software } = await describeAdapter();
  const { steps, ...full } = sizes[software ? 'software' : 'hardware'];
  const [trajectories, walks, whole] = [full.trajectories, full.jumps, full.whole].map((n) => n / (quick ? 8 : 1)) as [
    number,
    number,
    number,
  ];
  const options = { rounds, seed, only, say };
  const trap = await raceOf(problemIn(steps), gpuRows, { ...options, trajectories, steps, exact: exactWork });
  const walkers = jumpRows.filter(({ id }) => id === 'jumps-webgpu');
  const jumps = await raceOf(jumpProblem, walkers, { ...options, trajectories: walks, steps, exact: exactCurrent });
  say('whole runs');
  const endToEnd = await timeEndToEnd(openWebgpu, whole, Math.min(rounds, 3), seed);
  say('cold starts');
  const coldStart = timeColdStart('webgpu', rounds);
  return { adapter, software, rounds, seed, trap, jumps, endToEnd, coldStart };
}

async function describeAdapter(): Promise<{ adapter: string; software: boolean }> {
  const backend = await openWebgpu();
  const { adapter, software } = backend;
  await backend.dispose();
  return { adapter, software };
}

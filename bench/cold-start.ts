import { spawnSync } from 'node:child_process';
import { check } from './check.ts';
import { everything, openEddy } from './entrants/eddy.ts';
import { openCpu, openWebgpu } from './open.ts';
import { exactWork, problem } from './problem.ts';
import { type Spread, spreadOf } from './statistics.ts';

/** Where a first result is made: on the CPU in two workers, or on a GPU through Dawn. */
export type ColdStartBackend = 'cpu' | 'webgpu';

/** Milliseconds from nothing to a first result. */
export interface ColdStart {
  /** From a loaded program: plan, compile, start workers or a device, run and have the works. */
  readonly compileAndRun: Spread;
  /** From the start of the Node process, loading the program included. */
  readonly fromProcessStart: Spread;
  readonly right: boolean;
}

interface Sample {
  readonly compileAndRun: number;
  readonly fromProcessStart: number;
  readonly right: boolean;
}

/** Trajectories of the first result: 1000 steps each. */
const trajectories = 4096;

/** The argument that turns the program into one cold start. */
export const coldStartArgument = '--cold-start';

/** One cold start, in this process, which must be fresh. */
export async function coldStartHere(on: ColdStartBackend): Promise<Sample> {
  const began = performance.now();
  const backend = await (on === 'cpu' ? openCpu('single', 2) : openWebgpu());
  const entrant = await openEddy(backend, everything);
  const { works } = await entrant.run(trajectories, 1, problem.steps);
  const ended = performance.now();
  await entrant.close();
  return { compileAndRun: ended - began, fromProcessStart: ended, right: check(works, trajectories, exactWork).right };
}

/** Cold starts, each in a process of its own. */
export function timeColdStart(on: ColdStartBackend, rounds: number): ColdStart {
  const samples = Array.from({ length: rounds }, (): Sample => {
    const { status, stdout, stderr } = spawnSync(process.execPath, [process.argv[1]!, coldStartArgument, on], {
      encoding: 'utf8',
    });
    if (status !== 0) throw new Error(`cold start failed: ${stderr}`);
    return JSON.parse(stdout);
  });
  return {
    compileAndRun: spreadOf(samples.map((s) => s.compileAndRun)),
    fromProcessStart: spreadOf(samples.map((s) => s.fromProcessStart)),
    right: samples.every((s) => s.right),
  };
}

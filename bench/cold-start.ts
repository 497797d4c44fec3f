import { spawnSync } from 'node:child_process';
import { createCpuBackend } from '../src/backends/cpu/create-cpu-backend.ts';
import { spawnNodeWorker } from '../src/backends/cpu/spawn-node.ts';
import { check } from './check.ts';
import { everything, openEddy } from './entrants/eddy.ts';
import { exactWork } from './problem.ts';
import { type Spread, spreadOf } from './statistics.ts';

/** Milliseconds from nothing to a first result on the CPU. */
export interface ColdStart {
  /** From a loaded program: plan, compile, start two workers, run and have the works. */
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
export async function coldStartHere(): Promise<Sample> {
  const began = performance.now();
  const backend = await createCpuBackend({ workers: 2, spawn: () => spawnNodeWorker() });
  const entrant = await openEddy(backend, everything);
  const { works } = await entrant.run(trajectories, 1);
  const ended = performance.now();
  await entrant.close();
  return { compileAndRun: ended - began, fromProcessStart: ended, right: check(works, trajectories, exactWork).right };
}

/** Cold starts, each in a process of its own. */
export function timeColdStart(rounds: number): ColdStart {
  const samples = Array.from({ length: rounds }, (): Sample => {
    const { status, stdout, stderr } = spawnSync(process.execPath, [process.argv[1]!, coldStartArgument], {
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

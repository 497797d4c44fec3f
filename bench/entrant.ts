import type { Moments } from '../src/tally/moments.ts';
import type { Elapsed } from './clock.ts';

/** One timed run of a program, from the request until all works lie in the host's memory. */
export interface Run extends Elapsed {
  /** Steps of all trajectories together, or their jumps. */
  readonly trajectorySteps: number;
  /** Of the protocol works of the forward process, or of what else is asked for. */
  readonly works: Moments;
}

/** A program that solves the problem. */
export interface Entrant {
  /** What runs it: versions, adapter. */
  readonly machine: string;
  /** `steps` of the Langevin problem; jumps have none. */
  run(trajectories: number, seed: number, steps: number): Promise<Run>;
  close(): Promise<void>;
}

/** A row of the table. */
export interface Row {
  readonly id: string;
  readonly title: string;
  /** What it computes and how, in a few words. */
  readonly computes: string;
  /** Threads that compute; null where a device decides. */
  readonly threads: number | null;
  /** Part of the trajectories that a slow program is given; all without. Rates and errors are of what it made. */
  readonly share?: number;
  /** Why the answer is known to be wrong: the benchmark says so and goes on. */
  readonly flaw?: string;
  /** @throws Missing when the program is not on this machine */
  readonly open: () => Promise<Entrant>;
}

/** A program that is not installed: its row is left out. */
export class Missing extends Error {
  override name = 'Missing';
}

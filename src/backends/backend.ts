/** A backend advances batches of trajectories of one kernel; it knows nothing of systems, laws or estimates. */

import type { ControlTable } from './control-table.ts';

type BackendKind = 'cpu' | 'webgpu' | 'webgl';
export type Precision = 'single' | 'double';

/**
 * A program in WGSL with fixed bindings, all in group 0:
 *
 *     @binding(0) var<uniform> p: Params              `n, stride, first_lo, first_hi, seed_lo, seed_hi, purpose, group, groups, zero` (u32), then the kernel's own floats
 *     @binding(1) var<storage, read> controls: array<f32>       control values of the steps of this dispatch
 *     @binding(2) var<storage, read> table: array<f32>          constant table of the start sampler
 *     @binding(3) var<storage, read_write> state: array<f32>    column c of trajectory i at state[c * p.stride + i]
 *     @binding(4) var<storage, read_write> field: array<atomic<i32>, size>   where the kernel has a field
 *
 * Entry points `initialise` (writes every column) and `advance` (advances `p.groups` groups of steps, from group `p.group`).
 * The first four bindings are declared even where unused. A kernel with `pairs` has `advance_pairs` too: `advance` for half as many
 * invocations, each with two trajectories.
 *
 * A kernel with `events` has no steps: each call of `advance` makes up to `p.groups` rounds of events in every trajectory that has
 * not yet reached the time `p.stop` (the first of its floats), and sets column `events.reached` to `p.stop` in those that have. The
 * trajectory in lane i is number `first + i − events.moved` of the run, so that backends may let them change places.
 */
export interface Kernel {
  readonly source: string;
  /** Names of the floats that follow the fixed header of `Params`, in order. */
  readonly uniforms: readonly string[];
  /** Names of the state columns, in order. */
  readonly columns: readonly string[];
  /** Time steps in one group: the smallest number of steps that uses whole random blocks. */
  readonly stepsPerGroup: number;
  /** Whether there is an entry point `advance_pairs`. */
  readonly pairs?: boolean;
  /** Present when trajectories advance by events at their own times. */
  readonly events?: KernelEvents;
  /** Present where trajectories add up a field together; not for a kernel with `events`. */
  readonly field?: FieldWords;
  /** Control values in a row of `Process.controls` (0 when the model has no controls). */
  readonly controlCount: number;
}

/** Columns, by their indices, of a kernel whose trajectories advance by events at their own times. */
export interface KernelEvents {
  /** That which `advance` sets to `p.stop`. */
  readonly reached: number;
  /** That by which a backend tells `advance` how many lanes further on than its own a trajectory stands; 0 at the start. */
  readonly moved: number;
}

/**
 * Integers that `advance` adds to with `atomicAdd`, so that their order does not matter. They are zero when a run begins. Backends add
 * them up in 64 bits before a word of 32 can overflow, which the two bounds make sure of.
 */
export interface FieldWords {
  readonly size: number;
  /** Trajectories whose numbers differ modulo this share no word. */
  readonly slices: number;
  /** The most by which one trajectory changes a word in one group of steps. */
  readonly largest: number;
}

/** What distinguishes one process (forward, reverse, coarse …) of a kernel: plain numbers in double precision. */
export interface Process {
  /** One value for each of `Kernel.uniforms`. */
  readonly uniforms: readonly number[];
  /** Control values in rows of `controlCount`. A dispatch sees those from the number of its first step on. */
  readonly controls: ControlTable;
  /** The start sampler's table; may be empty. */
  readonly table: Float64Array;
  /** Number of groups of steps from start to end. */
  readonly groups: number;
  /** Separates random streams: word 3 of the counter is `purpose` for steps, `purpose + 1` for the start, and 16 and more above them for events. */
  readonly purpose: number;
  readonly seed: bigint;
}

/** A contiguous range of global trajectory indices. */
export interface Range {
  readonly first: number;
  readonly count: number;
}

/** State columns read back at one instant: column c of the i-th trajectory at `data[c * stride + i]`. */
export interface Columns {
  readonly data: Float32Array | Float64Array;
  readonly stride: number;
  readonly count: number;
  /** The sums of the kernel's field over the run so far, exact integers: with the last stop alone. */
  readonly field?: Float64Array;
}

/** A kernel made ready on a device. */
export interface Program {
  /**
   * Starts and advances the trajectories of `range`; resolves to one `Columns` for each of `stops`, which are group counts
   * in ascending order (0 is the start; `process.groups` the end). For a kernel with `events`, stops are times instead (0 is the
   * start), and `advance` is called until every trajectory has reached each of them.
   */
  run(process: Process, range: Range, stops: readonly number[]): Promise<Columns[]>;
  /** Takes back results that nobody reads any more: their arrays are overwritten by those of later runs. */
  recycle?(columns: readonly Columns[]): void;
  /** Trajectories that one call of `run` should be given at most, for this kernel. */
  readonly largestRange: number;
  dispose(): void;
}

export interface Backend {
  readonly kind: BackendKind;
  readonly precision: Precision;
  /** The device in words. */
  readonly adapter: string;
  /** A software implementation of a GPU: slower than the CPU backend. */
  readonly software: boolean;
  /** Worker threads, where the backend has any. */
  readonly workers?: number;
  /** How many calls of `Program.run` keep the device busy. */
  readonly concurrency: number;
  /** False once the device has failed for good: what is to run next needs a backend that is opened anew. Absent where that does not happen. */
  alive?(): boolean;
  prepare(kernel: Kernel): Promise<Program>;
  dispose(): Promise<void>;
}

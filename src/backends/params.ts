import type { Process } from './backend.ts';

/** What changes from one dispatch of a process to the next. */
export interface Dispatch {
  /** Trajectories in this dispatch. */
  readonly count: number;
  /** Distance between state columns, in words. */
  readonly stride: number;
  /** Global index of its first trajectory. */
  readonly first: number;
  /** First group of steps, and how many. */
  readonly group: number;
  readonly groups: number;
}

/** Words of the fixed header of `Params` that come before the kernel's own floats. */
export const headerLength = 10;

/** The header of `Params` in its order: `n, stride, first_lo, first_hi, seed_lo, seed_hi, purpose, group, groups, zero`. */
export function header(process: Pick<Process, 'seed' | 'purpose'>, dispatch: Dispatch): number[] {
  const { count, stride, first, group, groups } = dispatch;
  const seed = BigInt.asUintN(64, process.seed);
  return [
    count,
    stride,
    first % 2 ** 32,
    Math.floor(first / 2 ** 32),
    Number(seed & 0xffffffffn),
    Number(seed >> 32n),
    process.purpose,
    group,
    groups,
    0,
  ];
}

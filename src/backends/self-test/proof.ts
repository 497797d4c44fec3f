import type { Kernel, Process } from '../backend.ts';

/** How a property is proven: by a kernel whose columns are known to the last bit. */
export interface Proof {
  readonly id: string;
  readonly statement: string;
  readonly kernel: Kernel;
  readonly process: Process;
  /** What the columns of trajectory `i` hold at the end. */
  readonly expected: (i: number) => readonly number[];
}

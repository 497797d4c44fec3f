import type { Sweep } from '../../experiment/sweep-values.ts';

/** A sweep as the page asks for it. */
export interface AskedSweep extends Sweep {
  /** Trajectories at each value; null: as many as the time for a sweep allows. */
  readonly trajectories: number | null;
}

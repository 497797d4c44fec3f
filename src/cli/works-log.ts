import type { Extracted } from '../experiment/observables.ts';

/** Works of some trajectories of one direction that follow one another from number `first` on. */
export interface WorksBatch {
  readonly direction: 'forward' | 'reverse';
  readonly first: number;
  /** Their values of `workColumns`. */
  readonly values: readonly Float64Array[];
}

/** What is exported of every trajectory. */
export const workColumns = ['work', 'shadowWork', 'heat'] as const;

/** Keeps the works of every trajectory while a run goes on, where it measures any. */
export interface WorksLog {
  readonly add: (direction: WorksBatch['direction'], first: number, batch: Extracted) => void;
  readonly batches: () => readonly WorksBatch[];
}

/** @param names observables in the order of `Extracted.columns` @param from what was kept before */
export function createWorksLog(names: readonly string[], from: readonly WorksBatch[] = []): WorksLog {
  const batches = [...from];
  const positions = workColumns.map((name) => names.indexOf(name));
  return {
    add(direction, first, { columns }) {
      if (positions.every((p) => p >= 0)) batches.push({ direction, first, values: positions.map((p) => columns[p]!) });
    },
    batches: () => batches,
  };
}

import type { Backend } from '../../backends/backend.ts';
import type { Spawn } from '../../backends/worker-slot.ts';
import { createTallyPool, type TallyPool } from './tally-pool.ts';

/** Tally workers of a GPU at most: more of them outrun what one thread can hand out. */
const most = 8;

/** Threads that advance trajectories for each that tallies them: as long as steps take longer than tallies, few are enough. */
const advancing = 4;

/**
 * The workers that tally beside a backend: beside a GPU as many as there are cores left, beside one that runs on the cores a quarter of those; null where
 * that is none, and the host tallies by itself.
 *
 * @param cores that may be used
 */
export function openTallyPool(
  { cores, spawnTallyWorker }: { readonly cores: number; readonly spawnTallyWorker: Spawn },
  { software, kind, workers = cores }: Backend,
): TallyPool | null {
  const onCores = kind === 'cpu' || software;
  const count = Math.min(most, onCores ? Math.floor(workers / advancing) : cores - 1);
  return count > 0 ? createTallyPool(count, spawnTallyWorker) : null;
}

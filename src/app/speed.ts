import type { Pace } from './engine/engine-api.ts';

/** Seconds over which a speed is averaged. */
const memory = 1.5;

export interface Speed {
  readonly trajectories: number;
  readonly steps: number;
}

/** Speed from two moments of a run, averaged with what was known; from the start of the run where there is no earlier moment. */
export function speedOf(now: Pace, before: Pace | null, known: Speed | null): Speed | null {
  const seconds = now.seconds - (before?.seconds ?? 0);
  if (!(seconds > 0)) return known;
  const fresh = {
    trajectories: (now.finished - (before?.finished ?? 0)) / seconds,
    steps: (now.trajectorySteps - (before?.trajectorySteps ?? 0)) / seconds,
  };
  if (!known) return fresh;
  const weight = 1 - Math.exp(-seconds / memory);
  return {
    trajectories: known.trajectories + weight * (fresh.trajectories - known.trajectories),
    steps: known.steps + weight * (fresh.steps - known.steps),
  };
}

import type { Backend } from '../src/backends/backend.ts';
import { check } from './check.ts';
import { everything, openEddy } from './entrants/eddy.ts';
import { openEddyRun } from './entrants/eddy-run.ts';
import { exactWork, problem } from './problem.ts';
import { type Spread, spreadOf } from './statistics.ts';

/** What a whole run costs beside advancing trajectories. */
export interface EndToEnd {
  readonly trajectories: number;
  /** Rate of whole runs, both directions, over the rate of advancing alone, taken in turn. */
  readonly ratio: Spread;
  readonly right: boolean;
}

/**
 * Whole runs as `eddy run` makes them, from the request to the report, against advancing the same number of steps alone.
 *
 * @param open opens the backend; called twice
 */
export async function timeEndToEnd(
  open: () => Promise<Backend>,
  trajectories: number,
  rounds: number,
  seed: number,
): Promise<EndToEnd> {
  const advance = await openEddy(await open(), everything);
  const whole = openEddyRun(await open());
  const ratios: number[] = [];
  let right = true;
  for (let round = 0; round <= rounds; round++) {
    // A whole run makes as many steps in the reverse process.
    const alone = await advance.run(2 * trajectories, seed + round, problem.steps);
    const all = await whole.run(trajectories, seed + round, problem.steps);
    right &&= check(all.works, trajectories, exactWork).right;
    if (round === 0) continue; // warms up
    ratios.push(all.trajectorySteps / all.seconds / (alone.trajectorySteps / alone.seconds));
  }
  await advance.close();
  await whole.close();
  return { trajectories, ratio: spreadOf(ratios), right };
}

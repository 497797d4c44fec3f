import { createEventWatch, withStop } from '../event-watch.ts';
import { createPace } from '../webgpu/pace.ts';
import type { Trajectories, WebglRun } from './webgl-run.ts';

/** Rounds of the first dispatch to a stop; fewer would not pay for reading and writing the trajectories. */
const fewestRounds = 32;

/** Rounds of a dispatch at most, however few trajectories are under way. */
const mostRounds = 2 ** 24;

/**
 * Advances trajectories of a kernel with events to a time, some rounds to a dispatch, until the column of times says that all are
 * there. Fewer and fewer are under way, so the time that rounds have taken bounds that of the rounds to come, and their number grows.
 */
export async function webglEvents(run: WebglRun, trajectories: Trajectories, stop: number): Promise<void> {
  const time = Math.fround(stop);
  if (time === 0) return;
  const { kernel, pace, process } = run;
  const { count } = run.range;
  const toStop = withStop(process, stop);
  const watch = createEventWatch(stop);
  const sinceStop = createPace(pace.target);
  for (let rounds = fewestRounds; ; ) {
    const { timed } = await trajectories.dispatch('advance', toStop, 0, rounds);
    const reached = trajectories.column(kernel.events!.reached);
    const underWay = reached.reduce((sum, t) => sum + (t === time ? 0 : 1), 0);
    watch(underWay, rounds);
    if (underWay === 0) return;
    sinceStop.record('advance', count, rounds * count, await timed);
    const wanted = Math.floor(sinceStop.budget('advance', count) / count);
    rounds = Math.max(fewestRounds, Math.min(wanted, mostRounds));
  }
}

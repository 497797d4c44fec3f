import { createEventWatch, withStop } from '../event-watch.ts';
import type { Counter } from './counter.ts';
import { createPace } from './pace.ts';
import { depth, type GpuRun, type RunQueue } from './run-queue.ts';
import { slices } from './slices.ts';

/** Rounds of the first dispatches to a stop; fewer would not pay for reading, writing and counting the trajectories. */
const fewestRounds = 32;

/** Rounds of a dispatch at most, however few trajectories are under way. */
const mostRounds = 2 ** 24;

/** Trajectories that take the fewest rounds in a few milliseconds anywhere: slices of a range are no smaller. */
const smallestSlice = 2 ** 14;

interface Outcome {
  readonly rounds: number;
  readonly underWay: number;
  readonly milliseconds: number;
}

/**
 * Makes the function that advances the range to a time. It keeps `depth` dispatches in the queue while it waits for the count
 * after the oldest; what turns out to be one too many changes nothing.
 *
 * Fewer and fewer trajectories are under way to a stop, so the time that rounds have taken bounds that of the rounds to come, and
 * their number grows. Where even the fewest take too long, the range is cut into slices, whose size `pace` knows.
 */
export function gpuEvents(run: GpuRun, queue: RunQueue, counter: Counter): (stop: number) => Promise<void> {
  const { pace, process } = run;
  const { count } = run.range;
  let at = 0;

  const advance = async (stop: number, rounds: number): Promise<{ outcome: Promise<Outcome> }> => {
    const toStop = withStop(process, stop);
    const size = () =>
      rounds > fewestRounds ? count : Math.max(smallestSlice, pace.budget('advance', count) / rounds);
    const times: Promise<number>[] = [];
    for (const { start, n } of slices(count, size)) {
      const { timed } = await queue.submit('advance', toStop, { start, n, group: 0, groups: rounds }, counter);
      times.push(timed);
    }
    const outcome = Promise.all([counter.read(), ...times]).then(([underWay, ...each]) => {
      return { rounds, underWay, milliseconds: each.reduce((sum, time) => sum + time, 0) };
    });
    outcome.catch(() => {});
    return { outcome };
  };

  return async (stop) => {
    if (Math.fround(stop) === at) return;
    at = Math.fround(stop);
    const watch = createEventWatch(stop);
    const sinceStop = createPace(pace.target);
    let rounds = fewestRounds;
    let first = true;
    const pending: Promise<Outcome>[] = [];
    for (;;) {
      pending.push((await advance(stop, rounds)).outcome);
      if (pending.length < depth) continue;
      const last = (await pending.shift())!;
      watch(last.underWay, last.rounds);
      // At least that much was done, so this never makes the device look faster than it is.
      const done = Math.max(count, last.underWay * last.rounds);
      if (first || 2 * last.underWay >= count) pace.record('advance', count, done, last.milliseconds);
      first = false;
      if (last.underWay === 0) break;
      sinceStop.record('advance', count, last.rounds * count, last.milliseconds);
      const wanted = Math.floor(sinceStop.budget('advance', count) / count);
      rounds = Math.max(fewestRounds, Math.min(wanted, mostRounds));
    }
    await Promise.all(pending);
  };
}

import { createEventWatch, withStop } from '../event-watch.ts';
import type { Counter } from './counter.ts';
import { createPace } from './pace.ts';
import { depth, type GpuRun, type RunQueue } from './run-queue.ts';
import { slices } from './slices.ts';

/** The most rounds of a dispatch, however few trajectories are under way. */
const mostRounds = 2 ** 24;

interface Outcome {
  readonly rounds: number;
  readonly underWay: number;
  readonly milliseconds: number;
}

/**
 * Makes the function that advances the range to a time. It keeps `depth` dispatches in the queue while it waits for the count
 * after the oldest; what turns out to be one too many changes nothing.
 *
 * Every stop begins with as many rounds as fit the target when all trajectories are under way, which `pace` remembers. From
 * then on fewer and fewer are, so the time that rounds have taken since the stop before bounds that of the rounds to come.
 */
export function gpuEvents(run: GpuRun, queue: RunQueue, counter: Counter): (stop: number) => Promise<void> {
  const { pace, process } = run;
  const { count } = run.range;
  const whole = (rounds: number) => Math.max(1, Math.min(Math.floor(rounds), mostRounds));
  let at = 0;

  const advance = async (stop: number, rounds: number): Promise<{ outcome: Promise<Outcome> }> => {
    const toStop = withStop(process, stop);
    const size = () => (rounds > 1 ? count : pace.budget('advance', count));
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
    let rounds = whole(pace.budget('advance', count) / count);
    const pending: Promise<Outcome>[] = [];
    for (;;) {
      pending.push((await advance(stop, rounds)).outcome);
      if (pending.length < depth) continue;
      const last = (await pending.shift())!;
      watch(last.underWay, last.rounds);
      console.log(last, pace.budget('advance', count) / count);
      if (last.underWay === 0) break;
      // What is left has had all rounds, so this never makes the device look faster than it is.
      if (2 * last.underWay >= count) pace.record('advance', count, last.rounds * last.underWay, last.milliseconds);
      sinceStop.record('advance', count, last.rounds * count, last.milliseconds);
      rounds = whole(sinceStop.budget('advance', count) / count);
    }
    await Promise.all(pending);
  };
}

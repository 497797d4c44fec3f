import type { Progress } from '../experiment/run.ts';
import type { RunState } from '../experiment/run-state.ts';

/** The run was asked to stop. */
export class Interrupted extends Error {
  override name = 'Interrupted';
}

/** From one checkpoint to the next: seconds at least, and so many times as long as the last one took to write. */
const [leastSeconds, patience] = [1, 20];

/** Keeps a run's state in a file while it goes on, and stops it on SIGINT and SIGTERM; a second signal ends the process at once. */
export interface Checkpoint {
  /** Resolves when the next batch may start. @throws Interrupted after a signal */
  readonly mayStart: () => Promise<void>;
  /** Hears of a batch that has come; writes when it is time. */
  readonly update: (progress: Progress) => void;
  /** Writes what has come, after the last batch; says how many trajectories that are, null where none have come since the beginning. */
  readonly stop: () => number | null;
  /** Leaves signals to themselves again. */
  readonly dispose: () => void;
}

export function createCheckpoint(write: (state: RunState, finished: number) => void): Checkpoint {
  let asked = false;
  let latest: Progress | null = null;
  // the first batch at once: what cannot be written shows early
  let due = 0;
  /** Writes what is known by now, which may be more than when the progress was told. */
  const put = ({ save }: Progress): number => {
    const began = performance.now();
    const state = save();
    const finished = state.part.end - state.part.first;
    write(state, finished);
    const now = performance.now();
    due = now + Math.max(1000 * leastSeconds, patience * (now - began));
    return finished;
  };
  const ask = () => {
    asked = true;
  };
  const signals = ['SIGINT', 'SIGTERM'] as const;
  for (const signal of signals) process.once(signal, ask);
  return {
    mayStart: () => (asked ? Promise.reject(new Interrupted('asked to stop')) : Promise.resolve()),
    update(progress) {
      latest = progress;
      if (performance.now() >= due) put(progress);
    },
    stop: () => latest && put(latest),
    dispose() {
      for (const signal of signals) process.removeListener(signal, ask);
    },
  };
}

import type { Columns, Process, Program, Range } from '../backends/backend.ts';

/** One stream of trajectories to be run from first to last. */
export interface Lane {
  readonly program: Program;
  readonly process: Process;
  /** Where to begin; default 0. */
  readonly first?: number;
  /** Where to end: the number of trajectories, for a lane that begins at 0. */
  readonly trajectories: number;
  readonly stops: readonly number[];
  /** Where trajectories are read so often that reading takes the time, which is hardly less for few of them: as many in a range at most, and from the first. */
  readonly most?: number;
  /** The first trajectories are read more often. */
  readonly early?: EarlyStops | null;
  /**
   * Takes results strictly in index order, whatever the order in which they come in; `stops` is where they were read. They may be overwritten
   * once it returns, or once what it returns resolves.
   */
  readonly deliver: (columns: readonly Columns[], range: Range, stops: readonly number[]) => Promise<void> | void;
}

/** Trajectories below `below`, a whole number of granules, are read at `stops`, in ranges of at most `most`. */
export interface EarlyStops {
  readonly below: number;
  readonly stops: readonly number[];
  readonly most: number;
}

export interface ScheduleOptions {
  /** Calls of `run` in flight, and results at most that receivers have in hand. */
  readonly concurrency: number;
  /** Resolves when the next range may start (it waits while paused); rejects to stop. */
  readonly mayStart: () => Promise<void>;
  /** Wall clock that one range should take, in milliseconds. */
  readonly targetMilliseconds: number;
}

/** Ranges are multiples of this, the size of a block of every tally's leaves. */
export const granule = 256;

/** Numbers that are read back from one range at most. */
const mostRead = 2 ** 24;

/** Trajectories in a range at most where so many columns of each are read back at so many stops. */
export const readable = (columns: number, stops: number): number =>
  granule * Math.max(1, Math.floor(mostRead / (columns * stops * granule)));

/** Full ranges read once that results in flight may take the memory of, where trajectories are read at many stops. */
const rangesRead = 8;

const readSoOften = ({ largestRange }: Program, stops: readonly number[]): number =>
  granule * Math.max(1, Math.floor((rangesRead * largestRange) / (granule * stops.length)));

/** A range that has come in. */
interface Finished {
  readonly columns: readonly Columns[];
  readonly range: Range;
  readonly stops: readonly number[];
}

/**
 * Runs lanes side by side, the one furthest behind first, and delivers each lane in index order. Ranges grow and shrink towards
 * the target time; results do not depend on it. Ranges under way when a run is stopped are still delivered; once a receiver has thrown,
 * none is.
 */
export async function runLanes(lanes: readonly Lane[], options: ScheduleOptions): Promise<void> {
  const states = lanes.map((lane) => ({
    lane,
    issued: lane.first ?? 0,
    delivered: lane.first ?? 0,
    size: Math.min(lane.most ?? 4096, lane.program.largestRange),
    waiting: new Map<number, Finished>(),
  }));
  const share = ({ issued, lane: { first = 0, trajectories } }: (typeof states)[number]) =>
    (issued - first) / (trajectories - first);
  const inFlight = new Set<Promise<void>>();
  /** Deliveries whose receiver has not done with them yet. */
  const handed = new Set<Promise<void>>();
  let failure: unknown;
  /** A receiver has failed: what it made of its trajectories is not known, and nobody may add to it. */
  let broken = false;

  const hand = ({ lane }: (typeof states)[number], { columns, range, stops }: Finished) => {
    const giveBack = () => lane.program.recycle?.(columns);
    const fail = (error: unknown) => {
      broken = true;
      failure ??= error;
    };
    try {
      const later = lane.deliver(columns, range, stops);
      if (!later) return giveBack();
      const taken: Promise<void> = later.then(giveBack, fail).finally(() => handed.delete(taken));
      handed.add(taken);
    } catch (error) {
      fail(error);
    }
  };

  const issue = (state: (typeof states)[number]) => {
    const { lane } = state;
    const early = lane.early && state.issued < lane.early.below ? lane.early : null;
    const stops = early?.stops ?? lane.stops;
    const bounded = readSoOften(lane.program, stops);
    const most = early ? Math.min(early.most, bounded) : (lane.most ?? bounded);
    const room = Math.min(most, (early?.below ?? lane.trajectories) - state.issued);
    const range = { first: state.issued, count: Math.min(state.size, room, lane.trajectories - state.issued) };
    state.issued += range.count;
    const began = performance.now();
    const job = lane.program
      .run(lane.process, range, stops)
      .then((columns) => {
        const elapsed = (performance.now() - began) / Math.max(1, options.concurrency - 1);
        if (elapsed < 0.5 * options.targetMilliseconds && range.count === state.size)
          state.size = Math.min(2 * state.size, lane.program.largestRange);
        else if (elapsed > 2 * options.targetMilliseconds) state.size = Math.max(granule, state.size / 2);
        state.size = Math.max(granule, Math.floor(state.size / granule) * granule);
        state.waiting.set(range.first, { columns, range, stops });
        for (
          let next = state.waiting.get(state.delivered);
          next && !broken;
          next = state.waiting.get(state.delivered)
        ) {
          state.waiting.delete(state.delivered);
          hand(state, next);
          state.delivered += next.range.count;
        }
      })
      .catch((error: unknown) => {
        failure ??= error;
      })
      .finally(() => inFlight.delete(job));
    inFlight.add(job);
  };

  for (;;) {
    const open = states.filter((s) => s.issued < s.lane.trajectories);
    if (open.length === 0 || failure) break;
    try {
      await options.mayStart();
    } catch (error) {
      failure ??= error;
      break;
    }
    issue(open.reduce((a, b) => (share(b) < share(a) ? b : a)));
    if (inFlight.size >= options.concurrency) await Promise.race(inFlight);
    while (handed.size >= options.concurrency) await Promise.race(handed);
  }
  await Promise.all(inFlight);
  await Promise.all(handed);
  if (failure) throw failure;
}

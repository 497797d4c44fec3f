import type { Entry } from './pipelines.ts';

/** How long dispatches take on this device for one kernel, and so how long the next one should be. */
export interface Pace {
  /** Milliseconds that a dispatch should take. */
  readonly target: number;
  /** Work (trajectories × groups) that should take the target time. */
  budget(entry: Entry, count: number): number;
  /** Tells that `work` took `milliseconds`. */
  record(entry: Entry, count: number, work: number, milliseconds: number): void;
}

interface Rate {
  work: number;
  milliseconds: number;
  largest: number;
}

/** The first dispatch: short even where a step is dear, 10 ms for a one-coordinate kernel on a software adapter. */
export const firstWork = 2 ** 18;

/** Groups of the first dispatch at most: groups follow one another, however few trajectories share a device. */
export const firstGroups = 2 ** 10;

/** A dispatch may hold at most this many times the work of the longest before it. */
const growth = 4;

/**
 * A dispatch counts as at most this many times as long as expected: its end is noticed only when the thread is free, so that a moment's
 * other business must not look like a slow device. One that has become slow is known after a few.
 */
const surprise = 4;

/**
 * Rates are kept apart by entry point and by power of two of the number of trajectories, since a few trajectories leave
 * most of a device idle.
 */
export function createPace(targetMilliseconds: number): Pace {
  const rates = new Map<string, Rate>();
  const key = (entry: Entry, count: number) => `${entry} ${Math.ceil(Math.log2(count))}`;
  return {
    target: targetMilliseconds,
    budget(entry, count) {
      const rate = rates.get(key(entry, count));
      if (!rate) return Math.min(firstWork, firstGroups * count);
      return Math.min((rate.work / rate.milliseconds) * targetMilliseconds, growth * rate.largest);
    },
    record(entry, count, work, milliseconds) {
      const known = rates.get(key(entry, count));
      const rate = known ?? { work: 0, milliseconds: 0, largest: 0 };
      const longest = known ? surprise * work * (known.milliseconds / known.work) : Number.POSITIVE_INFINITY;
      rates.set(key(entry, count), {
        work: 0.6 * rate.work + work,
        milliseconds: 0.6 * rate.milliseconds + Math.max(Math.min(milliseconds, longest), 0.05),
        largest: Math.max(rate.largest, work),
      });
    },
  };
}

/** Measures how long a device spends on each submission, for all runs that share its queue. */
export interface QueueClock {
  /** Call right after `submit`; resolves to the milliseconds that the device spent on it. */
  time(): Promise<number>;
}

/**
 * A queue works in order, so a submission starts when it is submitted or when the one before it ends, whichever is later.
 * Takes no timestamp queries, which many devices lack or quantise.
 */
export function createQueueClock(
  queue: Pick<GPUQueue, 'onSubmittedWorkDone'>,
  now: () => number = () => performance.now(),
): QueueClock {
  let lastEnd = Number.NEGATIVE_INFINITY;
  return {
    async time() {
      const submitted = now();
      await queue.onSubmittedWorkDone();
      const end = now();
      const start = Math.max(submitted, lastEnd);
      lastEnd = end;
      return end - start;
    },
  };
}

import { workgroupSize } from './pipelines.ts';

/** Trajectories below which cutting a range any finer only leaves a device idle. */
const smallestSlice = 4096;

/** Cuts `count` trajectories into slices of at most `size()`, asked before each, in whole workgroups. */
export function* slices(count: number, size: () => number): Generator<{ start: number; n: number }> {
  for (let start = 0; start < count; ) {
    const wanted = Math.floor(size() / workgroupSize) * workgroupSize;
    const n = Math.min(count - start, Math.max(wanted, smallestSlice));
    yield { start, n };
    start += n;
  }
}

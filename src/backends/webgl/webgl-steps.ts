import { groupsInWindow } from '../webgpu/run-buffers.ts';
import type { Trajectories, WebglRun } from './webgl-run.ts';

/** Advances trajectories by groups of steps, from `from` to `to`, with as many of them to a dispatch as the pace says. */
export async function webglSteps(run: WebglRun, trajectories: Trajectories, from: number, to: number): Promise<void> {
  const { kernel, pace, process } = run;
  const { count } = run.range;
  for (let group = from; group < to; ) {
    const wanted = Math.max(1, Math.floor(pace.budget('advance', count) / count));
    const groups = Math.min(wanted, to - group, groupsInWindow(kernel));
    const { timed } = await trajectories.dispatch('advance', process, group, groups);
    timed.then((milliseconds) => pace.record('advance', count, count * groups, milliseconds)).catch(() => {});
    group += groups;
  }
}

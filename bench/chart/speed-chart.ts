import { timesOf } from '../reported.ts';
import type { Speed } from '../speed.ts';
import { barChart } from './bars.ts';

/** Rows that differ from another one in a detail which the table tells. */
const leftOut = new Set([
  ...['eddy-cpu-1', 'eddy-cpu-run', 'eddy-cpu-double-work', 'eddy-webgpu'],
  ...['javascript-1', 'javascript-threefry', 'wasm-c-1'],
]);

/** The chart of the README: how fast every program drags the trap, and how many times numpy that is. */
export function speedChart({ trap }: Speed, machine: string): string {
  const bars = trap.rows.flatMap(({ id, title, rate }) => {
    if (!rate || leftOut.has(id)) return [];
    const times = timesOf(trap.rows, id, 'numpy')?.median;
    const note = times && id !== 'numpy' ? `· ${times.toPrecision(2)} × numpy` : '';
    return [
      {
        name: title,
        value: rate.median,
        lowest: rate.lowest,
        highest: rate.highest,
        note,
        ours: id.startsWith('eddy'),
      },
    ];
  });
  return barChart({
    title: 'A dragged trap: who advances how many steps a second',
    subtitle: `${trap.problem.trajectories.toLocaleString('en')} trajectories × ${trap.problem.steps} steps in one interleaved run, every answer checked; ${machine}`,
    unit: 'million trajectory-steps a second',
    bars,
  });
}

import type { Backend, Kernel, Process, Program } from '../src/backends/backend.ts';
import { runLanes } from '../src/experiment/schedule.ts';
import { momentsOf } from '../src/tally/moments.ts';
import { startClock } from './clock.ts';
import type { Run } from './entrant.ts';
import { problem } from './problem.ts';

interface Simulation {
  readonly backend: Backend;
  readonly program: Program;
  readonly kernel: Kernel;
  readonly process: Process;
  readonly trajectories: number;
  readonly steps: number;
}

/** Runs the forward process on a prepared program, batch by batch as every run of Eddy does, and takes the works from it. */
export async function simulate({ backend, program, kernel, process, trajectories, steps }: Simulation): Promise<Run> {
  const [x, w, low] = ['x0', 'w', 'w_lo'].map((name) => kernel.columns.indexOf(name)) as [number, number, number];
  const { rows } = process.controls;
  const [last, end] = process.controls.read(rows - 2, rows) as Float64Array & [number, number];
  const works = new Float64Array(trajectories);
  const elapsed = startClock();
  await runLanes(
    [
      {
        program,
        process,
        trajectories,
        stops: [process.groups],
        deliver([columns], { first }) {
          const { data, stride, count } = columns!;
          for (let i = 0; i < count; i++) {
            const at = data[x * stride + i]!;
            const closing = problem.k * (end - last) * (0.5 * (end + last) - at);
            works[first + i] = data[w * stride + i]! + data[low * stride + i]! + closing;
          }
        },
      },
    ],
    { concurrency: backend.concurrency, mayStart: () => Promise.resolve(), targetMilliseconds: 200 },
  );
  return { ...elapsed(), trajectorySteps: trajectories * steps, works: momentsOf(works) };
}

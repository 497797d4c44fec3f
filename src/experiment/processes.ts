import type { Precision, Process } from '../backends/backend.ts';
import { type ControlTable, madeTable } from '../backends/control-table.ts';
import type { LangevinKernel } from '../kernel/langevin-kernel.ts';
import type { ControlCurve } from '../model/control.ts';
import type { Ends } from './instant-reader.ts';
import type { StartPlan } from './start-plan.ts';

/** Random streams of the two directions: even numbers, the odd ones between them being their starts; those of events begin 16 above, of passages 32. */
export const purposes = { forward: 0, reverse: 2 } as const;

/**
 * Control values of a process, palindromic: step n runs at λ_{n+½}, so the controls change from λ_{n−½} to λ_{n+½} before it,
 * from λ_0 before the first, and to λ_N after the last. Row n + 1 holds the control in step n, row 0 λ_0, the closing row λ_N.
 * The reverse process has the same values mirrored exactly. Rounded to single precision where the kernel is, so that host
 * and device agree on the protocol. During the `settling` steps before the process begins, the controls stay as at its start. Rows
 * are made as they are read: each from the curves alone.
 */
export function controlTable(
  curves: readonly ControlCurve[],
  steps: number,
  direction: 'forward' | 'reverse',
  precision: Precision,
  settling = 0,
): ControlTable {
  const n = curves.length;
  const round = precision === 'single' ? Math.fround : (x: number) => x;
  const mirror = direction === 'reverse';
  const closing = settling + steps + 1;
  /** The control in a step; the start's before the first. */
  const inStep = (curve: ControlCurve, step: number) =>
    round(step < 0 ? curve(mirror ? 1 : 0) : curve(((mirror ? steps - 1 - step : step) + 0.5) / steps));
  const make = (first: number, end: number, into: Float64Array) => {
    curves.forEach((curve, c) => {
      for (let row = first; row < Math.min(end, closing); row++)
        into[(row - first) * n + c] = inStep(curve, row - 1 - settling);
      if (end > closing) into[(closing - first) * n + c] = round(curve(mirror ? 0 : 1));
    });
  };
  return madeTable(closing + 1, n, make);
}

/** Control values at the start of a forward or reverse process, in the last step before `done` steps are over, and then: as the device sees them. */
export function controlEnds(
  process: Process,
  curves: readonly ControlCurve[],
  done: number,
  steps: number,
  precision: Precision,
  settling = 0,
): Ends {
  const row = (r: number) => Array.from(process.controls.read(settling + r, settling + r + 1));
  const round = precision === 'single' ? Math.fround : (x: number) => x;
  const end = done === steps ? row(steps + 1) : curves.map((curve) => round(curve(done / steps)));
  return { start: row(0), last: row(done), end };
}

/** Puts a process together from a kernel and the numbers of a run; `dt` is the length of one step of this kernel. */
export function createProcess(options: {
  kernel: LangevinKernel;
  parameters: Readonly<Record<string, number>>;
  dt: number;
  steps: number;
  curves: readonly ControlCurve[];
  direction: 'forward' | 'reverse';
  start: StartPlan;
  precision: Precision;
  seed: bigint;
  /** Steps before the process begins. */
  settling: number;
}): Process {
  const { kernel, steps, settling } = options;
  return {
    uniforms: kernel.uniformValues(
      { ...options.parameters, dt: options.dt },
      { ...options.start.uniforms, settled: settling / kernel.kernel.stepsPerGroup },
    ),
    controls: controlTable(options.curves, steps, options.direction, options.precision, settling),
    table: options.start.table,
    groups: (settling + steps) / kernel.kernel.stepsPerGroup,
    purpose: purposes[options.direction],
    seed: options.seed,
  };
}

import type { Columns, Kernel, Process, Range } from '../backend.ts';
import { controlRows } from '../check-run.ts';
import { header, headerLength } from '../params.ts';
import type { Pace } from '../webgpu/pace.ts';
import type { Entry } from '../webgpu/pipelines.ts';
import { columnsInTexel } from './fragment.ts';
import type { GpuJsEntry, StateTextures } from './gpu-js-entry.ts';
import type { WebglContext } from './webgl-context.ts';

/** A kernel's entry points on the device. */
export type Entries = Readonly<Record<Entry, GpuJsEntry>>;

/** What a run on the device works with. */
export interface WebglRun {
  readonly context: WebglContext;
  readonly kernel: Kernel;
  readonly entries: Entries;
  readonly pace: Pace;
  readonly process: Process;
  readonly range: Range;
}

/** The state of one run's trajectories while it lasts. */
export interface Trajectories {
  /**
   * Runs an entry point over all of them, once fewer than `depth` dispatches are in flight. `timed` resolves to the milliseconds that the
   * device spent on it; ignoring it is safe. @param process whose numbers it sees
   */
  dispatch(entry: Entry, process: Process, group: number, groups: number): Promise<{ readonly timed: Promise<number> }>;
  /** A column as it is after the dispatches so far. Waits for the device, as all reading does. */
  column(index: number): Float32Array;
  /** All columns as they are after the dispatches so far. */
  read(): Columns;
  /** Resolves when nothing is in flight. */
  settled(): Promise<void>;
  dispose(): void;
}

const headerNames = ['n', 'stride', 'first_lo', 'first_hi', 'seed_lo', 'seed_hi', 'purpose', 'group', 'groups', 'zero'];

const none = new Float64Array(0);

/** Dispatches in flight: the device has the next one when it ends one. */
const depth = 2;

export function createTrajectories({ context, kernel, entries, range }: WebglRun): Trajectories {
  const { count, first } = range;
  const inFlight: Promise<number>[] = [];
  let state: StateTextures | null = null;
  const drop = () => {
    for (const texture of state ?? []) texture.delete();
  };
  /** Four columns of every trajectory, side by side. */
  const texels = (texture: number): Float32Array => {
    const values = (state![texture] as unknown as { renderValues(): Float32Array }).renderValues();
    context.assertAlive();
    return values;
  };
  return {
    async dispatch(entry, process, group, groups) {
      if (inFlight.length >= depth) await inFlight.shift();
      const words = header(process, { count, stride: count, first, group, groups });
      const uniforms = new Map<string, number>();
      for (let i = 0; i < headerLength; i++) uniforms.set(headerNames[i]!, words[i]!);
      kernel.uniforms.forEach((name, i) => {
        uniforms.set(name, process.uniforms[i]!);
      });
      const row = kernel.stepsPerGroup * group;
      const controls = kernel.controlCount > 0 ? process.controls.read(row, row + controlRows(kernel, groups)) : none;
      const next = entries[entry].run(count, state, { controls, table: process.table }, uniforms);
      drop();
      state = next;
      const timed = context.clock.time();
      timed.catch(() => {});
      inFlight.push(timed);
      return { timed };
    },
    column(index) {
      const four = texels(Math.floor(index / columnsInTexel));
      return Float32Array.from({ length: count }, (_, i) => four[columnsInTexel * i + (index % columnsInTexel)]!);
    },
    read() {
      const data = new Float32Array(kernel.columns.length * count);
      for (let t = 0; columnsInTexel * t < kernel.columns.length; t++) {
        const four = texels(t);
        const columns = Math.min(columnsInTexel, kernel.columns.length - columnsInTexel * t);
        for (let k = 0; k < columns; k++) {
          const at = (columnsInTexel * t + k) * count;
          for (let i = 0; i < count; i++) data[at + i] = four[columnsInTexel * i + k]!;
        }
      }
      return { data, stride: count, count };
    },
    async settled() {
      await Promise.all(inFlight);
    },
    dispose: drop,
  };
}

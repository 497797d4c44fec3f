import type { FieldWords, Kernel, Process } from '../backend.ts';
import { controlRows } from '../check-run.ts';
import { headerLength } from '../params.ts';
import type { BufferPool } from './buffer-pool.ts';
import { workgroupSize } from './pipelines.ts';

// GPUBufferUsage is a global of browsers that Node lacks.
const MAP_READ = 0x1;
const COPY_SRC = 0x4;
const COPY_DST = 0x8;
const UNIFORM = 0x40;
const STORAGE = 0x80;

/** Bytes of the control table on the device: what is longer is uploaded slice by slice, so memory does not grow with time. */
const controlWindow = 4 * 2 ** 20;

/**
 * The buffers of one run. State and staging hold 2 × 4 bytes a column and trajectory; the others do not grow with either. Where the
 * kernel has a field: its words, their sums in 64 bits, and where these are read.
 */
export interface RunBuffers {
  readonly uniforms: GPUBuffer;
  readonly controls: GPUBuffer;
  readonly table: GPUBuffer;
  readonly state: GPUBuffer;
  readonly staging: GPUBuffer;
  readonly field?: GPUBuffer;
  readonly sums?: GPUBuffer;
  readonly sumsStaging?: GPUBuffer;
}

/** Trajectories padded to whole workgroups: the distance between state columns. */
export const paddedCount = (count: number) => Math.ceil(count / workgroupSize) * workgroupSize;

/** Bytes of state and staging together for one trajectory. */
export const bytesPerTrajectory = (kernel: Kernel) => 2 * 4 * kernel.columns.length;

/** Groups whose control values fit the window. */
export function groupsInWindow(kernel: Kernel): number {
  if (kernel.controlCount === 0) return Number.POSITIVE_INFINITY;
  const rows = Math.floor(controlWindow / (4 * kernel.controlCount));
  return Math.max(1, Math.floor((rows - 1) / kernel.stepsPerGroup));
}

/** Takes the buffers of one run from the pool, all or none. */
export async function takeBuffers(
  pool: BufferPool,
  kernel: Kernel,
  process: Process,
  count: number,
): Promise<RunBuffers> {
  const state = 4 * kernel.columns.length * paddedCount(count);
  const rows = controlRows(kernel, Math.min(process.groups, groupsInWindow(kernel)));
  const uniforms = 16 * Math.ceil((headerLength + kernel.uniforms.length) / 4);
  const wanted: [number, number][] = [
    [uniforms, UNIFORM | COPY_DST],
    [Math.max(16, 4 * kernel.controlCount * rows), STORAGE | COPY_DST],
    [Math.max(16, 4 * process.table.length), STORAGE | COPY_DST],
    [state, STORAGE | COPY_SRC],
    [state, MAP_READ | COPY_DST],
    ...(kernel.field ? fieldBuffers(kernel.field) : []),
  ];
  const taken = await Promise.allSettled(wanted.map(([size, usage]) => pool.take(size, usage)));
  const failed = taken.find((result) => result.status === 'rejected');
  const buffers = taken.flatMap((result) => (result.status === 'fulfilled' ? [result.value] : []));
  if (failed) {
    for (const buffer of buffers) pool.give(buffer);
    throw failed.reason;
  }
  const [u, controls, table, stateBuffer, staging, field, sums, sumsStaging] = buffers;
  const main = { uniforms: u!, controls: controls!, table: table!, state: stateBuffer!, staging: staging! };
  return field ? { ...main, field, sums: sums!, sumsStaging: sumsStaging! } : main;
}

/** Bytes of the sums in 64 bits. */
export const sumsBytes = ({ size }: FieldWords) => 8 * size;

const fieldBuffers = (field: FieldWords): [number, number][] => [
  [Math.max(16, 4 * field.size), STORAGE | COPY_DST],
  [sumsBytes(field), STORAGE | COPY_SRC | COPY_DST],
  [sumsBytes(field), MAP_READ | COPY_DST],
];

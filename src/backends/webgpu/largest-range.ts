import type { FieldWords, Kernel } from '../backend.ts';
import { workgroupSize } from './pipelines.ts';
import { bytesPerTrajectory } from './run-buffers.ts';

/** Trajectories in a tally block: ranges of whole blocks waste none. */
const block = 2 ** 14;

/** Groups of steps between two emptyings of a field at least: fewer would cost more than the steps themselves. */
const fewestGroups = 32;

/** Trajectories that can take so many groups before a word of their field could overflow. */
const mostWithField = ({ slices, largest }: FieldWords) =>
  slices * Math.floor((2 ** 31 - 1) / (fewestGroups * largest));

/**
 * Trajectories that one run may hold: state within a binding and a buffer, workgroups within one dimension, and state
 * plus staging within `memory` bytes, and no word of a field overflows in a dispatch worth its while. A multiple of 2^14 where that many fit, else of a workgroup.
 */
export function largestRange(
  kernel: Kernel,
  limits: Pick<
    GPUSupportedLimits,
    'maxBufferSize' | 'maxStorageBufferBindingSize' | 'maxComputeWorkgroupsPerDimension'
  >,
  memory: number,
): number {
  const stateBytes = bytesPerTrajectory(kernel) / 2;
  const most = Math.min(
    limits.maxBufferSize / stateBytes,
    limits.maxStorageBufferBindingSize / stateBytes,
    limits.maxComputeWorkgroupsPerDimension * workgroupSize,
    memory / bytesPerTrajectory(kernel),
    kernel.field ? mostWithField(kernel.field) : Number.POSITIVE_INFINITY,
  );
  const unit = most >= block ? block : workgroupSize;
  return Math.max(workgroupSize, Math.floor(most / unit) * unit);
}

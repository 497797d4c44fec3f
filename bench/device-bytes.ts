import { bytesPerTrajectory } from '../src/backends/webgpu/run-buffers.ts';
import { planOf } from './problem.ts';

/** Bytes on the device for each trajectory in flight of the dragged trap: state columns, and as many for reading back. */
export function deviceBytes(): { bytes: number; columns: readonly string[] } {
  const { kernel } = planOf(1, 1).forward.kernel;
  return { bytes: bytesPerTrajectory(kernel), columns: kernel.columns };
}

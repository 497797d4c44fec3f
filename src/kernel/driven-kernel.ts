import drivenJump from '../../shaders/advance/driven-jump.wgsl?raw';
import { type JumpKernel, type JumpKernelOptions, linkJumpKernel, type OwnUniform } from './jump-kernel.ts';
import type { JumpLayout } from './jump-layout.ts';
import { rowHead } from './segment-table.ts';

/** Where the rows of the segments begin in the table. */
const segments: OwnUniform = { name: 'segments', value: (_, start) => start.segments! };

/**
 * Links the loop of rounds with a model's code whose rates depend on controls.
 *
 * @param rowLength numbers that the model itself has in the row of each segment
 */
export function linkDrivenKernel(
  layout: JumpLayout,
  code: readonly string[],
  rowLength: number,
  own: readonly OwnUniform[],
  options: JumpKernelOptions,
  blockEvents?: string,
): JumpKernel {
  const width = rowHead + rowLength;
  const rowOf = `fn row_of(segment: f32) -> u32 { return u32(p.segments) + ${width}u * u32(segment); }`;
  return linkJumpKernel(layout, [...code, rowOf], [...own, segments], options, blockEvents, drivenJump);
}

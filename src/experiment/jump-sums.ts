import type { JumpLayout } from '../kernel/jump-layout.ts';
import type { NetworkModel } from '../model/jump.ts';
import type { ColumnSum } from './state-column.ts';

/** What the currents of a model and the entropy that it gives off are made of, by the columns of its state. */
export interface JumpSums {
  /** One for each of the model's currents. */
  readonly currents: readonly ColumnSum[];
  /** Null where it is not finite. */
  readonly entropy: ColumnSum | null;
}

/** As the kernel sums them: in two words each, or one where it counts. */
export function kernelSums({ columns, currents, entropy }: JumpLayout): JumpSums {
  const words = (name: string): ColumnSum =>
    [name, `${name}_lo`].flatMap((word) => {
      const at = columns.indexOf(word);
      return at < 0 ? [] : [[at, 1] as const];
    });
  return { currents: currents.map(words), entropy: entropy ? words('entropy') : null };
}

/** Σ weight × count over the channels of a network of which each is counted: whole numbers, so that the sum is exact. */
export const channelSum = ({ columns, currents }: JumpLayout, weights: readonly number[]): ColumnSum =>
  weights.flatMap((w, c) => (w === 0 ? [] : [[columns.indexOf(currents[c]!), w] as const]));

/**
 * Made of counted transitions.
 *
 * @param entropy that a jump through each channel gives off; null where the kernel sums it, rates being functions of time, or nothing does
 */
export const transitionSums = (
  { currents }: NetworkModel,
  layout: JumpLayout,
  entropy: readonly number[] | null,
): JumpSums => ({
  currents: currents.map(({ weights }) => channelSum(layout, weights)),
  entropy: entropy ? channelSum(layout, entropy) : kernelSums(layout).entropy,
});

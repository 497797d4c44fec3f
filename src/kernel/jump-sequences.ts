import type { JumpSequence, NetworkModel } from '../model/jump.ts';

/** Where the channels of the last jumps stand, numbered from 1, the latest first: what sequences need to know of them. */
export const rememberedJumps = ({ sequences }: NetworkModel): string[] =>
  Array.from({ length: Math.max(0, ...sequences.map((q) => q.steps.length - 1)) }, (_, i) => `last${i}`);

/** WGSL: whether a jump through the channel `code` (0: no jump) completes a sequence, `before` being the state before it. */
export function completes({ steps }: JumpSequence, code: string, before: string): string {
  const taken = steps.map((step, k) => {
    const word = k === steps.length - 1 ? code : `${before}.last${steps.length - 2 - k}`;
    return `(${step.map((c) => `(${word} == ${c + 1}.0)`).join(' | ')})`;
  });
  return taken.join(' & ');
}

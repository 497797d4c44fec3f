import type { Channel } from './channel.ts';

/** The matrix with elements Σ rate·weight over the channels from → to: a derivative of the tilted generator at z = 0. */
export function jumpMoment(channels: readonly Channel[], n: number, weights: readonly number[]): number[][] {
  const moment = Array.from({ length: n }, () => new Array<number>(n).fill(0));
  channels.forEach(({ from, to, rate }, c) => {
    if (rate > 0) moment[to]![from]! += rate * weights[c]!;
  });
  return moment;
}

import type { ExactNumber } from '../exact-number.ts';
import type { Channel } from './channel.ts';
import type { Step } from './cycle-basis.ts';

/**
 * Affinity of a closed walk, A = ln(Π w₊/Π w₋): the entropy (units of k_B) that one turn produces. NaN with the reason when a step
 * has no reverse or a rate of 0.
 */
export function affinity(channels: readonly Channel[], steps: readonly Step[], names?: readonly string[]): ExactNumber {
  let value = 0;
  for (const { channel, sign } of steps) {
    const { from, to, rate, reverse } = channels[channel]!;
    const back = reverse === undefined ? 0 : channels[reverse]!.rate;
    if (!(rate > 0 && back > 0)) {
      const name = (state: number) => names?.[state] ?? state;
      const [start, end] = rate > 0 ? [from, to] : [to, from];
      return { value: NaN, reason: `${name(start)} -> ${name(end)} has no reverse: the affinity is infinite` };
    }
    value += sign * Math.log(rate / back);
  }
  return { value };
}

import { SpecError } from '../../errors.ts';
import type { Channel } from './channel.ts';

/** What a jump through each channel adds to a count N; one number for each channel. */
export type Counter = readonly number[];

/** @throws SpecError unless the counter gives one finite number for each channel */
export function checkCounter(counter: Counter, channels: readonly Channel[]): void {
  if (counter.length !== channels.length) {
    throw SpecError.of('counter', counter.length, `must give one number for each of the ${channels.length} channels`);
  }
  counter.forEach((d, c) => {
    if (!Number.isFinite(d)) throw SpecError.of(`counter[${c}]`, String(d), 'must be finite');
  });
}

/** The counter of net jumps through one channel: +1 for it, −1 for its reverse. */
export function netCounter(channels: readonly Channel[], channel: number): number[] {
  return channels.map((_, c) => (c === channel ? 1 : c === channels[channel]!.reverse ? -1 : 0));
}

/** The counter of entropy given to the surroundings, ln(w₊/w₋) channel by channel; NaN for a channel without a reverse. */
export function entropyCounter(channels: readonly Channel[]): number[] {
  return channels.map(({ rate, reverse }) => (reverse === undefined ? NaN : Math.log(rate / channels[reverse]!.rate)));
}

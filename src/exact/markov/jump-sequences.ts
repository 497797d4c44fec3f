import { type Channel, checkChannels } from './channel.ts';
import { exitRates } from './generator.ts';

/**
 * How often per time the jumps of a stationary process go through the given channels one after another: p(from) w₁ Π w_k/exit. Divided
 * by the activity it is the probability of that pair, triple, … in the sequence of jumps. 0 where one does not start where the last
 * ended. Jumps that keep the state count as jumps.
 */
export function channelSequenceRate(
  channels: readonly Channel[],
  p: readonly number[],
  sequence: readonly number[],
): number {
  const exits = leavingRates(channels, p.length);
  return sequence.reduce((rate, c, k) => {
    const { from, rate: w } = channels[c]!;
    if (k === 0) return p[from]! * w;
    return channels[sequence[k - 1]!]!.to === from && exits[from]! > 0 ? (rate * w) / exits[from]! : 0;
  }, 0);
}

/**
 * How often per time the states are visited one after another, whichever channels lead there; for example P(ABC) =
 * p_A w_AB w_BC/exit_B. Jumps that keep the state are not seen.
 */
export function stateSequenceRate(
  channels: readonly Channel[],
  p: readonly number[],
  states: readonly number[],
): number {
  const exits = exitRates(channels, p.length);
  let rate = p[states[0]!]!;
  for (let k = 1; k < states.length; k++) {
    const [from, to] = [states[k - 1]!, states[k]!];
    const w = channels.reduce((sum, c) => sum + (c.from === from && c.to === to && from !== to ? c.rate : 0), 0);
    rate *= k > 1 ? w / exits[from]! : w;
  }
  return rate;
}

function leavingRates(channels: readonly Channel[], n: number): number[] {
  checkChannels(channels, n);
  const exits = new Array<number>(n).fill(0);
  for (const { from, rate } of channels) exits[from]! += rate;
  return exits;
}

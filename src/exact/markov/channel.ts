import { SpecError } from '../../errors.ts';

/**
 * One way to jump from state `from` to state `to` (indices from 0), at `rate` per time. Several channels may join the same states;
 * `from === to` is a jump that is counted but leaves the state as it is. `reverse` is the index, in the same list, of the channel
 * that undoes this one: ln of the ratio of their fluxes is the entropy that a jump produces.
 */
export interface Channel {
  from: number;
  to: number;
  rate: number;
  reverse?: number | undefined;
}

/** Most states that the dense solvers take. */
const mostStates = 64;

/**
 * Refuses what is not a Markov network of n states.
 *
 * @throws SpecError naming the first channel with a state outside 0 … n−1, a rate that is negative, NaN or infinite, or a `reverse`
 *   that does not lead back or is not mutual
 */
export function checkChannels(channels: readonly Channel[], n: number): void {
  if (!(Number.isInteger(n) && n >= 1 && n <= mostStates)) {
    throw SpecError.of('states', n, `must be 1 to ${mostStates} states`);
  }
  channels.forEach(({ from, to, rate, reverse }, index) => {
    const field = `channels[${index}]`;
    for (const [name, state] of Object.entries({ from, to })) {
      if (!(Number.isInteger(state) && state >= 0 && state < n)) {
        throw SpecError.of(`${field}.${name}`, state, `must be a state from 0 to ${n - 1}`);
      }
    }
    if (!(rate >= 0 && rate < Infinity)) throw SpecError.of(`${field}.rate`, String(rate), 'must be finite and ≥ 0');
    if (reverse === undefined) return;
    const back = channels[reverse];
    if (!back || reverse === index || back.reverse !== index || back.from !== to || back.to !== from) {
      throw SpecError.of(
        `${field}.reverse`,
        reverse,
        `must be a channel from ${to} to ${from} whose reverse is ${index}`,
      );
    }
  });
}

import { drivenFlow } from '../linear/driven-flow.ts';
import type { Channel } from './channel.ts';
import type { Counter } from './counter.ts';
import { generator } from './generator.ts';

/** A Markov network whose rates depend on time. */
export interface DrivenNetwork {
  readonly states: number;
  readonly channels: (t: number) => readonly Channel[];
  /** Times at which rates or their slopes jump. */
  readonly breaks: readonly number[];
}

/** p(t) of dp/dt = L(t) p from p₀ at time 0, and the mean ∫₀ᵗ Σ increment·rate·p_from of a count. */
export interface DrivenLaw {
  readonly p: readonly number[];
  readonly count: number;
}

/**
 * The law of the states at a time, and the mean of a count until then, by one flow in which the count follows the states.
 *
 * @param counter what a jump through each channel adds at a time, given the channels of that time; nothing by default
 * @param tolerance as that of `drivenFlow`
 * @throws SpecError as `drivenFlow` and `checkChannels`
 */
export function drivenLaw(
  { states, channels, breaks }: DrivenNetwork,
  p0: readonly number[],
  t: number,
  counter: (channels: readonly Channel[], t: number) => Counter = (all) => all.map(() => 0),
  tolerance = 1e-11,
): DrivenLaw {
  if (t === 0) return { p: p0, count: 0 };
  const matrix = (at: number) => {
    const now = channels(at);
    const increments = counter(now, at);
    const flux = new Array<number>(states + 1).fill(0);
    now.forEach(({ from, rate }, c) => {
      flux[from]! += rate > 0 ? rate * increments[c]! : 0;
    });
    return [...generator(now, states).map((row) => [...row, 0]), flux];
  };
  const y = drivenFlow({ matrix, from: 0, to: t, breaks }, [...p0, 0], tolerance);
  return { p: y.slice(0, states), count: y[states]! };
}

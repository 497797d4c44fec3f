import { drivenFlow } from '../linear/driven-flow.ts';
import { type Channel, checkChannels } from './channel.ts';
import type { Counter } from './counter.ts';

/** A Markov network whose rates depend on time. */
export interface DrivenNetwork {
  readonly states: number;
  readonly channels: readonly Omit<Channel, 'rate'>[];
  /** Rates of the channels at a time. */
  readonly rates: (t: number) => readonly number[];
  /** Times at which rates or their slopes jump. */
  readonly breaks: readonly number[];
}

/** What a jump through each channel adds to a count at a time, given the rates of that time. */
export type DrivenCounter = (rates: readonly number[], t: number) => Counter;

/** p(t) of dp/dt = L(t) p from p₀ at time 0, and the mean ∫₀ᵗ Σ increment·rate·p_from of each count. */
export interface DrivenLaw {
  readonly p: readonly number[];
  readonly counts: readonly number[];
}

/**
 * The law of the states at a time, and means of counts until then, by one flow in which the counts follow the states.
 *
 * @param tolerance as that of `drivenFlow`
 * @throws SpecError as `drivenFlow` and `checkChannels`
 */
export function drivenLaw(
  { states, channels, rates, breaks }: DrivenNetwork,
  p0: readonly number[],
  t: number,
  counters: readonly DrivenCounter[] = [],
  tolerance = 1e-11,
): DrivenLaw {
  const none = counters.map(() => 0);
  if (t === 0) return { p: p0, counts: none };
  const first = rates(0);
  checkChannels(
    channels.map((c, i) => ({ ...c, rate: first[i]! })),
    states,
  );
  const size = states + counters.length;
  const matrix = (at: number) => {
    const now = rates(at);
    const rows = Array.from({ length: size }, () => new Array<number>(size).fill(0));
    channels.forEach(({ from, to }, c) => {
      rows[to]![from]! += now[c]!;
      rows[from]![from]! -= now[c]!;
    });
    counters.forEach((counter, k) => {
      const added = counter(now, at);
      const row = rows[states + k]!;
      // what never happens may add what is no number
      channels.forEach(({ from }, c) => {
        if (now[c]! > 0) row[from]! += now[c]! * added[c]!;
      });
    });
    return rows;
  };
  const y = drivenFlow({ matrix, from: 0, to: t, breaks }, [...p0, ...none], tolerance);
  return { p: y.slice(0, states), counts: y.slice(states) };
}

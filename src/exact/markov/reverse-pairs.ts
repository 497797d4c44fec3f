import type { Channel } from './channel.ts';

/**
 * The channels with `reverse` filled in wherever it is beyond doubt: one single channel leads from i to j, and one single channel
 * back. Where several channels join two states, which undoes which is physics that the caller has to state.
 */
export function pairReverses(channels: readonly Omit<Channel, 'reverse'>[]): Channel[] {
  const between = new Map<string, number[]>();
  channels.forEach(({ from, to }, index) => {
    const key = `${from} ${to}`;
    between.set(key, [...(between.get(key) ?? []), index]);
  });
  return channels.map(({ from, to, rate }) => {
    const there = between.get(`${from} ${to}`)!;
    const back = between.get(`${to} ${from}`) ?? [];
    const alone = from !== to && there.length === 1 && back.length === 1;
    return { from, to, rate, reverse: alone ? back[0] : undefined };
  });
}

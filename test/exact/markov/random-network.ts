import * as fc from 'fast-check';
import type { Channel } from '../../../src/exact/markov/channel.ts';
import { pairReverses } from '../../../src/exact/markov/reverse-pairs.ts';

/** A rate over twelve decades. */
const rate = fc.double({ min: -6, max: 6, noNaN: true }).map((x) => 10 ** x);

/** A rate over two decades. */
export const mildRate = fc.double({ min: -1, max: 1, noNaN: true }).map((x) => 10 ** x);

/** n states joined to a tree and up to n further edges, several of which may join the same states; each edge both ways. */
export function reversibleNetwork(rates = rate, most = 8): fc.Arbitrary<{ n: number; channels: Channel[] }> {
  return fc.integer({ min: 2, max: most }).chain((n) => {
    const tree = fc.tuple(...Array.from({ length: n - 1 }, (_, i) => fc.tuple(fc.nat(i), fc.constant(i + 1))));
    const state = fc.nat(n - 1);
    const extra = fc.array(
      fc.tuple(state, state).filter(([a, b]) => a !== b),
      { maxLength: n },
    );
    return fc.tuple(tree, extra).chain(([trunk, more]) => {
      const edges = [...trunk, ...more];
      return fc.array(fc.tuple(rates, rates), { minLength: edges.length, maxLength: edges.length }).map((pairs) => ({
        n,
        channels: edges.flatMap(([from, to], e): Channel[] => [
          { from, to, rate: pairs[e]![0], reverse: 2 * e + 1 },
          { from: to, to: from, rate: pairs[e]![1], reverse: 2 * e },
        ]),
      }));
    });
  });
}

/** The same networks with rates that obey detailed balance with respect to random energies. */
export function equilibriumNetwork(): fc.Arbitrary<{ n: number; channels: Channel[]; energies: number[] }> {
  return reversibleNetwork(mildRate).chain(({ n, channels }) =>
    fc.array(fc.double({ min: -5, max: 5, noNaN: true }), { minLength: n, maxLength: n }).map((energies) => ({
      n,
      energies,
      channels: channels.map((channel, c) => ({
        ...channel,
        rate: channels[c - (c % 2)]!.rate * Math.exp((energies[channel.from]! - energies[channel.to]!) / 2),
      })),
    })),
  );
}

/** The ring 0 → 1 → … → 0: forward rates first, then backward ones. */
export function ring(forward: readonly number[], backward: readonly number[]): Channel[] {
  const n = forward.length;
  const next = (i: number) => (i + 1) % n;
  return pairReverses([
    ...forward.map((w, i) => ({ from: i, to: next(i), rate: w })),
    ...backward.map((w, i) => ({ from: next(i), to: i, rate: w })),
  ]);
}

/** El Niño's three states: Normal, El Niño, La Niña. */
export const climate = ring([0.35, 0.5, 0.5], [0.6, 0.1, 0.3]);

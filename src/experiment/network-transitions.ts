import type { Traffic } from '../laws/irreversibility.ts';
import type { NetworkModel } from '../model/jump.ts';

/** Most transitions that are counted one by one. */
export const mostCounted = 24;

/** A quantity made of the counts of transitions: Σ weight × count, per unit time. */
interface TransitionSum {
  readonly name: string;
  /** One weight for each channel. */
  readonly weights: readonly number[];
}

/** Every transition of a network counted by itself, under names that observables go by. */
export interface Transitions {
  /** Jumps through each channel. */
  readonly fluxes: readonly TransitionSum[];
  /** Net jumps through each pair of reverse channels, in the direction of the first: `edge-A-B`. */
  readonly edges: readonly TransitionSum[];
  /** What goes between each two states. */
  readonly pairs: readonly Traffic[];
  /** All sums that these refer to. */
  readonly sums: readonly TransitionSum[];
}

/** Names the transitions of a network; null with more than 24 of them. */
export function transitionsOf({ channels, states }: NetworkModel): Transitions | null {
  if (channels.length > mostCounted) return null;
  const taken = new Set<string>();
  const unique = (name: string) => {
    let free = name;
    for (let i = 2; taken.has(free); i++) free = `${name}-${i}`;
    taken.add(free);
    return free;
  };
  const ends = channels.map((c) => [c.reactants.indexOf(1), c.change.indexOf(1)] as const);
  const between = (c: number) => `${states[ends[c]![0]]}-${states[ends[c]![1]]}`;
  const fluxes = channels.map((_, c) => ({
    name: unique(`flux-${between(c)}`),
    weights: channels.map((__, i) => (i === c ? 1 : 0)),
  }));
  const edges = channels.flatMap(({ reverse }, c) =>
    reverse !== null && reverse > c
      ? [
          {
            name: unique(`edge-${between(c)}`),
            weights: channels.map((_, i) => (i === c ? 1 : i === reverse ? -1 : 0)),
          },
        ]
      : [],
  );
  const sums: TransitionSum[] = [...fluxes, ...edges];
  /** The sum with these weights, which is new where several channels join two states. */
  const named = (name: string, weights: number[]): string => {
    const same = sums.find((s) => s.weights.every((w, i) => w === weights[i]));
    if (same) return same.name;
    sums.push({ name: unique(name), weights });
    return sums.at(-1)!.name;
  };
  const going = (from: number, to: number) => ends.map(([a, b]) => (a === from && b === to ? 1 : 0));
  const pairs = states.flatMap((_, i) =>
    states.slice(i + 1).flatMap((__, k): Traffic[] => {
      const j = i + 1 + k;
      const [there, back] = [going(i, j), going(j, i)];
      if (!there.includes(1) && !back.includes(1)) return [];
      const label = `${states[i]}-${states[j]}`;
      const net = there.map((w, c) => w - back[c]!);
      const turned = sums.find((s) => s.weights.every((w, c) => w === -net[c]!));
      return [
        {
          there: named(`flux-${label}`, there),
          back: named(`flux-${states[j]}-${states[i]}`, back),
          net: turned?.name ?? named(`edge-${label}`, net),
        },
      ];
    }),
  );
  return { fluxes, edges, pairs, sums };
}

/** The network with a current for each of its transitions instead of those that it names, which are made of them. */
export function withTransitions(model: NetworkModel, { fluxes }: Transitions): NetworkModel {
  return { ...model, currents: fluxes.map(({ name, weights }) => ({ id: name, weights })) };
}

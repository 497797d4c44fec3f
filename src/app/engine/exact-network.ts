import { endLaw, lawsAt, meanRate } from '../../experiment/network-exact.ts';
import type { NetworkModel } from '../../model/jump.ts';
import type { Way } from './edge-currents.ts';
import type { Course, NetworkPicture } from './engine-api.ts';

type Parameters = Readonly<Record<string, number>>;

/** Linear algebra for a network's picture: each state at the end, and jumps per unit time along each edge on average over the run, by each of its ways and by all. */
export function exactNetwork(
  model: NetworkModel,
  parameters: Parameters,
  duration: number,
  edges: readonly Way[],
): NetworkPicture {
  const { states, channels, currents } = model;
  const rate = (weights: readonly number[]) => meanRate(model, weights, parameters, duration);
  const flux = (channel: number) => rate(channels.map((_, c) => (c === channel ? 1 : 0)));
  const ways = edges.map(({ from, to, name, channels: { there, back } }) => {
    const [a, b] = [flux(there), back === null ? 0 : flux(back)];
    return { from, to, name, net: a - b, traffic: a + b };
  });
  return {
    states,
    counted: edges.some((e) => e.counted),
    probability: endLaw(model, parameters, duration),
    edges: togetherOf(states, ways),
    ways,
    currents: Object.fromEntries(currents.map(({ id, weights }) => [id, rate(weights)])),
  };
}

/** What goes between each two states by all ways together. */
function togetherOf(states: readonly string[], ways: NetworkPicture['ways']): NetworkPicture['edges'] {
  return states.flatMap((from, i) =>
    states.slice(i + 1).flatMap((to) => {
      const between = ways.filter((w) => (w.from === from && w.to === to) || (w.from === to && w.to === from));
      if (between.length === 0) return [];
      const net = between.reduce((sum, w) => sum + (w.from === from ? w.net : -w.net), 0);
      return [{ from, to, net, traffic: between.reduce((sum, w) => sum + w.traffic, 0) }];
    }),
  );
}

/** Exact probability of each state at the given times. */
export function networkCourse(
  model: NetworkModel,
  parameters: Parameters,
  duration: number,
  times: readonly number[],
): Course {
  const laws = lawsAt(model, parameters, duration, times);
  return {
    t: times,
    mean: Object.fromEntries(model.states.map((state, s) => [`mean-probability-${state}`, laws.map((law) => law[s]!)])),
  };
}

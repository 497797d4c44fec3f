import { endLaw, lawsAt, meanRate } from '../../experiment/network-exact.ts';
import type { NetworkModel } from '../../model/jump.ts';
import type { Edge } from './edge-currents.ts';
import type { Course, NetworkPicture } from './engine-api.ts';

type Parameters = Readonly<Record<string, number>>;

/** Linear algebra for a network's picture: each state at the end, and jumps per unit time along each edge on average over the run. */
export function exactNetwork(
  model: NetworkModel,
  parameters: Parameters,
  duration: number,
  edges: readonly Edge[],
): NetworkPicture {
  const { states, channels, currents } = model;
  const rate = (weights: readonly number[]) => meanRate(model, weights, parameters, duration);
  const flux = (from: string, to: string) => {
    const [a, b] = [states.indexOf(from), states.indexOf(to)];
    return rate(channels.map((c) => (c.reactants[a] === 1 && c.change[b] === 1 ? 1 : 0)));
  };
  return {
    states,
    counted: edges.some((e) => e.counted),
    probability: endLaw(model, parameters, duration),
    edges: edges.map(({ from, to }) => {
      const [there, back] = [flux(from, to), flux(to, from)];
      return { from, to, net: there - back, traffic: there + back };
    }),
    currents: Object.fromEntries(currents.map(({ id, weights }) => [id, rate(weights)])),
  };
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

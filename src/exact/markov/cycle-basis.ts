import type { Channel } from './channel.ts';

/** A channel gone through along (+1) or against (−1) its direction. */
export interface Step {
  channel: number;
  sign: 1 | -1;
}

/** A closed walk: `steps[i]` leads from `states[i]` to the next state, the last one back to the first. */
export interface Cycle {
  states: number[];
  steps: Step[];
  /** The channel of the first step, which no other cycle of the basis contains. */
  chord: number;
}

/**
 * Fundamental cycles of a network (Schnakenberg 1976): a spanning forest is grown breadth first, and each edge outside it, the chord,
 * closes one cycle, gone through in the direction of the chord. A pair of reverse channels is one edge, that of the lower index;
 * every further channel between the same states is an edge of its own. In the stationary law the current around a cycle is the
 * current through its chord.
 *
 * @param keep which channels belong to the graph; all by default
 */
export function cycleBasis(
  channels: readonly Channel[],
  n: number,
  keep: (channel: Channel, index: number) => boolean = () => true,
): Cycle[] {
  const edges = channels.flatMap((channel, index) => {
    const { reverse } = channel;
    if (reverse !== undefined && reverse < index) return [];
    return keep(channel, index) || (reverse !== undefined && keep(channels[reverse]!, reverse)) ? [index] : [];
  });
  const around: Step[][] = Array.from({ length: n }, () => []);
  for (const channel of edges) {
    around[channels[channel]!.from]!.push({ channel, sign: 1 });
    around[channels[channel]!.to]!.push({ channel, sign: -1 });
  }
  const target = ({ channel, sign }: Step) => (sign === 1 ? channels[channel]!.to : channels[channel]!.from);

  /** The step by which the forest first reached each state, null at a root. */
  const arrival: (Step | null | undefined)[] = new Array(n).fill(undefined);
  const tree = new Set<number>();
  for (let root = 0; root < n; root++) {
    if (arrival[root] !== undefined) continue;
    arrival[root] = null;
    const queue = [root];
    for (let head = 0; head < queue.length; head++) {
      for (const step of around[queue[head]!]!) {
        const next = target(step);
        if (arrival[next] !== undefined) continue;
        arrival[next] = step;
        tree.add(step.channel);
        queue.push(next);
      }
    }
  }
  const pathFromRoot = (state: number): Step[] => {
    const steps: Step[] = [];
    for (let step = arrival[state]; step; step = arrival[target(against(step))]) steps.unshift(step);
    return steps;
  };

  return edges
    .filter((channel) => !tree.has(channel))
    .map((chord) => {
      const { from, to } = channels[chord]!;
      const [out, home] = [pathFromRoot(to), pathFromRoot(from)];
      let common = 0;
      while (common < out.length && common < home.length && out[common]!.channel === home[common]!.channel) common++;
      const back = out.slice(common).reverse().map(against);
      const steps: Step[] = [{ channel: chord, sign: 1 }, ...back, ...home.slice(common)];
      return { chord, steps, states: steps.map((step) => target(against(step))) };
    });
}

function against({ channel, sign }: Step): Step {
  return { channel, sign: sign === 1 ? -1 : 1 };
}

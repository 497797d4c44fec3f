import { type Channel, checkChannels } from './channel.ts';

/** States that reach one another, in ascending order; a closed class is never left. */
export interface CommunicatingClass {
  states: number[];
  closed: boolean;
}

/**
 * The communicating classes of a network: the strongly connected components of its channels of positive rate (R. Tarjan, SIAM J.
 * Comput. 1, 146 (1972)), in order of their first states.
 *
 * @throws SpecError as `checkChannels`
 */
export function communicatingClasses(channels: readonly Channel[], n: number): CommunicatingClass[] {
  checkChannels(channels, n);
  const exits: number[][] = Array.from({ length: n }, () => []);
  for (const { from, to, rate } of channels) if (rate > 0 && from !== to) exits[from]!.push(to);

  const order = new Array<number>(n).fill(-1);
  const low = new Array<number>(n).fill(-1);
  const classOf = new Array<number>(n).fill(-1);
  const stack: number[] = [];
  const components: number[][] = [];
  let counter = 0;
  const visit = (state: number) => {
    order[state] = low[state] = counter++;
    stack.push(state);
    for (const next of exits[state]!) {
      if (order[next] === -1) visit(next);
      if (classOf[next] === -1) low[state] = Math.min(low[state]!, low[next]!);
    }
    if (low[state] !== order[state]) return;
    const states = stack.splice(stack.indexOf(state));
    for (const member of states) classOf[member] = components.length;
    components.push(states.sort((p, q) => p - q));
  };
  for (let state = 0; state < n; state++) if (order[state] === -1) visit(state);

  return components
    .map((states, index) => ({
      states,
      closed: states.every((state) => exits[state]!.every((next) => classOf[next] === index)),
    }))
    .sort((p, q) => p.states[0]! - q.states[0]!);
}

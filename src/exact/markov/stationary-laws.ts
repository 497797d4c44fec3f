import { SpecError } from '../../errors.ts';
import type { Channel } from './channel.ts';
import { communicatingClasses } from './communicating-classes.ts';
import { generator } from './generator.ts';
import { gthStationary } from './gth.ts';

/** The stationary law of one closed class: `p` over all states of the network, 0 outside `states`. */
interface StationaryLaw {
  states: number[];
  p: number[];
}

/** What a network tends to: one law for each closed class, every stationary law being a mixture of them. */
export interface StationaryLaws {
  laws: StationaryLaw[];
  /** States that are left for good: probability 0 in every stationary law. */
  transient: number[];
  /** States that have no way out; each is a closed class by itself. */
  absorbing: number[];
}

/**
 * All extremal stationary laws, L p = 0, of a Markov network: closed communicating classes, each solved by state reduction.
 *
 * @throws SpecError as `checkChannels`
 */
export function stationaryLaws(channels: readonly Channel[], n: number): StationaryLaws {
  const rates = generator(channels, n);
  const classes = communicatingClasses(channels, n);
  const closed = classes.filter((c) => c.closed);
  return {
    laws: closed.map(({ states }) => {
      const within = gthStationary(states.map((from) => states.map((to) => rates[to]![from]!)));
      const p = new Array<number>(n).fill(0);
      states.forEach((state, i) => {
        p[state] = within[i]!;
      });
      return { states, p };
    }),
    transient: classes.flatMap((c) => (c.closed ? [] : c.states)).sort((p, q) => p - q),
    absorbing: closed.flatMap(({ states }) => (states.length === 1 ? states : [])),
  };
}

/**
 * The stationary law of a network that has only one.
 *
 * @param names of the states, for the message @throws SpecError when several closed classes exist, naming their states
 */
export function stationaryLaw(channels: readonly Channel[], n: number, names?: readonly string[]): number[] {
  const { laws } = stationaryLaws(channels, n);
  if (laws.length === 1) return laws[0]!.p;
  const sets = laws.map(({ states }) => `{${states.map((s) => names?.[s] ?? s).join(', ')}}`);
  throw SpecError.of(
    'model.transitions',
    sets.join(' and '),
    'are never left for one another: several stationary states',
  );
}

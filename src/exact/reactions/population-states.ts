import { SpecError } from '../../errors.ts';

/** A reaction with any propensity: what it adds to each species, and its rate as a function of the populations. */
export interface Reaction {
  change: readonly number[];
  propensity: (populations: readonly number[]) => number;
}

/** A reaction network, the populations it starts from, and the largest population of each species that is kept. */
export interface BoundedNetwork {
  reactions: readonly Reaction[];
  start: readonly number[];
  most: readonly number[];
  names?: readonly string[];
}

/**
 * The states that a network reaches within its bounds, and the transitions between them. Transitions that lead out of the bounds add
 * to `leaving` of the state they leave.
 */
export interface PopulationStates {
  /** Populations of each state; state 0 is the start. */
  populations: number[][];
  from: Int32Array;
  to: Int32Array;
  rate: Float64Array;
  leaving: Float64Array;
}

/** Most states of a truncated master equation. */
const mostPopulationStates = 400_000;

/**
 * All states reachable from the start, breadth first; conservation laws need no mention, as other states are not reached.
 *
 * @throws SpecError for a start outside the bounds, a propensity that is negative or not finite or needs populations below zero at a
 *   reachable state (named), or too many states
 */
export function populationStates({ reactions, start, most, names }: BoundedNetwork): PopulationStates {
  const describe = (n: readonly number[]) => n.map((x, s) => `${names?.[s] ?? `species[${s}]`} = ${x}`).join(', ');
  start.forEach((x, s) => {
    if (!(Number.isInteger(x) && x >= 0 && x <= most[s]!)) {
      throw SpecError.of(
        names?.[s] ?? `species[${s}]`,
        x,
        `must start at a whole number from 0 to its bound ${most[s]}`,
      );
    }
  });
  const key = (n: readonly number[]) => n.reduce((code, x, s) => code * (most[s]! + 1) + x, 0);
  if (!(key(most) <= Number.MAX_SAFE_INTEGER)) throw SpecError.of('bounds', most, 'make too many states');

  const index = new Map([[key(start), 0]]);
  const populations = [[...start]];
  const [from, to, rate, leaving]: number[][] = [[], [], [], []];
  for (let state = 0; state < populations.length; state++) {
    const n = populations[state]!;
    leaving![state] = 0;
    for (const [r, { change, propensity }] of reactions.entries()) {
      const a = propensity(n);
      if (!(a >= 0 && a < Infinity)) {
        throw SpecError.of(`reactions[${r}]`, String(a), `must be finite and ≥ 0, is not at ${describe(n)}`);
      }
      if (a === 0 || change.every((d) => d === 0)) continue;
      const next = n.map((x, s) => x + change[s]!);
      if (next.some((x) => x < 0)) {
        throw SpecError.of(`reactions[${r}]`, a, `must be 0 where it would lead below zero, as at ${describe(n)}`);
      }
      if (next.some((x, s) => x > most[s]!)) {
        leaving![state]! += a;
        continue;
      }
      const code = key(next);
      let target = index.get(code);
      if (target === undefined) {
        target = populations.length;
        if (target >= mostPopulationStates)
          throw SpecError.of('bounds', most, `leave over ${mostPopulationStates} states`);
        index.set(code, target);
        populations.push(next);
      }
      from!.push(state);
      to!.push(target);
      rate!.push(a);
    }
  }
  return {
    populations,
    from: Int32Array.from(from!),
    to: Int32Array.from(to!),
    rate: Float64Array.from(rate!),
    leaving: Float64Array.from(leaving!),
  };
}

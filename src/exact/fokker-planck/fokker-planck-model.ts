import { SpecError } from '../../errors.ts';

/** Motion of one coordinate in the sense of Itô: dx = A(x) dt + √(2D(x)) dW. */
interface Diffusion {
  /** A(x): μF, with all of what another convention would add. */
  drift: (x: number) => number;
  /** D(x) > 0: μkT, length²/time. */
  diffusion: (x: number) => number;
}

/** Jumps between the ways to move, the coordinate staying where it is. */
interface Switch {
  from: number;
  to: number;
  /** Per unit time, ≥ 0. */
  rate: (x: number) => number;
}

/** One coordinate in [from, to), on a ring or between reflecting walls, that moves in one of several ways. */
export interface FokkerPlanckModel {
  from: number;
  to: number;
  boundary: 'periodic' | 'reflecting';
  states: readonly Diffusion[];
  switches?: readonly Switch[];
}

/** @throws SpecError for an empty interval, no state, or a switch that names none */
export function checkFokkerPlanck({ from, to, states, switches = [] }: FokkerPlanckModel): void {
  if (!Number.isFinite(from)) throw SpecError.of('from', String(from), 'must be finite');
  if (!(to > from && to < Infinity)) throw SpecError.of('to', String(to), `must be finite and > ${from}`);
  if (states.length === 0) throw SpecError.of('states', [], 'must not be empty');
  switches.forEach((edge, i) => {
    for (const end of ['from', 'to'] as const) {
      if (states[edge[end]] === undefined) throw SpecError.of(`switches.${i}.${end}`, edge[end], 'is no state');
    }
    if (edge.from === edge.to) throw SpecError.of(`switches.${i}.to`, edge.to, 'must be another state than from');
  });
}

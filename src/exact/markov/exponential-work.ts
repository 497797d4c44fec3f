import { type DrivenFlow, drivenFlow } from '../linear/driven-flow.ts';
import type { Channel } from './channel.ts';
import { generator } from './generator.ts';

/** Jumps between states, and what is summed while a state is occupied, at a rate that depends on state and time: w = ∫ power dt. */
export interface WorkedNetwork {
  readonly states: number;
  readonly channels: (t: number) => readonly Channel[];
  readonly power: (t: number) => readonly number[];
  /** Times at which either jumps or bends. */
  readonly breaks?: readonly number[];
}

/** Accuracy of both averages: no run tells a thousandth of it. */
const tolerance = 1e-8;

/** y(t) of a flow from y₀ at 0, at any times: each goes on from the latest one before it that was asked for. */
function goingOn(flow: Pick<DrivenFlow, 'matrix' | 'breaks'>, y0: readonly number[]): (t: number) => readonly number[] {
  const known = [{ t: 0, y: y0 }];
  return (to) => {
    const place = known.findLastIndex(({ t }) => t <= to);
    const { t: from, y } = known[place]!;
    if (from === to) return y;
    const found = drivenFlow({ ...flow, from, to }, y, tolerance);
    known.splice(place + 1, 0, { t: to, y: found });
    return found;
  };
}

/**
 * ⟨e^{−w}⟩ from the law p₀ over the time t, 1ᵀg(t) with ġ = (L − diag power) g, g(0) = p₀ (C. Jarzynski, PRE 56, 5018 (1997)), as a function of t. From
 * an equilibrium, with w the work in kT, it is e^{−βΔF}.
 */
export function exponentialWorkUntil(network: WorkedNetwork, p0: readonly number[]): (t: number) => number {
  const { states, channels, power, breaks = [] } = network;
  const matrix = (at: number) => {
    const dw = power(at);
    return generator(channels(at), states).map((row, i) => row.map((x, j) => (i === j ? x - dw[i]! : x)));
  };
  const g = goingOn({ matrix, breaks }, p0);
  return (t) => g(t).reduce((sum, part) => sum + part, 0);
}

/** The law of the states. */
export const lawUntil = ({ states, channels, breaks = [] }: WorkedNetwork, p0: readonly number[]) =>
  goingOn({ matrix: (at) => generator(channels(at), states), breaks }, p0);

/** ⟨w⟩ = ∫ Σ power p dt of the same. */
export function meanWorkUntil(network: WorkedNetwork, p0: readonly number[]): (t: number) => number {
  const { states, channels, power, breaks = [] } = network;
  const matrix = (at: number) => [...generator(channels(at), states).map((row) => [...row, 0]), [...power(at), 0]];
  const y = goingOn({ matrix, breaks }, [...p0, 0]);
  return (t) => y(t).at(-1)!;
}

/** ⟨e^{−w}⟩ at one time: `exponentialWorkUntil`. */
export const exponentialWork = (network: WorkedNetwork, p0: readonly number[], t: number): number =>
  exponentialWorkUntil(network, p0)(t);

/** ⟨w⟩ at one time: `meanWorkUntil`. */
export const meanWork = (network: WorkedNetwork, p0: readonly number[], t: number): number =>
  meanWorkUntil(network, p0)(t);

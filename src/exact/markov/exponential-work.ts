import { drivenFlow } from '../linear/driven-flow.ts';
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

/**
 * ⟨e^{−w}⟩ from the law p₀ over the time t, 1ᵀg(t) with ġ = (L − diag power) g, g(0) = p₀ (C. Jarzynski, PRE 56, 5018 (1997)). From
 * an equilibrium, with w the work in kT, it is e^{−βΔF}.
 */
export function exponentialWork(network: WorkedNetwork, p0: readonly number[], t: number): number {
  const { states, channels, power, breaks = [] } = network;
  const matrix = (at: number) => {
    const dw = power(at);
    return generator(channels(at), states).map((row, i) => row.map((x, j) => (i === j ? x - dw[i]! : x)));
  };
  return drivenFlow({ matrix, from: 0, to: t, breaks }, p0, tolerance).reduce((sum, g) => sum + g, 0);
}

/** ⟨w⟩ = ∫ Σ power p dt of the same. */
export function meanWork(network: WorkedNetwork, p0: readonly number[], t: number): number {
  const { states, channels, power, breaks = [] } = network;
  const matrix = (at: number) => [...generator(channels(at), states).map((row) => [...row, 0]), [...power(at), 0]];
  return drivenFlow({ matrix, from: 0, to: t, breaks }, [...p0, 0], tolerance).at(-1)!;
}

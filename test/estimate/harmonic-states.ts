import type { StateSamples } from '../../src/estimate/mbar/samples.ts';
import { normals } from '../random-normal.ts';

/** Harmonic oscillators u_k(x) = κ_k(x − o_k)²/2 with N_k samples each: pymbar's test system. */
export interface HarmonicStates {
  readonly stiffness: readonly number[];
  readonly offset: readonly number[];
  readonly counts: readonly number[];
}

const energyOf = ({ stiffness, offset }: HarmonicStates, k: number, x: number): number =>
  (stiffness[k]! * (x - offset[k]!) ** 2) / 2;

/** F_k/kT less F_0/kT. */
export const exactFree = ({ stiffness }: HarmonicStates): number[] =>
  stiffness.map((kappa) => Math.log(kappa / stiffness[0]!) / 2);

/** Samples of every state, and their energies in all. */
export function harmonicSamples(states: HarmonicStates, seed: number): StateSamples {
  const normal = normals(seed);
  const x = states.counts.flatMap((count, k) =>
    Array.from({ length: count }, () => states.offset[k]! + normal() / Math.sqrt(states.stiffness[k]!)),
  );
  return {
    energies: states.counts.map((_, k) => Float64Array.from(x, (v) => energyOf(states, k, v))),
    counts: states.counts,
  };
}

/** G_ij = ∫ p_i p_j/Σ_k N_k p_k dx: what the sums over weights tend to for many samples. */
export function exactGram(states: HarmonicStates): number[][] {
  const density = (k: number, x: number) =>
    Math.sqrt(states.stiffness[k]! / (2 * Math.PI)) * Math.exp(-energyOf(states, k, x));
  const gram = states.counts.map(() => states.counts.map(() => 0));
  const [from, to, steps] = [-12, 16, 8000];
  for (let s = 0; s <= steps; s++) {
    const x = from + ((to - from) * s) / steps;
    const p = states.counts.map((_, k) => density(k, x));
    const mixture = p.reduce((sum, v, k) => sum + v * states.counts[k]!, 0);
    if (mixture === 0) continue;
    for (const [i, row] of gram.entries())
      for (let j = 0; j < row.length; j++) row[j]! += (((to - from) / steps) * p[i]! * p[j]!) / mixture;
  }
  return gram;
}

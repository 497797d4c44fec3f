import type { StartKind } from '../kernel/start.ts';

/** Numbers that one process needs to start: values of the start's uniforms, and the sampler's table. */
export interface StartPlan {
  readonly uniforms: Readonly<Record<string, number>>;
  readonly table: Float64Array;
}

/** How trajectories start, and what is known of that state: the exact free energy, or the stationary density. */
export interface Start {
  readonly kind: StartKind;
  /** ΔF/kT from the state at λ(0) to that at λ(τ), the latter confined where the model says so; NaN without equilibrium. */
  readonly freeEnergyDifference: number;
  /** Estimated error of the quadrature. */
  readonly freeEnergyError: number;
  /** Places where trajectories are likely to be. */
  readonly samplePoints: readonly (readonly number[])[];
  /** Whether starts are drawn by Metropolis, and with how many updates. */
  readonly sampler: boolean;
  readonly rounds: number;
  /** How far, in total variation, these updates leave the start from equilibrium at most. */
  readonly distance: number;
  readonly warnings: readonly string[];
  /** ln of the stationary density that trajectories start from, where it is known and need not be an equilibrium; else null. */
  readonly logDensity: ((x: readonly number[]) => number) | null;
  /** ln of the equilibrium density over all coordinates that the forward process starts from; null where it starts otherwise. */
  readonly logEquilibrium: ((x: readonly number[]) => number) | null;
  /** Probability current density of the stationary state, where that is known. */
  readonly current: ((x: readonly number[]) => number[]) | null;
  /** Whether trajectories must relax to their stationary state first. */
  readonly unsettled: boolean;
  readonly starts: { readonly forward: StartPlan; readonly reverse: StartPlan };
}

/** What holds of starts that say nothing of it. */
export const plainStart = {
  freeEnergyDifference: Number.NaN,
  freeEnergyError: Number.NaN,
  sampler: false,
  rounds: 1,
  distance: 0,
  warnings: [],
  logDensity: null,
  logEquilibrium: null,
  current: null,
  unsettled: false,
} as const;

export const noNumbers: StartPlan = { uniforms: {}, table: new Float64Array(0) };

/** A stationary state that is known exactly. */
export interface ExactField {
  readonly dimension: number;
  readonly logDensity: (x: readonly number[]) => number;
  readonly current: ((x: readonly number[]) => number[]) | null;
}

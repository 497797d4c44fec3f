import type { FokkerPlanckModel } from '../../../src/exact/fokker-planck/fokker-planck-model.ts';

/** An overdamped particle in U = kx²/2 between walls too far to be felt; μ = 1. */
export function trap(k: number, kT: number, reach = 9): FokkerPlanckModel {
  const wall = reach * Math.sqrt(kT / k);
  return { from: -wall, to: wall, boundary: 'reflecting', states: [{ drift: (x) => -k * x, diffusion: () => kT }] };
}

/** Velocity c one way and the other, turned at rate r, with diffusion D, on a ring. */
export function telegraph(c: number, r: number, D: number): FokkerPlanckModel {
  return {
    from: 0,
    to: 1,
    boundary: 'periodic',
    states: [c, -c].map((drift) => ({ drift: () => drift, diffusion: () => D })),
    switches: [
      { from: 0, to: 1, rate: () => r },
      { from: 1, to: 0, rate: () => r },
    ],
  };
}

/** V = V0[sin 2πx + shape·sin 4πx], switched on at onRate and off at offRate; μ = kT = 1. */
export function flashingRatchet(V0: number, onRate: number, offRate: number, shape = 0.25): FokkerPlanckModel {
  const k = 2 * Math.PI;
  return {
    from: 0,
    to: 1,
    boundary: 'periodic',
    states: [
      { drift: () => 0, diffusion: () => 1 },
      { drift: (x) => -V0 * k * (Math.cos(k * x) + 2 * shape * Math.cos(2 * k * x)), diffusion: () => 1 },
    ],
    switches: [
      { from: 0, to: 1, rate: () => onRate },
      { from: 1, to: 0, rate: () => offRate },
    ],
  };
}

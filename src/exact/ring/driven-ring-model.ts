import type { FokkerPlanckModel } from '../fokker-planck/fokker-planck-model.ts';
import type { DrivenRingParameters } from './driven-ring.ts';

/** The driven ring as a Fokker–Planck equation on [0, 2π). */
export function drivenRingModel({ V0, f, mu, kT }: DrivenRingParameters): FokkerPlanckModel {
  return {
    from: 0,
    to: 2 * Math.PI,
    boundary: 'periodic',
    states: [{ drift: (x) => mu * (V0 * Math.sin(x) + f), diffusion: () => mu * kT }],
  };
}

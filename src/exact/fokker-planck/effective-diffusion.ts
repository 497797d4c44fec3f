import { dot } from './dot.ts';
import { type Extrapolated, extrapolate } from './extrapolate.ts';
import type { FokkerPlanckModel } from './fokker-planck-model.ts';
import { gridGenerator } from './grid-generator.ts';
import { velocitySource } from './velocity-source.ts';

/**
 * D_eff = lim Var(x(t) − x(0))/2t, x unwrapped, for any force and any number of states: ⟨D⟩ − w·L⁻¹u with the group inverse of L
 * (one Poisson equation), see `velocitySource`. 0 between walls. Rounding leaves an error of about 1e-12 D.
 *
 * @throws SpecError as `stationaryDensity`
 */
export function effectiveDiffusion(model: FokkerPlanckModel, cells = 400): Extrapolated {
  const on = (n: number) => {
    const { w, u, spread, invert } = velocitySource(gridGenerator(model, n));
    return spread / 2 - dot(w, invert(u));
  };
  return extrapolate(on(cells), on(3 * cells));
}

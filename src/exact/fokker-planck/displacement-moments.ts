import { SpecError } from '../../errors.ts';
import { dot } from './dot.ts';
import { type Extrapolated, extrapolate } from './extrapolate.ts';
import { flow } from './flow.ts';
import type { FokkerPlanckModel } from './fokker-planck-model.ts';
import { gridGenerator } from './grid-generator.ts';
import { velocitySource } from './velocity-source.ts';

/** Mean and variance of x(t) − x(0), x unwrapped. */
export interface DisplacementMoments {
  mean: Extrapolated;
  variance: Extrapolated;
}

/**
 * Displacement in a finite time t from the stationary start: ⟨Δ⟩ = vt and, with the parts of `velocitySource`,
 *
 *   Var Δ = t·2⟨D⟩ + 2∫₀ᵗ(t−s) w·e^{Ls}u ds = 2D_eff t + 2w·L⁻²(e^{Lt} − 1)u.
 *
 * @throws SpecError as `stationaryDensity`, and unless t is finite and ≥ 0
 */
export function displacementMoments(model: FokkerPlanckModel, t: number, cells = 400): DisplacementMoments {
  if (!(t >= 0 && t < Infinity)) throw SpecError.of('t', String(t), 'must be finite and ≥ 0');
  const on = (n: number) => {
    const grid = gridGenerator(model, n);
    const { w, u, mean, spread, invert } = velocitySource(grid);
    const response = invert(u);
    const later = flow(grid.jumps)(response, t).u;
    const memory = invert(later.map((x, i) => x - response[i]!));
    return { mean: mean * t, variance: t * (spread - 2 * dot(w, response)) + 2 * dot(w, memory) };
  };
  const [coarse, fine] = [on(cells), on(3 * cells)];
  return {
    mean: extrapolate(coarse.mean, fine.mean),
    variance: extrapolate(coarse.variance, fine.variance),
  };
}

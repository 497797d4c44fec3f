import { type Extrapolated, extrapolate } from './extrapolate.ts';
import type { FokkerPlanckModel } from './fokker-planck-model.ts';
import { type GridGenerator, gridGenerator } from './grid-generator.ts';
import { type GridLaw, gridLaw } from './grid-law.ts';
import { stationarySites } from './stationary-sites.ts';

/** The stationary law and what flows in it. */
export interface StationaryDensity extends GridLaw {
  /** J, probability per time through any point to the right, all states together: on a ring, turns per time. */
  current: Extrapolated;
  /** Mean velocity v = J × length. */
  velocity: Extrapolated;
}

/**
 * Stationary law, current and mean velocity of a Fokker–Planck equation by state reduction on n and 3n cells, extrapolated: errors of
 * order n⁻⁴ where drift and diffusion are smooth, bounded by those reported, of order n⁻². At equilibrium the density is that of
 * Boltzmann and the current 0, up to rounding on any grid.
 *
 * @throws SpecError as `gridGenerator`, and unless exactly one law is stationary
 */
export function stationaryDensity(model: FokkerPlanckModel, cells = 400): StationaryDensity {
  const grids = [gridGenerator(model, cells), gridGenerator(model, 3 * cells)] as const;
  const [coarse, fine] = [stationarySites(grids[0]), stationarySites(grids[1])];
  const current = extrapolate(currentThrough(grids[0], coarse), currentThrough(grids[1], fine));
  const length = model.to - model.from;
  return {
    ...gridLaw(grids[0], coarse, grids[1], fine),
    current,
    velocity: { value: length * current.value, error: length * current.error },
  };
}

/** The same through all faces: taken where traffic is least, it is the least difference of large numbers. */
function currentThrough({ hops, states }: GridGenerator, p: Float64Array): number {
  let [least, current] = [Infinity, 0];
  for (let face = 0; face < hops.left.length; face += states) {
    let [right, left] = [0, 0];
    for (let hop = face; hop < face + states; hop++) {
      right += hops.up[hop]! * p[hops.left[hop]!]!;
      left += hops.down[hop]! * p[hops.right[hop]!]!;
    }
    if (right + left < least) [least, current] = [right + left, right - left];
  }
  return current;
}

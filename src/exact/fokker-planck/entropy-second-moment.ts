import type { FokkerPlanckModel } from './fokker-planck-model.ts';
import { gridGenerator } from './grid-generator.ts';
import { stationarySites } from './stationary-sites.ts';

/** Mean number of uniform jumps in one stretch of time. */
const stretch = 50;

/** Part of the sum at which its terms are given up. */
const negligible = 1e-12;

/**
 * ⟨e^{−2Δs}⟩ of the total entropy production Δs = ln p(x₀) − ln p(x_t) + Q/T over a time t in the steady state: how many trajectories
 * the integral fluctuation theorem ⟨e^{−Δs}⟩ = 1 needs, which a sample without the rare ones that carry it does not tell. With the
 * stationary fluxes φ_ij = p_i k_ij between the sites of a grid it is Σ p_j a_j(t),
 *
 *   ȧ_j = Σ_i k_ji (a_i φ_ji/φ_ij − a_j), a(0) = 1,
 *
 * by uniformisation, all terms being positive. 1 at equilibrium; infinite beyond double precision, and on grids too coarse for the force.
 *
 * @throws SpecError as `stationaryDensity`
 */
export function entropySecondMoment(model: FokkerPlanckModel, t: number, cells = 400): number {
  const grid = gridGenerator(model, cells);
  const p = stationarySites(grid);
  const { left, right, up, down } = grid.hops;
  const fluxes = left.map((_, hop) => hop);
  const leaving = new Float64Array(p.length);
  for (const hop of fluxes) {
    leaving[left[hop]!]! += up[hop]!;
    leaving[right[hop]!]! += down[hop]!;
  }
  const ratio = Float64Array.from(fluxes, (hop) => (p[left[hop]!]! * up[hop]!) / (p[right[hop]!]! * down[hop]!));
  const fastest = Math.max(...leaving);
  /** (1 + M/q) a. */
  const sweep = (a: Float64Array) => {
    const next = a.map((x, i) => x * (1 - leaving[i]! / fastest));
    for (const hop of fluxes) {
      const [l, r] = [left[hop]!, right[hop]!];
      next[l]! += ((up[hop]! * ratio[hop]!) / fastest) * a[r]!;
      next[r]! += (down[hop]! / ratio[hop]! / fastest) * a[l]!;
    }
    return next;
  };
  const parts = Math.ceil((fastest * t) / stretch);
  const mean = (fastest * t) / parts;
  let a = new Float64Array(p.length).fill(1);
  for (let part = 0; part < parts; part++) {
    let term = a.map((x) => x * Math.exp(-mean));
    let sum = term;
    for (let k = 1; k < mean || Math.max(...term) > negligible * Math.max(...sum); k++) {
      term = sweep(term).map((x) => (x * mean) / k);
      sum = sum.map((x, i) => x + term[i]!);
    }
    a = sum;
  }
  const value = a.reduce((total, x, i) => total + p[i]! * x, 0);
  return Number.isFinite(value) ? value : Number.POSITIVE_INFINITY;
}

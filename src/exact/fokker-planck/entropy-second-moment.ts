import { extrapolate } from './extrapolate.ts';
import type { FokkerPlanckModel } from './fokker-planck-model.ts';
import { gridGenerator } from './grid-generator.ts';
import { logStationaryRing } from './log-stationary-ring.ts';

/** Mean number of uniform jumps in one stretch of time. */
const stretch = 50;

/** Correction of the logarithm from which on grids are too coarse to say anything. */
const coarsest = 0.5;

/** Part of the sum at which its terms are given up. */
const negligible = 1e-12;

/**
 * ⟨e^{−2Δs}⟩ of the total entropy production Δs = ln p(x₀) − ln p(x_t) + Q/T over a time t in the steady state: how many trajectories
 * the integral fluctuation theorem ⟨e^{−Δs}⟩ = 1 needs, which a sample without the rare ones that carry it does not tell. With the
 * stationary fluxes φ_ij = p_i k_ij between the sites of a grid it is Σ p_j a_j(t),
 *
 *   ȧ_j = Σ_i k_ji (a_i φ_ji/φ_ij − a_j), a(0) = 1,
 *
 * by uniformisation, all terms being positive, and with the logarithms of p, which underflows on high hills. 1 at equilibrium; infinite
 * beyond double precision, and on grids too coarse for the force. The logarithm has an error of order h², and is extrapolated from a
 * third of the cells and all.
 *
 * @param model on a ring, in one state
 * @param cells of the finer grid, rounded up to a multiple of three
 * @throws SpecError as `gridGenerator`
 */
export function entropySecondMoment(model: FokkerPlanckModel, t: number, cells = 400): number {
  const third = Math.ceil(cells / 3);
  const [coarse, fine] = [third, 3 * third].map((n) => Math.log(onGrid(model, t, n))) as [number, number];
  const { value, error } = extrapolate(coarse, fine);
  return error < coarsest ? Math.exp(Math.max(0, value)) : Number.POSITIVE_INFINITY;
}

function onGrid(model: FokkerPlanckModel, t: number, cells: number): number {
  const { hops: faces } = gridGenerator(model, cells);
  const { left, right, up, down } = faces;
  const logP = logStationaryRing(faces, cells);
  const hops = left.length;
  const leaving = new Float64Array(cells);
  for (let hop = 0; hop < hops; hop++) {
    leaving[left[hop]!]! += up[hop]!;
    leaving[right[hop]!]! += down[hop]!;
  }
  const fastest = Math.max(...leaving);
  const stay = leaving.map((rate) => 1 - rate / fastest);
  // what a site takes over from its neighbour on the right, and on the left
  const fromRight = new Float64Array(hops);
  const fromLeft = new Float64Array(hops);
  for (let hop = 0; hop < hops; hop++) {
    const ratio = (Math.exp(logP[left[hop]!]! - logP[right[hop]!]!) * up[hop]!) / down[hop]!;
    if (!(ratio > 0 && ratio < Number.POSITIVE_INFINITY)) return Number.POSITIVE_INFINITY;
    fromRight[hop] = (up[hop]! * ratio) / fastest;
    fromLeft[hop] = down[hop]! / ratio / fastest;
  }
  const parts = Math.ceil((fastest * t) / stretch);
  const mean = (fastest * t) / parts;
  const a = new Float64Array(cells).fill(1);
  let [term, next] = [new Float64Array(cells), new Float64Array(cells)];
  for (let part = 0; part < parts; part++) {
    const first = Math.exp(-mean);
    for (let i = 0; i < a.length; i++) {
      a[i]! *= first;
      term[i] = a[i]!;
    }
    // (1 + M/q)ᵏ a meanᵏ/k! of mean number k of jumps
    for (let k = 1, [largest, all] = [1, 1]; k < mean || largest > negligible * all; k++) {
      const weight = mean / k;
      for (let i = 0; i < a.length; i++) next[i] = stay[i]! * term[i]!;
      for (let hop = 0; hop < hops; hop++) {
        const [l, r] = [left[hop]!, right[hop]!];
        next[l]! += fromRight[hop]! * term[r]!;
        next[r]! += fromLeft[hop]! * term[l]!;
      }
      largest = 0;
      all = 0;
      for (let i = 0; i < a.length; i++) {
        next[i]! *= weight;
        a[i]! += next[i]!;
        largest = Math.max(largest, next[i]!);
        all = Math.max(all, a[i]!);
      }
      [term, next] = [next, term];
    }
  }
  const value = a.reduce((total, x, i) => total + Math.exp(logP[i]! + Math.log(x)), 0);
  return Number.isFinite(value) ? value : Number.POSITIVE_INFINITY;
}

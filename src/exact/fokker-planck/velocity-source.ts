import type { GridGenerator } from './grid-generator.ts';
import { resolvent } from './resolvent.ts';
import { stationarySites } from './stationary-sites.ts';

/** What displacements along a stationary path need: Δ grows by ±h at each hop between cells. */
export interface VelocitySource {
  /** Stationary probabilities of the sites. */
  p: Float64Array;
  /** Mean velocity of each site, h(rate up − rate down) → A(x). */
  w: Float64Array;
  /** v = ⟨w⟩. */
  mean: number;
  /** h²⟨rate up + rate down⟩ → 2⟨D⟩. */
  spread: number;
  /** Velocity now × 1[site just after], less v p → A p − 2∂(Dp)/∂x − v p. Sums to 0. */
  u: Float64Array;
  /** L⁻¹ among the vectors that sum to 0. */
  invert: (u: Float64Array) => Float64Array;
}

/** First and second derivatives of the generator tilted by the displacement, at its stationary law. */
export function velocitySource(grid: GridGenerator): VelocitySource {
  const { hops, width, jumps } = grid;
  const p = stationarySites(grid);
  const [w, u] = [new Float64Array(p.length), new Float64Array(p.length)];
  let [mean, spread] = [0, 0];
  for (let hop = 0; hop < hops.left.length; hop++) {
    const [left, right] = [hops.left[hop]!, hops.right[hop]!];
    const [up, down] = [width * hops.up[hop]!, width * hops.down[hop]!];
    w[left]! += up;
    w[right]! -= down;
    u[right]! += up * p[left]!;
    u[left]! -= down * p[right]!;
    mean += up * p[left]! - down * p[right]!;
    spread += width * (up * p[left]! + down * p[right]!);
  }
  const solve = resolvent(jumps, 0);
  const invert = (v: Float64Array) => {
    const x = solve({ re: v.map((y) => -y), im: new Float64Array(v.length) }).re;
    return withoutSum(x, p);
  };
  return { p, w, mean, spread, u: withoutSum(u, p), invert };
}

/** u less the multiple of p that makes it sum to 0. */
export function withoutSum(u: Float64Array, p: Float64Array): Float64Array {
  const sum = u.reduce((total, x) => total + x, 0);
  return u.map((x, i) => x - sum * p[i]!);
}

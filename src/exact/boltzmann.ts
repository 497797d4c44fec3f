import { explore, type Landscape, linePoints, panelEnds } from './explore.ts';
import { integrate } from './integrate.ts';
import { kronrodAt, kronrodPanel, kronrodWeights, type Panel } from './kronrod-panel.ts';
import { farGrowth, noEquilibrium, type PotentialSource, tooNarrow } from './no-equilibrium.ts';
import { supportOf } from './support.ts';
import { addWalls } from './walls.ts';

export interface BoltzmannOptions extends PotentialSource {
  /** The coordinate lives on the ring [0, period). */
  period?: number;
  /** Confines to where this holds: the density is zero elsewhere. */
  inside?: (x: number) => boolean;
}

/** The equilibrium p(x) = e^{−u(x)}/Z of one coordinate. */
export interface Boltzmann {
  /** ln Z, Z = ∫ e^{−u} dx, in the coordinate's own unit of length. */
  logZ: number;
  /** Estimated error of logZ. */
  error: number;
  /** Ring length, as given. */
  period?: number;
  /** Least value of u and where it is taken. */
  minimum: { x: number; u: number };
  /** u(x), +∞ where there is no density. */
  reduced: (x: number) => number;
  /** Intervals where u is less than `height` (45 by default) above its least value, or above its mean − 5 if that is higher. */
  support: (height?: number) => [number, number][];
  /** ⟨fn⟩ for a smooth fn. */
  mean: (fn: (x: number) => number) => number;
  /** Probability of [a, b]. */
  probability: (a: number, b: number) => number;
}

/** Height above the minimum at which panels end; algebraic tails reach this near 1e18. */
const level = 120;

/**
 * Boltzmann density of a reduced potential u(x) = βU(x) on the line or a ring by adaptive quadrature; free energy
 * differences are ΔF/kT = logZ(u₀) − logZ(u₁). Finds the wells itself, scales from 1e-9 to 1e9. NaN counts as +∞
 * (outside the domain).
 *
 * @throws SpecError when Z is infinite (u falls without bound, or grows no faster than ln|x|) or zero
 */
export function boltzmann(u: (x: number) => number, options: BoltzmannOptions = {}): Boltzmann {
  const { period, inside } = options;
  const reduced = (x: number) => {
    if (inside && !inside(x)) return Infinity;
    const v = u(x);
    return v > -Infinity ? v : Infinity;
  };
  if (period === undefined) refuseSlowGrowth(reduced, options);
  const base = period === undefined ? linePoints() : Array.from({ length: 513 }, (_, i) => (i * period) / 512);
  const landscape = explore(reduced, base);
  const bottom = landscape.minima[0];
  if (!bottom) throw noEquilibrium(options, 'it is nowhere finite');
  refuseBottomless(u, reduced, landscape, options);
  if (inside) addWalls(landscape, inside);

  const f = (x: number) => Math.exp(bottom.u - reduced(x));
  const noise = Number.EPSILON * (40 + Math.abs(bottom.u));
  const panels: Panel[] = [];
  let z = 0;
  let error = 0;
  for (const ends of panelEnds(landscape, level)) {
    const part = integrate(f, ends, { tolerance: 1e-15, noise, scale: z });
    z += part.value;
    error += part.error;
    panels.push(...part.panels);
  }
  if (!(z > 0 && z < Infinity)) throw noEquilibrium(options, 'the integral of exp(−βU) is not finite');
  if (period === undefined) refuseHeavyTails(f, z, options);

  const nodes = (fn: (x: number, p: number) => number) => {
    let sum = 0;
    for (const { a, b, f: p } of panels)
      for (let i = 0; i < 15; i++)
        if (p[i]! > 0) sum += 0.5 * (b - a) * kronrodWeights[i]! * p[i]! * fn(kronrodAt(a, b, i), p[i]!);
    return sum / z;
  };
  // At an integrable singularity min u means little: measure heights from where the probability is.
  const typical = bottom.u - nodes((_, p) => Math.log(p));
  const reference = Math.max(bottom.u, typical - 5);

  return {
    period,
    logZ: Math.log(z) - bottom.u,
    error: error / z + noise + (4 * Number.EPSILON * Math.abs(bottom.x)) / z,
    minimum: bottom,
    reduced,
    support: (height = 45) => supportOf(panels, reduced, reference + height),
    mean: (fn) => nodes(fn),
    probability: (from, to) => {
      let sum = 0;
      for (const p of panels) {
        const [a, b] = [Math.max(p.a, from), Math.min(p.b, to)];
        if (a < b) sum += a === p.a && b === p.b ? p.value : kronrodPanel(f, a, b).value;
      }
      return sum / z;
    },
  };
}

function refuseSlowGrowth(reduced: (x: number) => number, source: PotentialSource): void {
  for (const side of [-1, 1]) {
    if (farGrowth((r) => reduced(side * r)) > 1) continue;
    throw noEquilibrium(source, `exp(−βU) has no finite integral towards x = ${side < 0 ? '−∞' : '+∞'}`);
  }
}

/** Algebraic tails: what lies beyond the last decade must be negligible. */
function refuseHeavyTails(f: (x: number) => number, z: number, source: PotentialSource): void {
  for (const side of [-1, 1])
    if (f(side * 1e18) * 1e18 > 1e-9 * z) throw noEquilibrium(source, 'it grows too slowly far away');
}

/** u → −∞ at a point is fine only if slower than ln of the distance to it. */
function refuseBottomless(
  u: (x: number) => number,
  reduced: (x: number) => number,
  landscape: Landscape,
  source: PotentialSource,
): void {
  const bottom = landscape.minima[0]!;
  if (bottom.u < -1e100)
    throw noEquilibrium(source, `it falls without bound, or deeper than 10¹⁰⁰ kT, at x = ${bottom.x}`);
  const singular = landscape.x.filter((x) => u(x) === -Infinity);
  for (const x of [bottom.x, ...singular.slice(0, 8)]) {
    const step = Math.max(4 * Number.EPSILON * Math.abs(x), 1e-18);
    for (const side of [-1, 1]) {
      const v = [1, 1e2, 1e4, 1e6].map((d) => reduced(x + side * d * step));
      const rises = v.slice(1).map((w, i) => w - v[i]!);
      if (!rises.every((rise) => rise < Infinity && rise / Math.log(100) > 0.999)) continue;
      // a well with a bottom rises ever faster away from it, a singularity ever slower
      throw u(x) > -Infinity && rises[2]! > 10 * rises[1]! && rises[1]! > 10 * rises[0]!
        ? tooNarrow(source, `x = ${x}`)
        : noEquilibrium(source, `it falls without bound at x = ${x}`);
    }
  }
}

import { gaussLegendre } from './gauss-legendre.ts';
import type { KickedParticle } from './kicked-particle.ts';

/** Standard deviations after which a normal density is as good as none. */
const reach = 9;

/** Gaussians are as good as none, and weights too, below e^{−depth}. */
const depth = 40;

/** Panels of a quadrature, in the width of the narrowest that the integrand contains: its error is below 1e-6 of the highest density. */
const panel = 3;
const rule = gaussLegendre(12);

/** Panels are halved so many times at most for the places that are kept. */
const finest = 8;

/** Where tanh u is 1 in double precision. */
const farthest = 20;

interface Node {
  readonly at: number;
  readonly weight: number;
}

/**
 * Stationary density of a kicked particle and the current of its motion between impulses, which carry the same current back.
 *
 * x is the sum of three independent parts: of the water, normal of variance kT/k; of the impulses, the difference of two Gamma numbers
 * of shape c = γν/2k and scale b, a normal number whose variance is 2b² times a Gamma number of shape c; of the kicks, of density
 * ∝ (1 − (ky/f0)²)^{α − 1}, α = γ/2kτ_a (dichotomous noise: W. Horsthemke, R. Lefever, Noise-Induced Transitions, Springer 1984). The
 * impulses carry −νb²p̃′, p̃ the same density with shape c + 1: ν(1 − φ_l) = νq²b²φ_l of the characteristic function φ_l = 1/(1 + q²b²).
 */
export function kickedField(particle: KickedParticle): {
  density: (x: number) => number;
  current: (x: number) => number;
} {
  const { k, gamma, kT, nu, b } = particle;
  const thrown = nu > 0 && b > 0;
  const shape = (gamma * nu) / (2 * k);
  const kicked = kickedNormal(particle);
  const mixture = (c: number, of: 'density' | 'slope') => {
    const variances = thrown ? gammaNodes(c, kT / k / (2 * b ** 2)) : [{ at: 0, weight: 1 }];
    return (x: number) =>
      variances.reduce((sum, { at, weight }) => sum + weight * kicked(of, x, kT / k + 2 * b ** 2 * at), 0);
  };
  const slope = thrown ? mixture(shape + 1, 'slope') : () => 0;
  return { density: mixture(shape, 'density'), current: (x) => nu * b ** 2 * slope(x) };
}

/**
 * Nodes and weights of the Gamma law s^{c − 1}e^{−s}/Γ(c), by quadrature after s = eᵗ.
 *
 * @param unit what is far below it counts as 0
 */
function gammaNodes(c: number, unit: number): Node[] {
  const log = (t: number) => c * t - Math.exp(t);
  const top = Math.log(c);
  const width = 1 / Math.sqrt(c);
  // ln(1 + u) falls off no faster than this where c is large, and s = 0 takes the rest where it is small
  const low = Math.max(top - reach * width - depth / c, Math.min(Math.log(1e-8 * unit), top - 1));
  const high = Math.log(c + depth + 2 * reach * Math.sqrt(c));
  const nodes: Node[] = [{ at: 0, weight: Math.exp(log(low) - log(top)) / c }];
  overPanels(low, high, panel * Math.min(1, width), (t, weight) => {
    nodes.push({ at: Math.exp(t), weight: weight * Math.exp(log(t) - log(top)) });
  });
  const total = nodes.reduce((sum, { weight }) => sum + weight, 0);
  return nodes.map(({ at, weight }) => ({ at, weight: weight / total }));
}

/** Density or slope at x of what the kicks make, blurred by a normal law, by quadrature after ky/f0 = tanh u. */
function kickedNormal({ k, gamma, f0, tauA }: KickedParticle) {
  const far = Math.abs(f0) / k;
  const alpha = gamma / (2 * k * tauA);
  const weightAt = (u: number) => Math.cosh(u) ** (-2 * alpha);
  const end = Math.min(farthest, Math.sqrt(depth / alpha) + depth / (2 * alpha));
  const width = panel * Math.min(1, 1 / Math.sqrt(alpha));
  /** What lies beyond `end` on each side, at ±f0/k: cosh u = eᵘ/2. */
  const beyond = end < farthest ? 0 : (2 ** (2 * alpha) * Math.exp(-2 * alpha * end)) / (2 * alpha);
  const levels: Places[] = [];
  /** All places, with panels of 2^−level widths. */
  const placesOf = (level: number) => {
    levels[level] ??= placesOver(-end, end, width / 2 ** level);
    return levels[level];
  };
  const placesOver = (from: number, to: number, most: number): Places => {
    const places: Places = { at: [], weight: [] };
    overPanels(from, to, most, (u, weight) => {
      places.at.push(far * Math.tanh(u));
      places.weight.push(weight * weightAt(u));
    });
    return places;
  };
  const total = 2 * beyond + placesOf(0).weight.reduce((sum, w) => sum + w, 0);
  return (of: 'density' | 'slope', x: number, variance: number): number => {
    const normal = (y: number) => Math.exp(-((x - y) ** 2) / (2 * variance)) / Math.sqrt(2 * Math.PI * variance);
    const blurred = of === 'density' ? normal : (y: number) => ((y - x) / variance) * normal(y);
    if (far === 0) return blurred(0);
    const sigma = Math.sqrt(variance);
    const within = (y: number) => Math.max(-end, Math.min(end, Math.atanh(Math.max(-1, Math.min(1, y / far)))));
    const [low, high] = [x - reach * sigma, x + reach * sigma];
    const [from, to] = [within(low), within(high)];
    const steepest = far / Math.cosh(from * to < 0 ? 0 : Math.min(Math.abs(from), Math.abs(to))) ** 2;
    const level = Math.max(0, Math.ceil(Math.log2((width * steepest) / (panel * sigma))));
    // beyond `low` and `high` there is nothing to be seen; where the blur is so fine, places are made for it alone
    const { at, weight } = level <= finest ? placesOf(level) : placesOver(from, to, width / 2 ** level);
    let sum = beyond * (blurred(far) + blurred(-far));
    for (let i = firstAbove(at, low); i < at.length && at[i]! <= high; i++) sum += weight[i]! * blurred(at[i]!);
    return sum / total;
  };
}

/** Ascending places along x, and the weights of the kicks there. */
interface Places {
  readonly at: number[];
  readonly weight: number[];
}

/** Index of the first of ascending values that is not below `low`. */
function firstAbove(values: readonly number[], low: number): number {
  let [from, to] = [0, values.length];
  while (from < to) {
    const middle = (from + to) >> 1;
    if (values[middle]! < low) from = middle + 1;
    else to = middle;
  }
  return from;
}

/** Gauss and Legendre's rule in panels no wider than `most`. */
function overPanels(from: number, to: number, most: number, visit: (at: number, weight: number) => void): void {
  const panels = Math.ceil((to - from) / most);
  const half = (to - from) / panels / 2;
  for (let i = 0; i < panels; i++)
    for (let n = 0; n < rule.nodes.length; n++)
      visit(from + (2 * i + 1 + rule.nodes[n]!) * half, rule.weights[n]! * half);
}

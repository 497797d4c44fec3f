import { chebyshevCoefficients, chebyshevNodes, chebyshevValue } from './chebyshev.ts';

/** Where Fermi sums are kept: Chebyshev nodes c_j = center + halfWidth·cos(π(j + ½)/nodes). */
export interface Bracket {
  readonly center: number;
  readonly halfWidth: number;
  readonly nodes: number;
}

/**
 * Which sum a side of the experiment keeps as a function of c = ΔF − M, M = ln(N_F/N_R) (so that unequal counts only shift the
 * argument): forward Σ f(W_F − c), reverse Σ f(W_R + c), with f(x) = 1/(1 + e^x).
 */
export type Side = 'forward' | 'reverse';

/** Sums of Fermi weights at the nodes of a bracket: all that Bennett's acceptance ratio needs, in bounded memory. */
export interface FermiSums {
  readonly bracket: Bracket;
  readonly side: Side;
  /** Sum at each node. */
  readonly sums: Float64Array;
}

/** Fermi sums at one argument: Σ f and its slope Σ f(1 − f), from which Σ f² = Σ f − Σ f(1 − f). */
export interface FermiValue {
  readonly sum: number;
  readonly information: number;
}

/**
 * A bracket center ± halfWidth with as many nodes as make the interpolation exact to rounding. f has its poles at distance π from
 * the real axis, hence error ∝ ρ^−J with ρ = a + √(1 + a²), a = π/halfWidth (Trefethen, Approximation Theory and
 * Approximation Practice, theorem 8.2).
 */
export function bracketOf(center: number, halfWidth: number): Bracket {
  return { center, halfWidth, nodes: Math.ceil(33 / Math.asinh(Math.PI / halfWidth)) };
}

/** Fermi sums of nothing; neutral under `mergeFermiSums`. */
export function emptyFermiSums(bracket: Bracket, side: Side): FermiSums {
  return { bracket, side, sums: new Float64Array(bracket.nodes) };
}

/**
 * Σ 1/(1 + shift·factor) over the first `length` factors; one of +∞ has weight zero. Four at a time over a common denominator, since a
 * division takes as long as several products.
 */
export function fermiSum(factors: Float64Array, shift: number, length = factors.length): number {
  const fours = length - (length % 4);
  let sum = 0;
  for (let i = 0; i < fours; i += 4) {
    const a = 1 + shift * factors[i]!;
    const b = 1 + shift * factors[i + 1]!;
    const c = 1 + shift * factors[i + 2]!;
    const d = 1 + shift * factors[i + 3]!;
    const ab = a * b;
    const cd = c * d;
    const all = ab * cd;
    sum += all < 1e300 ? ((a + b) * cd + (c + d) * ab) / all : 1 / a + 1 / b + 1 / c + 1 / d;
  }
  for (let i = fours; i < length; i++) sum += 1 / (1 + shift * factors[i]!);
  return sum;
}

/**
 * Fermi sums from Boltzmann factors: `factors[i]` is e^{W − center} forward, e^{W + center} in reverse. One exponential a work
 * and a quarter of a division a node; a factor of +∞ (an infinite work) has weight zero.
 *
 * @param sums receives the sums
 */
export function fermiSumsOf(
  bracket: Bracket,
  side: Side,
  factors: Float64Array,
  length = factors.length,
  sums: Float64Array = new Float64Array(bracket.nodes),
): FermiSums {
  const nodes = chebyshevNodes(bracket.nodes);
  const scale = side === 'forward' ? -bracket.halfWidth : bracket.halfWidth;
  for (let j = 0; j < sums.length; j++) sums[j] = fermiSum(factors, Math.exp(scale * nodes[j]!), length);
  return { bracket, side, sums };
}

/** Both samples together. @param into receives the sums, and may hold those of either @throws RangeError when brackets or sides differ */
export function mergeFermiSums(
  a: FermiSums,
  b: FermiSums,
  into: Float64Array = new Float64Array(a.bracket.nodes),
): FermiSums {
  const { bracket: p, side } = a;
  const q = b.bracket;
  if (side !== b.side || (p !== q && (p.center !== q.center || p.halfWidth !== q.halfWidth || p.nodes !== q.nodes)))
    throw new RangeError('Fermi sums over different brackets cannot be merged');
  for (let j = 0; j < into.length; j++) into[j] = a.sums[j]! + b.sums[j]!;
  return { bracket: p, side, sums: into };
}

/** The sums as a function of c inside the bracket. */
export function fermiFunction({ bracket, side, sums }: FermiSums): (c: number) => FermiValue {
  const { center, halfWidth } = bracket;
  const coefficients = chebyshevCoefficients(sums);
  const sign = side === 'forward' ? 1 : -1;
  return (c) => {
    const { value, slope } = chebyshevValue(coefficients, (c - center) / halfWidth);
    return { sum: value, information: (sign * slope) / halfWidth };
  };
}

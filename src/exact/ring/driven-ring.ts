import { SpecError } from '../../errors.ts';
import { gaussLegendre } from '../gauss-legendre.ts';

/** V = V0 cos x on a circumference of 2π, with a constant force f, mobility μ and temperature kT. */
export interface DrivenRingParameters {
  V0: number;
  f: number;
  mu: number;
  kT: number;
}

/** Steady state of the driven ring. */
export interface DrivenRing {
  /** v, mean velocity. */
  velocity: number;
  /** J = v/2π, turns per time. */
  loopRate: number;
  /** D_eff = lim Var(x)/2t. */
  diffusion: number;
  /** ∂v/∂f; μ/I₀(V0/kT)² at f = 0 (S. Lifson, J. L. Jackson, J. Chem. Phys. 36, 2410 (1962)). */
  mobility: number;
  /** D_eff − kT ∂v/∂f, 0 at f = 0. */
  einsteinViolation: number;
  /** σ = fv/kT per time, in k_B. */
  entropyProduction: number;
  /** Stationary p(x), 2π-periodic, per length. */
  density: (x: number) => number;
}

const length = 2 * Math.PI;
const rule = gaussLegendre(10);

/**
 * Closed forms of the driven ring (P. Reimann et al., PRL 87, 010602 (2001)): with ⟨·⟩ = ∫₀ᴸdx/L, L = 2π,
 *
 *   I₋(x) = ∫₀ᴸ e^{[V(x+y) − V(x) − yf]/kT} dy, I₊(x) = ∫₀ᴸ e^{[V(x) − V(x−y) − yf]/kT} dy = I₋(π − x),
 *   v = μkT (1 − e^{−Lf/kT})/⟨I⟩, D_eff = μkT ⟨I₊²I₋⟩/⟨I⟩³, ∂v/∂f = μ⟨I₊I₋⟩/⟨I⟩², p = I₋/(L⟨I⟩).
 *
 * f < 0 is the mirror image. Sums of positive terms throughout: errors near rounding up to V0/kT = 300.
 *
 * @throws SpecError unless V0 and f are finite, mu and kT > 0
 */
export function drivenRing({ V0, f, mu, kT }: DrivenRingParameters): DrivenRing {
  for (const [name, value] of Object.entries({ V0, f })) {
    if (!Number.isFinite(value)) throw SpecError.of(name, String(value), 'must be finite');
  }
  for (const [name, value] of Object.entries({ mu, kT })) {
    if (!(value > 0 && value < Infinity)) throw SpecError.of(name, String(value), 'must be finite and > 0');
  }
  const [kappa, phi] = [V0 / kT, Math.abs(f) / kT];
  const top = Math.abs(kappa);
  const n = 2 * Math.ceil(128 + 8 * top + phi);
  const step = length / n;
  const once = -Math.expm1(-phi * length);
  /** ∫ e^{V(s)/kT − |V0|/kT − φ(s−a)} ds over [a, b], at most a step. */
  const piece = (a: number, b: number) => {
    const half = (b - a) / 2;
    return rule.nodes.reduce((sum, node, i) => {
      const y = half * (1 + node);
      return sum + half * rule.weights[i]! * Math.exp(kappa * Math.cos(a + y) - top - phi * y);
    }, 0);
  };

  // S(x) = ∫ₓ^{x+L} e^{V(s)/kT − |V0|/kT − φ(s−x)} ds at the n grid points, from one end of the ring to the other.
  const pieces = Array.from({ length: n }, (_, i) => piece(i * step, (i + 1) * step));
  const decay = Math.exp(-phi * step);
  const S = new Float64Array(n + 1);
  S[n] = pieces.reduceRight((sum, x) => x + decay * sum, 0);
  for (let i = n - 1; i >= 0; i--) S[i] = once * pieces[i]! + decay * S[i + 1]!;

  /** I₋ e^{−2|V0|/kT}. */
  const minus = Array.from({ length: n }, (_, i) => S[i]! * Math.exp(-kappa * Math.cos(i * step) - top));
  const mean = minus.reduce((sum, x) => sum + x, 0) / n;
  const p = minus.map((x) => x / mean);
  const plus = p.map((_, i) => p[(n + n / 2 - i) % n]!);
  const average = (fn: (plus: number) => number) => p.reduce((sum, x, i) => sum + x * fn(plus[i]!), 0) / n;

  const speed = ((mu * kT * once) / mean) * Math.exp(-2 * top);
  const velocity = f < 0 ? -speed : speed;
  const density = (x: number) => {
    const along = (((f < 0 ? -x : x) % length) + length) % length;
    const next = Math.min(n, Math.floor(along / step) + 1);
    const behind = next * step - along;
    const sum = once * piece(along, next * step) + Math.exp(-phi * behind) * S[next]!;
    return (sum * Math.exp(-kappa * Math.cos(along) - top)) / (mean * length);
  };
  return {
    velocity,
    loopRate: velocity / length,
    diffusion: mu * kT * average((g) => g * g),
    mobility: mu * average((g) => g),
    einsteinViolation: mu * kT * average((g) => g * (g - 1)),
    entropyProduction: (f * velocity) / kT,
    density,
  };
}

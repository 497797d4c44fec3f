import { gaussLegendre } from './gauss-legendre.ts';

/** A particle in a trap that a force of ±f0 pushes, which turns round at the rate 1/(2τ_a): ⟨f(t)f(0)⟩ = f0² e^{−|t|/τ_a}. */
export interface KickedParticle {
  readonly k: number;
  readonly gamma: number;
  readonly f0: number;
  readonly tauA: number;
  readonly kT: number;
}

/** ⟨x²⟩ = kT/k + f0²τ_a/[k(γ + kτ_a)]. */
export const kickedVariance = ({ k, gamma, f0, tauA, kT }: KickedParticle): number =>
  kT / k + (f0 ** 2 * tauA) / (k * (gamma + k * tauA));

/** Power of the force, which all becomes heat: f0²/(γ + kτ_a). */
export const kickingPower = ({ k, gamma, f0, tauA }: KickedParticle): number => f0 ** 2 / (gamma + k * tauA);

/**
 * kT_eff(ω) = C̃(ω)/2R̃′(ω) of velocities, which a bath of that temperature would make of the same response:
 * kT + (f0²τ_a/γ)/(1 + ω²τ_a²).
 */
export const effectiveTemperature = ({ gamma, f0, tauA, kT }: KickedParticle, omega: number): number =>
  kT + (f0 ** 2 * tauA) / gamma / (1 + (omega * tauA) ** 2);

/** R̃′(ω), R(t) = δ⟨ẋ(t)⟩/δf(0): ω²γ/(k² + ω²γ²), whatever kicks. */
export const velocityResponse = ({ k, gamma }: KickedParticle, omega: number): number =>
  (omega ** 2 * gamma) / (k ** 2 + (omega * gamma) ** 2);

const rule = gaussLegendre(12);

/**
 * γ⟨[x(δ) − x(0)]²⟩/2δ, kT as δ → 0: (γ/δ)[(kT/k)(1 − e^{−κδ}) − (f0²/γ²)(α/(α + κ))(g(α) − g(κ))/(α − κ)] with κ = k/γ, α = 1/τ_a
 * and g(r) = (1 − e^{−rδ})/r.
 */
export function laggedTemperature({ k, gamma, f0, tauA, kT }: KickedParticle, lag: number): number {
  const [kappa, alpha] = [k / gamma, 1 / tauA];
  const g = (r: number) => -Math.expm1(-r * lag) / r;
  const slope = (r: number) => (Math.expm1(-r * lag) + r * lag * Math.exp(-r * lag)) / r ** 2;
  const ratio = alpha / kappa;
  // close rates: the mean slope between them
  const quotient =
    ratio > 0.5 && ratio < 2
      ? rule.nodes.reduce(
          (sum, z, i) => sum + (rule.weights[i]! / 2) * slope((kappa + alpha + z * (alpha - kappa)) / 2),
          0,
        )
      : (g(alpha) - g(kappa)) / (alpha - kappa);
  const active = ((f0 / gamma) ** 2 * (alpha / (alpha + kappa)) * -quotient * gamma) / lag;
  return (kT * g(kappa)) / lag + active;
}

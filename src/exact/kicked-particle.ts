import { gaussLegendre } from './gauss-legendre.ts';

/**
 * A particle in a trap that a force of ±f0 pushes, which turns round at the rate 1/(2τ_a): ⟨f(t)f(0)⟩ = f0² e^{−|t|/τ_a}; and that impulses
 * throw at the rate ν, each by a Laplace number of scale b: of variance 2b² and fourth moment 24b⁴.
 */
export interface KickedParticle {
  readonly k: number;
  readonly gamma: number;
  readonly f0: number;
  readonly tauA: number;
  readonly kT: number;
  readonly nu: number;
  readonly b: number;
}

/** kT + γνb²: the temperature of a bath that is as white a noise as water and impulses are together. */
export const whiteTemperature = ({ gamma, kT, nu, b }: KickedParticle): number => kT + gamma * nu * b ** 2;

/** ⟨x²⟩ = (kT + γνb²)/k + f0²τ_a/[k(γ + kτ_a)]. */
export const kickedVariance = (particle: KickedParticle): number =>
  whiteTemperature(particle) / particle.k + telegraphMoments(particle).second;

/**
 * ⟨x⁴⟩ − 3⟨x²⟩²: x is a linear filter of independent noises, so their cumulants add. That of the water is none, that of impulses
 * ν⟨l⁴⟩∫e^{−4kt/γ}dt = 6νb⁴γ/k.
 */
export function kickedFourthCumulant(particle: KickedParticle): number {
  const { k, gamma, nu, b } = particle;
  const { second, fourth } = telegraphMoments(particle);
  return (6 * nu * b ** 4 * gamma) / k + fourth - 3 * second ** 2;
}

/**
 * ⟨y²⟩ and ⟨y⁴⟩ of γẏ = −ky + s f0, s = ±1 turning round at the rate 1/(2τ_a), from the closed equations of its moments with s:
 * nκ⟨yⁿ⟩ = na⟨s yⁿ⁻¹⟩ and (nκ + 1/τ_a)⟨s yⁿ⟩ = na⟨yⁿ⁻¹⟩, κ = k/γ and a = f0/γ.
 */
function telegraphMoments({ k, gamma, f0, tauA }: KickedParticle): { second: number; fourth: number } {
  const [kappa, a] = [k / gamma, f0 / gamma];
  const turned = (n: number, below: number) => (n * a * below) / (n * kappa + 1 / tauA);
  const second = (a * turned(1, 1)) / kappa;
  return { second, fourth: (a * turned(3, second)) / kappa };
}

/** Power of the force, which all becomes heat: f0²/(γ + kτ_a). */
export const kickingPower = ({ k, gamma, f0, tauA }: KickedParticle): number => f0 ** 2 / (gamma + k * tauA);

/**
 * kT_eff(ω) = C̃(ω)/2R̃′(ω) of velocities, which a bath of that temperature would make of the same response:
 * kT + γνb² + (f0²τ_a/γ)/(1 + ω²τ_a²).
 */
export const effectiveTemperature = (particle: KickedParticle, omega: number): number => {
  const { gamma, f0, tauA } = particle;
  return whiteTemperature(particle) + (f0 ** 2 * tauA) / gamma / (1 + (omega * tauA) ** 2);
};

/** R̃′(ω), R(t) = δ⟨ẋ(t)⟩/δf(0): ω²γ/(k² + ω²γ²), whatever kicks. */
export const velocityResponse = ({ k, gamma }: KickedParticle, omega: number): number =>
  (omega ** 2 * gamma) / (k ** 2 + (omega * gamma) ** 2);

const rule = gaussLegendre(12);

/**
 * γ⟨[x(δ) − x(0)]²⟩/2δ, T = kT + γνb² as δ → 0: (γ/δ)[(T/k)(1 − e^{−κδ}) − (f0²/γ²)(α/(α + κ))(g(α) − g(κ))/(α − κ)] with κ = k/γ, α = 1/τ_a
 * and g(r) = (1 − e^{−rδ})/r.
 */
export function laggedTemperature(particle: KickedParticle, lag: number): number {
  const { k, gamma, f0, tauA } = particle;
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
  return (whiteTemperature(particle) * g(kappa)) / lag + active;
}

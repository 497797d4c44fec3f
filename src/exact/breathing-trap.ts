import { gaussLegendre } from './gauss-legendre.ts';

/** A harmonic trap U = λx²/2 whose stiffness goes linearly from k0 to k1 in a time tau; mobility mu. */
export interface BreathingTrap {
  k0: number;
  k1: number;
  mu: number;
  kT: number;
  tau: number;
}

/**
 * Mean work of the breathing trap from equilibrium, ⟨w⟩ = ½∫λ̇ s dt, ṡ = −2μλs + 2μkT, s(0) = kT/k0. The deviation of
 * s = ⟨x²⟩ from kT/λ obeys a linear equation with source kTλ̇/λ², so with Λ = ∫λ dt
 *
 *   ⟨w⟩ = ΔF + ½λ̇²kT ∫₀^τ dt λ(t)⁻² G(t), G(t) = ∫_t^τ e^{−2μ[Λ(t′)−Λ(t)]} dt′, ΔF = (kT/2) ln(k1/k0),
 *
 * whose second term, the dissipated work, is positive term by term. Both integrals by Gauss–Legendre panels to rounding.
 */
export function breathingTrapMeanWork({ k0, k1, mu, kT, tau }: BreathingTrap): number {
  const rate = (k1 - k0) / tau;
  const stiffness = (t: number) => k0 + rate * t;
  const memory = (t: number) => {
    const length = Math.min(tau - t, decayLength(mu * stiffness(t), mu * rate, 45));
    return quadrature(
      Array.from({ length: 9 }, (_, i) => (i * length) / 8),
      (s) => Math.exp(-mu * s * (2 * stiffness(t) + rate * s)),
    );
  };
  const excess = quadrature(panelEnds({ k0, k1, mu, kT, tau }), (t) => memory(t) / stiffness(t) ** 2);
  return 0.5 * kT * (Math.log(k1 / k0) + rate * rate * excess);
}

/** Work of a sudden change k0 → k1: w = (k1 − k0)x²/2, x² ~ (kT/k0)χ²₁, so ⟨w⟩ = (k1 − k0)kT/(2k0), Var w = 2⟨w⟩². */
export function breathingQuenchWork({ k0, k1, kT }: Pick<BreathingTrap, 'k0' | 'k1' | 'kT'>): {
  mean: number;
  variance: number;
} {
  const mean = ((k1 - k0) * kT) / (2 * k0);
  return { mean, variance: 2 * mean * mean };
}

/** Time after which 2as + bs² reaches `folds`: the least positive root, ∞ if there is none. */
function decayLength(a: number, b: number, folds: number): number {
  const discriminant = a * a + folds * b;
  return discriminant < 0 ? Infinity : folds / (a + Math.sqrt(discriminant));
}

/** Panels that resolve λ⁻² (geometric in λ) and the boundary layer of G before the end. */
function panelEnds({ k0, k1, mu, tau }: BreathingTrap): number[] {
  const ends = new Set([0, tau]);
  const ratio = k1 / k0;
  const doublings = Math.ceil(Math.abs(Math.log2(ratio))) + 1;
  for (let i = 1; i < doublings && ratio !== 1; i++) ends.add((tau * (ratio ** (i / doublings) - 1)) / (ratio - 1));
  // G changes over the relaxation time at the end, or over the time in which the ramp itself makes the trap stiff.
  const layer = Math.min(1 / (mu * k1), Math.sqrt(tau / (mu * Math.max(k0, k1))));
  for (let s = layer; s < tau; s *= 1.5) ends.add(tau - s);
  return [...ends].sort((p, q) => p - q);
}

function quadrature(ends: readonly number[], f: (t: number) => number): number {
  const { nodes, weights } = gaussLegendre(16);
  let sum = 0;
  for (let i = 1; i < ends.length; i++) {
    const [a, b] = [ends[i - 1]!, ends[i]!];
    for (let j = 0; j < 16; j++) sum += 0.5 * (b - a) * weights[j]! * f(0.5 * (a + b + (b - a) * nodes[j]!));
  }
  return sum;
}

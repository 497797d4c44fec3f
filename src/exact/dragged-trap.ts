/** ∫₀^τ dt ∫₀^t ds e^{−as} = [aτ − 1 + e^{−aτ}]/a², without cancellation for short times. */
export function twiceIntegratedDecay(a: number, tau: number): number {
  const z = a * tau;
  if (z > 0.5) return (tau * tau * (z + Math.expm1(-z))) / (z * z);
  let term = 0.5;
  let sum = 0;
  for (let n = 0; n < 18; n++) {
    sum += term;
    term *= -z / (n + 3);
  }
  return tau * tau * sum;
}

/** A trap of stiffness k that moves at speed v for a time τ, and the particle's mobility. */
interface DraggedTrap {
  readonly k: number;
  readonly v: number;
  readonly mu: number;
  readonly tau: number;
}

/**
 * Mean work of dragging a harmonic trap U = k(x − vt)²/2 for a time τ, overdamped, from equilibrium:
 * ⟨w⟩ = (v²/μ)[τ − τ_r(1 − e^{−τ/τ_r})], τ_r = 1/(μk). The work is Gaussian with variance 2kT⟨w⟩
 * (O. Mazonka, C. Jarzynski, arXiv:cond-mat/9912121 (1999)).
 */
export function draggedTrapMeanWork({ k, v, mu, tau }: DraggedTrap): number {
  return k * v * v * twiceIntegratedDecay(mu * k, tau);
}

/** ⟨λ − x⟩ = vτ_r(1 − e^{−τ/τ_r}) at the end: how far the particle is behind the trap. */
export function draggedTrapMeanLag({ k, v, mu, tau }: DraggedTrap): number {
  return (-v * Math.expm1(-mu * k * tau)) / (mu * k);
}

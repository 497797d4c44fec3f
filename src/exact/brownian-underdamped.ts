/** Mass, friction γ, thermal energy and time, in consistent units. */
export interface FreeParticle {
  m: number;
  gamma: number;
  kT: number;
  t: number;
}

/**
 * ⟨[x(t) − x(0)]²⟩ = 2(kT m/γ²)(γt/m − 1 + e^{−γt/m}) of a free particle with Maxwell velocities
 * (L. S. Ornstein (1917); G. E. Uhlenbeck, L. S. Ornstein, Phys. Rev. 36, 823 (1930)); (kT/m)t² early, 2kT t/γ late.
 */
export function underdampedMeanSquaredDisplacement({ m, gamma, kT, t }: FreeParticle): number {
  return 2 * (kT / m) * t * t * secondExponential((gamma * t) / m);
}

/** ⟨v(t)v(0)⟩ = (kT/m) e^{−γt/m} (Uhlenbeck & Ornstein 1930). */
export function velocityAutocorrelation({ m, gamma, kT, t }: FreeParticle): number {
  return (kT / m) * Math.exp((-gamma * t) / m);
}

/** (s − 1 + e^{−s})/s², by its series Σ (−s)ⁿ/(n+2)! where the difference would cancel. */
function secondExponential(s: number): number {
  if (s > 0.5) return (s + Math.expm1(-s)) / (s * s);
  let term = 0.5;
  let sum = 0;
  for (let n = 0; n < 18; n++) {
    sum += term;
    term *= -s / (n + 3);
  }
  return sum;
}
